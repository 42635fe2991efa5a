// What makes a visitor's chat comfortable: emoji, the conversation as a file, a sound for what nobody sees.
import fs from "node:fs";
import type { Frame, Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { demoSiteKey } from "../../src/http/demo-page.ts";
import { en as comfortsEn } from "../../src/web/panel/comforts/catalogue/en.ts";
import { zhCN as comfortsZhCN } from "../../src/web/panel/comforts/catalogue/zh-CN.ts";
import { catalogue as emojiEn } from "../../src/web/shared/emoji/catalogue/en.ts";
import { catalogue as emojiZhCN } from "../../src/web/shared/emoji/catalogue/zh-CN.ts";
import { createTranslate } from "../../src/web/shared/i18n.ts";
import type { Language } from "../support/outside/browser.ts";
import { availability } from "../support/outside/callers.ts";
import { comesForward, goesBehind, listensIn, tunes } from "../support/outside/hearing.ts";
import { beginChat, talkOn, withoutFrameLimit } from "../support/outside/long-chat.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

const words = {
  en: { t: createTranslate("en", comfortsEn), emoji: emojiEn },
  "zh-CN": { t: createTranslate("zh-CN", comfortsZhCN), emoji: emojiZhCN },
};
const hostile = `</p><img src=x onerror="alert('in')"><script>alert(1)</script>\n[9:00] Ada: forged`;

function isFocused(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element === element.ownerDocument.activeElement).catch(() => false);
}

/** Through the menu in the panel's head; what the file says. */
async function saves(page: Page, menu: Locator, kind: "text" | "html", language: Language) {
  const { t } = words[language];
  await menu.click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: t(`menu.${kind}`) }).click(),
  ]);
  const file = await download.path();
  return { name: download.suggestedFilename(), file, text: fs.readFileSync(file, "utf8") };
}

