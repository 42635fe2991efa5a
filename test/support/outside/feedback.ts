// The words of the feedback form, as a story asks for them.
import { en } from "../../../src/web/panel/feedback/catalogue/en.ts";
import { zhCN } from "../../../src/web/panel/feedback/catalogue/zh-CN.ts";
import { createTranslate } from "../../../src/web/shared/i18n.ts";
import type { Language } from "./browser.ts";

export function feedbackWords(language: Language) {
  return createTranslate(language, language === "en" ? en : zhCN);
}
