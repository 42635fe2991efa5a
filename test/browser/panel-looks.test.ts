// The panel on every screen: what a machine finds of barriers, and whether anything is cut off where there is little room,
// large writing, wide writing, writing from the right, or the system's own colours.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { demoSiteKey } from "../../src/http/demo-page.ts";
import { en as comfortsEn } from "../../src/web/panel/comforts/catalogue/en.ts";
import { zhCN as comfortsZhCN } from "../../src/web/panel/comforts/catalogue/zh-CN.ts";
import { createTranslate } from "../../src/web/shared/i18n.ts";
import { everyLook, narrow, wide } from "../support/outside/audit.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";
import { atWebsite } from "../support/outside/visitor.ts";

const little = { width: 320, height: 480 };

/** What stands out of the page, or is wider than its place and cut. A line that ends in dots says so. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const isHidden = (element: Element) => element.closest(".visually-hidden, [aria-hidden=true]") !== null;
    for (const element of document.querySelectorAll<HTMLElement>("#panel *, dialog *")) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0 || isHidden(element)) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className} ‘${element.textContent?.slice(0, 20)}’`;
      if (left < -1 || right > innerWidth + 1) found.push(`${name}: ${left} to ${right}`);
      const { overflowX, textOverflow } = getComputedStyle(element);
      const isCut = element.scrollWidth > element.clientWidth + 1 && overflowX !== "visible";
      if (isCut && textOverflow !== "ellipsis")
        found.push(`${name}: ${element.scrollWidth} in ${element.clientWidth}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
    return found;
  });
}

/** WCAG 1.4.4, 1.4.10 and 1.4.12, and a language from the right. */
async function roomFor(page: Page): Promise<string[]> {
  const found: string[] = [];
  const ways = [
    ["from the right", little, ""],
    ["twice as large", narrow, "html { font-size: 200% }"],
    [
      "wide writing",
      little,
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }",
    ],
  ] as const;
  for (const [way, size, css] of ways) {
    await page.setViewportSize(size);
    await page.evaluate(
      ([rules, isTurned]) => {
        document.documentElement.dir = isTurned ? "rtl" : "ltr";
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules ?? "");
        const kept = [...document.adoptedStyleSheets];
        document.adoptedStyleSheets = [...kept, sheet];
        Object.assign(globalThis, { putBack: () => (document.adoptedStyleSheets = kept) });
      },
      [css, way === "from the right" ? "yes" : ""],
    );
    found.push(...(await cutOff(page)).map((line) => `${way}: ${line}`));
    await page.evaluate(() => {
      document.documentElement.dir = "ltr";
      (globalThis as unknown as { putBack(): void }).putBack();
    });
  }
  await page.setViewportSize(wide);
  return found;
}

stories("the panel's looks", () => {
  const stage = setStage();

  it.each([
    ["en", [narrow, wide]],
    ["zh-CN", [narrow]],
  ] as const)("in %s: form, waiting, chat, menu, emoji, end", async (language, sizes) => {
    const t = createTranslate(language, language === "en" ? comfortsEn : comfortsZhCN);
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic(language);
    const { page } = vic;
    await page.goto(`/panel?site=${demoSiteKey}&lang=${language}`);
    // The panel is the page itself.
    const alone = { ...atWebsite(vic, page), panel: page };
    const found: Record<string, string[]> = {};
    const look = async (name: string) => {
      const lines = [...(await everyLook(page, [...sizes])), ...(await roomFor(page))];
      if (lines.length > 0) found[name] = lines;
    };
    await page.getByRole("textbox", { name: vic.t("form.question") }).waitFor();
    await look("form");
    const long = "Donaudampfschifffahrtsgesellschaft".repeat(5);
    await page.getByRole("textbox", { name: vic.t("form.name") }).fill("Vic");
    await page.getByRole("textbox", { name: vic.t("form.question") }).fill(long);
    await page.getByRole("button", { name: vic.t("form.start") }).click();
    await page.getByText(vic.t("waiting.heading")).waitFor();
    await look("waiting");
    await agent.accepts(long);
    const box = page.getByRole("textbox", { name: vic.t("composer.label") });
    await box.fill("w".repeat(10_000));
    await look("a full text box");
    await box.press("Enter");
    await page.locator(".mark.sent, .mark.delivered, .mark.seen").nth(1).waitFor({ state: "attached" });
    await look("chat");
    await page.getByRole("button", { name: t("menu.label") }).click();
    await look("menu");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: t("emoji.open") }).click();
    await page.getByRole("listbox").waitFor();
    await look("emoji");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: vic.t("chat.end") }).click();
    await page.getByRole("dialog").waitFor();
    await look("asked before the end");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: vic.t("chat.end") })
      .click();
    await page.getByRole("button", { name: vic.t("ended.again") }).waitFor();
    await until("the focus is at the end's heading", () =>
      page.evaluate((words) => document.activeElement?.textContent === words, vic.t("ended.finished")),
    );
    await look("end");
    await page.getByRole("button", { name: vic.t("ended.again") }).click();
    await page.getByRole("textbox", { name: vic.t("form.question") }).waitFor();
    await until("the focus is in the form", () =>
      page.evaluate(() => document.activeElement?.closest("form") !== null),
    );
    expect(alone.page).toBe(page);
    expect(found).toEqual({});
  });

  it("a phone's keyboard hides neither the text box nor the head, in a website and alone", async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    const { page } = vic;
    await page.setViewportSize(narrow);
    await vic.opensTheWidget();
    await vic.asks({ question: "On the phone?" });
    await agent.accepts("On the phone?");
    await vic.panel.getByRole("button", { name: comfortsEn["menu.label"] }).waitFor();
    /** A browser without a screen has no keyboard: the page is told as by one of 360 pixels. */
    const keyboard = (isUp: boolean) =>
      page.evaluate((up) => {
        const seen = window.visualViewport as VisualViewport;
        if (up) Object.defineProperty(seen, "height", { configurable: true, get: () => innerHeight - 360 });
        else Reflect.deleteProperty(seen, "height");
        seen.dispatchEvent(new Event("resize"));
      }, isUp);
    const bottomOf = async (box: typeof vic.composer) => {
      const place = await box.boundingBox();
      return (place?.y ?? Number.NaN) + (place?.height ?? Number.NaN);
    };
    const visible = narrow.height - 360;
    expect(await bottomOf(vic.composer)).toBeGreaterThan(visible);
    await keyboard(true);
    await until("the text box is above the keyboard", async () => (await bottomOf(vic.composer)) < visible);
    expect((await vic.panel.locator("header").boundingBox())?.y).toBe(0);
    await keyboard(false);
    await until("it is back", async () => (await bottomOf(vic.composer)) > visible);

    await page.goto(`/panel?site=${demoSiteKey}`);
    const box = page.getByRole("textbox", { name: vic.t("composer.label") });
    await page.getByRole("button", { name: comfortsEn["menu.label"] }).waitFor();
    expect(await bottomOf(box)).toBeGreaterThan(visible);
    await keyboard(true);
    await until("the text box is above the keyboard", async () => (await bottomOf(box)) < visible);
    expect(await box.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBe(16);
  });
});
