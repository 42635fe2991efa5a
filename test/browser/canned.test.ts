// Canned messages, from the form to the chat: S12, S13 and S14, in both languages.
import { expect, it } from "vitest";
import { catalogue as pageEn } from "../../src/web/agent/catalogue/en.ts";
import { catalogue as pageZhCN } from "../../src/web/agent/catalogue/zh-CN.ts";
import { createTranslate } from "../../src/web/shared/i18n.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { cannedWords, goesToCanned } from "../support/outside/canned.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

const languages = [
  {
    language: "en",
    title: "Shipping abroad",
    shortcut: "abroad",
    text: "Hello {{visitor.name|there}}, {{agent.name}} ships abroad.",
    category: "Shipping",
  },
  {
    language: "zh-CN",
    title: "海外配送",
    shortcut: "海外",
    text: "{{visitor.name|您}}好，{{agent.name}}可以寄往海外。",
    category: "配送",
  },
] as const satisfies readonly { language: Language; [field: string]: string }[];

for (const { language, title, shortcut, text, category } of languages)
  stories(`canned messages in ${language}`, () => {
    const stage = setStage();
    const ct = cannedWords(language);
    const t = createTranslate(language, language === "en" ? pageEn : pageZhCN);

    it("S12: an agent writes one for a department and a new category, and edits it later", async () => {
      const agent = await stage.atWork(ada, language);
      const { page } = agent;
      await goesToCanned(agent);
      await page.getByRole("link", { name: ct("canned.add") }).click();
      await page.getByLabel(ct("editor.title"), { exact: true }).fill(title);
      await page.getByLabel(ct("editor.text"), { exact: true }).fill(`${text} {{visitor.age}}`);
      await agent.sees(ct("editor.unknownPlace", { place: "{{visitor.age}}" }));
      await page.getByLabel(ct("editor.text"), { exact: true }).fill(text);
      await agent.sees(
        text.replace(/\{\{visitor.*?\}\}/, ct("editor.sampleVisitor")).replace("{{agent.name}}", "Ada"),
      );
      await page.getByLabel(ct("editor.shortcut"), { exact: true }).fill(shortcut);
      await page.getByLabel(ct("editor.category"), { exact: true }).selectOption(ct("editor.newCategory"));
      await page.getByLabel(ct("editor.newCategoryName")).fill(category);
      await page.getByRole("radio", { name: ct("editor.scopeSome") }).check();
      await page.getByRole("checkbox", { name: "Support" }).check();
      expect(await findings(page)).toEqual([]);
      await page.getByRole("button", { name: ct("editor.save") }).click();
      await agent.sees(ct("canned.saved", { title }));

      await page.getByRole("searchbox", { name: ct("canned.search") }).fill(shortcut);
      await page.getByRole("combobox", { name: ct("canned.category") }).selectOption(category);
      expect(await findings(page)).toEqual([]);
      await page.getByRole("link", { name: title }).click();
      await page.getByLabel(ct("editor.text"), { exact: true }).fill(`${text} :)`);
      await page.getByRole("button", { name: ct("editor.save") }).click();
      await page.getByRole("link", { name: `${text} :)` }).click();
      await page.getByText(ct("history.heading"), { exact: true }).click();
      await agent.sees(page.getByText(ct("history.version", { version: 2 }), { exact: true }));
    });

    it("S12: what somebody else saved meanwhile is told, and nothing that was written is lost", async () => {
      const [one, other] = [await stage.atWork(ada, language), await stage.atWork(ada, language)];
      for (const agent of [one, other]) {
        await goesToCanned(agent);
        await agent.page.getByRole("link", { name: title }).click();
      }
      await one.page.getByLabel(ct("editor.text"), { exact: true }).fill("1");
      await other.page.getByLabel(ct("editor.text"), { exact: true }).fill(text);
      await other.page.getByRole("button", { name: ct("editor.save") }).click();
      await other.sees(ct("canned.saved", { title }));
      await one.page.getByRole("button", { name: ct("editor.save") }).click();
      await one.sees(ct("editor.conflict", { name: "Ada" }));
      expect(await one.page.getByLabel(ct("editor.text"), { exact: true }).inputValue()).toBe("1");
      await one.page.getByRole("button", { name: ct("editor.takeTheirs") }).click();
      expect(await one.page.getByLabel(ct("editor.text"), { exact: true }).inputValue()).toBe(text);
    });

    it("S13: categories are listed, and one is added", async () => {
      const agent = await stage.atWork(ada, language);
      const { page } = agent;
      await goesToCanned(agent);
      await page.getByRole("link", { name: ct("canned.categories") }).click();
      await agent.sees(page.getByRole("listitem").filter({ hasText: category }));
      await page.getByRole("button", { name: ct("categories.add") }).click();
      await page.getByRole("textbox", { name: ct("categories.name") }).fill(`${category} 2`);
      await page.keyboard.press("Enter");
      await agent.sees(ct("categories.added", { name: `${category} 2` }));
      expect(await findings(page)).toEqual([]);
    });

    it("S14: # suggests it, Escape leaves the text alone, Enter inserts it with its places filled", async () => {
      const agent = await stage.atWork(ada, language);
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question: "Abroad?" });
      await agent.accepts("Abroad?");
      const { page } = agent;
      const box = page.getByRole("tabpanel").locator("textarea");
      const options = page.getByRole("listbox", { name: t("canned.suggestions") }).getByRole("option");
      await box.pressSequentially(`issue#${shortcut}`);
      expect(await options.count()).toBe(0);
      await box.fill("");
      await box.pressSequentially(`#${shortcut}`);
      await options.filter({ hasText: title }).waitFor();
      await page.keyboard.press("Escape");
      await expect.poll(() => options.count()).toBe(0);
      expect(await box.inputValue()).toBe(`#${shortcut}`);
      await box.fill("");
      await box.pressSequentially(`#${shortcut}`);
      await options.filter({ hasText: title }).waitFor();
      await page.keyboard.press("Enter");
      const filled = text.replace(/\{\{visitor.*?\}\}/, "Vic").replace("{{agent.name}}", "Ada");
      expect(await box.inputValue()).toBe(filled);
      await page.keyboard.press("Enter");
      await vic.hears(filled);
    });
  });
