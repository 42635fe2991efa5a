// What supervisors do with other agents' chats, and the words that they read there.
import type { Locator, Page } from "playwright-core";
import { catalogue as en } from "../../../src/web/agent/catalogue/en.ts";
import { catalogue as zhCN } from "../../../src/web/agent/catalogue/zh-CN.ts";
import { catalogue as roomEn } from "../../../src/web/agent/live/catalogue/en.ts";
import { catalogue as roomZhCN } from "../../../src/web/agent/live/catalogue/zh-CN.ts";
import { createTranslate } from "../../../src/web/shared/i18n.ts";
import type { Agent } from "./agent.ts";
import type { Language } from "./browser.ts";

/** The agent page's words, and those of the supervisors' room. */
export function roomWords(language: Language) {
  return createTranslate(language, language === "en" ? { ...en, ...roomEn } : { ...zhCN, ...roomZhCN });
}

/** The list of live chats. */
export async function opensLiveChats({ page, language }: Agent): Promise<void> {
  const t = roomWords(language);
  await page.getByRole("link", { name: t("live.module") }).click();
  await page.getByRole("heading", { name: t("live.heading") }).waitFor();
}

/** The line of the chat with this question. */
export function lineOf(page: Page, question: string): Locator {
  return page.getByRole("row").filter({ hasText: question });
}

/** The form of a chat, with the list there. */
export async function assignDialog({ page, language }: Agent, visitorName: string): Promise<Locator> {
  const t = roomWords(language);
  const dialog = page.getByRole("dialog", { name: t("assign.title", { name: visitorName }) });
  await dialog.getByRole("radio").first().waitFor();
  return dialog;
}
