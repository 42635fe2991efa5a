// Where canned messages are written and kept, as its agents walk through it.
import { catalogue as en } from "../../../src/web/agent/canned/catalogue/en.ts";
import { catalogue as zhCN } from "../../../src/web/agent/canned/catalogue/zh-CN.ts";
import { createTranslate } from "../../../src/web/shared/i18n.ts";
import type { Agent } from "./agent.ts";
import type { Language } from "./browser.ts";

export type CannedWords = ReturnType<typeof cannedWords>;

export function cannedWords(language: Language) {
  return createTranslate(language, language === "en" ? en : zhCN);
}

export async function goesToCanned({ page, t, language }: Agent): Promise<void> {
  const modules = page.getByRole("navigation", { name: t("page.modules") });
  await modules.getByRole("link", { name: t("canned.module") }).click();
  const heading = cannedWords(language)("canned.heading");
  await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
}

export async function goesToCategories(agent: Agent): Promise<void> {
  const ct = cannedWords(agent.language);
  await goesToCanned(agent);
  await agent.page.getByRole("link", { name: ct("canned.categories") }).click();
  await agent.page.getByRole("heading", { name: ct("categories.heading"), level: 1 }).waitFor();
}

interface Written {
  title: string;
  text: string;
  shortcut?: string;
  /** The name of a category that is there. */
  category?: string;
}

/** Writes a new message and leaves its form open. */
export async function writesCanned(
  agent: Agent,
  { title, text, shortcut = "", category }: Written,
): Promise<void> {
  const { page, language } = agent;
  const ct = cannedWords(language);
  await goesToCanned(agent);
  await page.getByRole("link", { name: ct("canned.add") }).click();
  await page.getByLabel(ct("editor.title"), { exact: true }).fill(title);
  await page.getByLabel(ct("editor.text"), { exact: true }).fill(text);
  await page.getByLabel(ct("editor.shortcut"), { exact: true }).fill(shortcut);
  if (category !== undefined)
    await page.getByLabel(ct("editor.category"), { exact: true }).selectOption(category);
}

export async function savesCanned(agent: Agent, title: string): Promise<void> {
  const ct = cannedWords(agent.language);
  await agent.page.getByRole("button", { name: ct("editor.save"), exact: true }).click();
  await agent.sees(ct("canned.saved", { title }));
}
