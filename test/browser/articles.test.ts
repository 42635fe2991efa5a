// Help articles: suggested while Vic types, read over the form, and said to have helped or not.
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { en } from "../../src/web/panel/articles/catalogue/en.ts";
import { zhCN } from "../../src/web/panel/articles/catalogue/zh-CN.ts";
import { everyLook, narrow } from "../support/outside/audit.ts";
import { until } from "../support/outside/runtime.ts";
import { setStage, stories } from "../support/outside/stage.ts";

function isFocused(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element === element.ownerDocument.activeElement);
}

const asked = {
  en: { words: en, question: "Hi! My lamp came and the glass is broken", title: "My lamp arrived broken" },
  "zh-CN": { words: zhCN, question: "破损", title: "收到的灯破损了怎么办？" },
} as const;

stories("help articles", () => {
  const stage = setStage();

  it.each(["en", "zh-CN"] as const)("answer a question while it is typed, in %s", async (language) => {
    const { words, question, title } = asked[language];
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    const field = vic.panel.getByRole("textbox", { name: vic.t("form.question") });
    await field.pressSequentially(question);
    const suggested = vic.panel.getByRole("region", { name: words["articles.suggested"] });
    const found = suggested.getByRole("button", { name: title });
    await found.waitFor();
    expect(await suggested.getByRole("button").count()).toBeLessThanOrEqual(3);
    if (language === "en") expect(await everyLook(vic.page)).toEqual([]);

    await found.click();
    const sheet = vic.panel.getByRole("dialog", { name: title });
    await sheet.getByRole("listitem").first().waitFor();
    await until("the title has the focus", () => isFocused(sheet.getByRole("heading", { name: title })));
    if (language === "en") expect(await everyLook(vic.page)).toEqual([]);
    await sheet.getByRole("button", { name: words["articles.no"], exact: true }).click();
    await sheet.getByText(words["articles.thanks"]).waitFor();

    // Escape goes back to the form, and the panel stays.
    await vic.page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    expect(await field.inputValue()).toBe(question);
    await until("the focus is back where it was", () => isFocused(found));
    await found.click();
    const no = sheet.getByRole("button", { name: words["articles.no"], exact: true });
    expect(await no.getAttribute("aria-pressed")).toBe("true");
    await sheet.getByRole("button", { name: words["articles.back"] }).click();

    await field.fill("");
    await suggested.waitFor({ state: "detached" });
  });

  it("are browsed on a phone, from the list to one of them and back", async () => {
    const vic = await stage.vic();
    await vic.page.setViewportSize(narrow);
    await vic.opensTheWidget();
    await vic.panel.getByRole("button", { name: en["articles.browse"] }).click();
    const list = vic.panel.getByRole("dialog", { name: en["articles.browse"] });
    expect(await list.getByRole("listitem").count()).toBe(4);
    await list.getByRole("button", { name: "Which bulb fits my lamp?" }).click();
    const article = vic.panel.getByRole("dialog", { name: "Which bulb fits my lamp?" });
    await article.getByRole("heading", { name: "Changing the bulb" }).waitFor();
    await article.getByRole("button", { name: en["articles.back"] }).click();
    await list.getByRole("button", { name: en["articles.back"] }).click();
    await vic.sees(vic.t("form.heading"));
  });
});
