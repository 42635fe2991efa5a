// Vic, a visitor before a website with the widget on it.
import type { Browser, Locator, Page } from "playwright-core";
import { en as panelEn } from "../../../src/web/panel/catalogue/en.ts";
import { zhCN as panelZhCN } from "../../../src/web/panel/catalogue/zh-CN.ts";
import { en as courseEn } from "../../../src/web/panel/course/catalogue/en.ts";
import { zhCN as courseZhCN } from "../../../src/web/panel/course/catalogue/zh-CN.ts";
import { en as endingEn } from "../../../src/web/panel/ending/catalogue/en.ts";
import { zhCN as endingZhCN } from "../../../src/web/panel/ending/catalogue/zh-CN.ts";
import { en as formEn } from "../../../src/web/panel/form/catalogue/en.ts";
import { zhCN as formZhCN } from "../../../src/web/panel/form/catalogue/zh-CN.ts";
import { createTranslate } from "../../../src/web/shared/i18n.ts";
import { type Language, type Person, sitDown } from "./browser.ts";
import { until } from "./runtime.ts";

const en = { ...panelEn, ...courseEn, ...endingEn, ...formEn };
const zhCN = { ...panelZhCN, ...courseZhCN, ...endingZhCN, ...formZhCN };

export interface Asking {
  name?: string;
  email?: string;
  question: string;
  /** By its name; without one, the one that is chosen. */
  department?: string;
}

export type Visitor = ReturnType<typeof atWebsite>;

/** A visitor who has a website in the language open. */
export async function visitor(browser: Browser, origin: string, language: Language = "en") {
  const person = await sitDown(browser, origin, language);
  // The widget speaks the website's language: the demo's own page is read with another `lang`.
  if (language !== "en")
    await person.context.route("**/demo", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('lang="en"', `lang="${language}"`),
      });
    });
  await person.page.goto("/demo");
  return atWebsite(person, person.page);
}

/** What a visitor does and sees in one tab. */
export function atWebsite(person: Person, page: Page) {
  const t = createTranslate(person.language, person.language === "en" ? en : zhCN);
  const widget = page.locator("porchlight-widget");
  const panel = page.frameLocator("porchlight-widget iframe");
  const composer = panel.getByRole("textbox", { name: t("composer.label") });
  const log = panel.getByRole("log", { name: t("chat.log") });
  const confirmed = log.locator(".message:not(.failed):not(:has(.mark.sending)) .bubble");

  return {
    ...person,
    page,
    t,
    widget,
    panel,
    log,
    composer,

    async opensTheWidget(): Promise<void> {
      await widget.getByRole("button").click();
      await panel.getByRole("heading", { name: t("form.heading") }).waitFor();
    },

    /** Fills in the first fields of the form. */
    async fills({ name = "Vic", email = "vic@example.com", question, department }: Asking): Promise<void> {
      if (department !== undefined)
        await panel.getByLabel(t("form.department"), { exact: true }).selectOption({ label: department });
      await panel.getByRole("textbox", { name: t("form.name") }).fill(name);
      await panel
        .getByRole("textbox", { name: t("form.email") })
        .first()
        .fill(email);
      await panel.getByRole("textbox", { name: t("form.question") }).fill(question);
    },

    async asks(asking: Asking): Promise<void> {
      await this.fills(asking);
      await panel.getByRole("button", { name: t("form.start") }).click();
      await log.waitFor();
    },

    /** Leaves the question, since nobody is there. */
    async files(asking: Asking): Promise<void> {
      await this.fills(asking);
      await panel.getByRole("button", { name: t("form.leave") }).click();
      await panel.getByRole("heading", { name: t("filed.title") }).waitFor();
    },

    async says(text: string): Promise<void> {
      await composer.fill(text);
      await composer.press("Enter");
    },

    async sees(what: string | RegExp | Locator): Promise<void> {
      const found = typeof what === "string" || what instanceof RegExp ? panel.getByText(what) : what;
      await found.first().waitFor();
    },

    /** What stands confirmed in the conversation, as it is shown. */
    messages(): Promise<string[]> {
      return confirmed.allTextContents();
    },

    /** Waits until so many messages stand confirmed. */
    async hasMessages(count: number): Promise<void> {
      await confirmed.nth(count - 1).waitFor({ state: "attached" });
    },

    async hears(text: string): Promise<void> {
      await until(`Vic reads ‘${text}’`, async () => (await this.messages()).includes(text));
    },

    async endsTheChat(): Promise<void> {
      await panel.getByRole("button", { name: t("chat.end") }).click();
      await panel
        .getByRole("dialog")
        .getByRole("button", { name: t("chat.end") })
        .click();
    },

    async startsAnother(): Promise<void> {
      await panel.getByRole("button", { name: t("ended.again") }).click();
      await panel.getByRole("heading", { name: t("form.heading") }).waitFor();
    },

    async reloads(): Promise<void> {
      await page.reload();
      await log.waitFor();
    },

    async opensSecondTab() {
      const second = await person.context.newPage();
      await second.goto("/demo");
      return atWebsite(person, second);
    },
  };
}