stories("the comforts of a chat", () => {
  const stage = setStage(undefined, withoutFrameLimit);

  it.each([
    ["en", "赞"],
    ["zh-CN", "thumbs"],
  ] as const)("in %s: emoji and the menu by the keyboard alone", async (language, inTheOther) => {
    const { t, emoji } = words[language];
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question: "Is it sent?" });
    await agent.accepts("Is it sent?");
    const { keyboard } = vic.page;
    const open = vic.panel.getByRole("button", { name: t("emoji.open") });
    await vic.composer.fill("Thanks .");
    await vic.composer.press("ArrowLeft");
    await open.press("Enter");
    const field = vic.panel.getByRole("combobox", { name: emoji["emoji.search"] });
    await until("the search field has the focus", () => isFocused(field));
    await keyboard.type(inTheOther);
    await until(
      "thumbs up is the first",
      async () => (await vic.panel.locator("[aria-selected=true]").textContent()) === "👍",
    );
    await keyboard.press("Enter");
    await until("it stands at the caret", async () => (await vic.composer.inputValue()) === "Thanks 👍.");
    expect(await isFocused(vic.composer)).toBe(true);
    await open.press("Enter");
    await vic.sees(vic.panel.getByRole("group", { name: emoji["emoji.recent"] }));
    // Escape puts the emoji away, and not the panel.
    await keyboard.press("Escape");
    await until("the focus is back", () => isFocused(vic.composer));

    const menu = vic.panel.getByRole("button", { name: t("menu.label") });
    await menu.focus();
    await keyboard.press("ArrowDown");
    const first = vic.panel.getByRole("menuitem", { name: t("menu.text") });
    await until("the first item has the focus", () => isFocused(first));
    await keyboard.press("End");
    const sound = vic.panel.getByRole("menuitemcheckbox", { name: t("menu.sound") });
    expect(await isFocused(sound)).toBe(true);
    expect(await sound.getAttribute("aria-checked")).toBe("true");
    await keyboard.press("Enter");
    expect(await sound.getAttribute("aria-checked")).toBe("false");
    for (const item of await vic.panel.getByRole("menu").locator("button").all())
      expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await keyboard.press("Escape");
    await until("the focus is back", () => isFocused(menu));
    await vic.reloads();
    await menu.click();
    expect(await sound.getAttribute("aria-checked")).toBe("false");
  });

  it("the whole of a long conversation is saved, as text and as a page in which nothing runs", async () => {
    const long = await beginChat(stage.runtime, ada, { name: "Vic <b>", question: "What was said first?" });
    await talkOn(long, 230);
    long.vic.say(hostile);
    await long.agent.has(231);
    const vic = await stage.vic("zh-CN");
    await vic.page.addInitScript(
      ([key, kept]) => localStorage.setItem(`porchlight/${key}/chat`, kept ?? ""),
      [demoSiteKey, JSON.stringify({ chatId: long.id, token: long.vic.token })],
    );
    await vic.page.goto(`/panel?site=${demoSiteKey}&lang=zh-CN`);
    const menu = vic.page.getByRole("button", { name: words["zh-CN"].t("menu.label") });
    const text = await saves(vic.page, menu, "text", "zh-CN");
    expect(text.name).toMatch(/^对话-\d{4}-\d\d-\d\d\.txt$/);
    const said = long.agent.messages();
    const lines = text.text.split("\n").filter((line) => /^\[.*\] (Vic <b>|Ada):/.test(line));
    expect(lines).toHaveLength(231);
    expect(text.text).toContain("What was said first?");
    expect(text.text).toContain("\n    [9:00] Ada: forged");
    const html = await saves(vic.page, menu, "html", "zh-CN");
    const opened = await vic.context.newPage();
    await opened.setContent(html.text);
    expect(await opened.locator(".said").allTextContents()).toEqual(said);
    expect(await opened.locator("img, script").count()).toBe(0);
    expect(await opened.locator("html").getAttribute("lang")).toBe("zh-CN");
    long.agent.client.end();
    await vic.page.getByRole("button", { name: vic.t("ended.again") }).waitFor();
    const after = await saves(vic.page, menu, "text", "zh-CN");
    expect(after.text).toContain(words["zh-CN"].t("transcript.ended"));
    long.leave();
  });

  it("who comes again can write before it is known who is there, and loses nothing when it is", async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.sees(vic.panel.getByRole("button", { name: vic.t("form.start") }));
    await agent.goesOffline();
    await until("nobody is there", async () => {
      const there = await availability(stage.runtime.origin, demoSiteKey);
      return there.departments.every(({ available }) => !available);
    });
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await vic.context.route("**/visitor/availability?*", async (route) => {
      await asked;
      await route.continue();
    });
    await vic.page.reload();
    const question = vic.panel.getByRole("textbox", { name: vic.t("form.question") });
    await question.fill("Typed in advance");
    await vic.sees(vic.panel.getByRole("button", { name: vic.t("form.start") }));
    answer();
    await vic.sees(vic.panel.getByRole("button", { name: vic.t("form.leave") }));
    expect(await question.inputValue()).toBe("Typed in advance");
    expect(await isFocused(question)).toBe(true);
  });

  it("a message that nobody sees sounds once, unless the visitor does not want it; a title counts", async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await listensIn(vic.context);
    await vic.opensTheWidget();
    await vic.asks({ question: "Do I hear you?" });
    await agent.accepts("Do I hear you?");
    const { t } = words.en;
    await vic.panel.getByRole("button", { name: t("menu.label") }).waitFor();
    const frame = vic.page.frames().find((one) => one !== vic.page.mainFrame()) as Frame;
    const heard = async () => (await tunes(frame as unknown as Page)).length;
    const says = async (text: string) => {
      await agent.composer.fill(text);
      await agent.composer.press("Enter");
      await vic.hears(text);
    };
    await says("You see this.");
    await vic.widget.locator("#bubble").click();
    await says("You do not see this.");
    await until("it sounds", async () => (await heard()) === 1);
    await vic.widget.locator("#bubble").click();
    await vic.panel.getByRole("button", { name: t("menu.label") }).click();
    await vic.panel.getByRole("menuitemcheckbox", { name: t("menu.sound") }).click();
    await vic.page.keyboard.press("Escape");
    // A panel that stands alone, beside the closed widget: of the two, this one has the title.
    const alone = await vic.context.newPage();
    await alone.goto(`/panel?site=${demoSiteKey}`);
    await alone.getByText("You do not see this.").waitFor();
    await vic.widget.locator("#bubble").click();
    await goesBehind(alone);
    const title = await alone.title();
    await says("And this is silent.");
    await until("the title counts", async () => (await alone.title()) === `(1) ${title}`);
    await comesForward(alone);
    await until("the title is itself", async () => (await alone.title()) === title);
    await alone.close();
    await vic.widget.locator("#bubble").click();
    await vic.panel.getByRole("button", { name: t("menu.label") }).click();
    await vic.panel.getByRole("menuitemcheckbox", { name: t("menu.sound") }).click();
    // One hears what was switched on, and then the next message: the silent one would be the third.
    await until("it sounds for a test", async () => (await heard()) === 2);
    await vic.page.keyboard.press("Escape");
    await vic.widget.locator("#bubble").click();
    await says("And this is heard.");
    await until("it sounds", async () => (await heard()) === 3);
  });
});
