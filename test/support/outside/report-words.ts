// What the reports say, for stories that look for it.
import { catalogue as en } from "../../../src/web/agent/reports/catalogue/en.ts";
import { catalogue as zhCN } from "../../../src/web/agent/reports/catalogue/zh-CN.ts";
import { createTranslate } from "../../../src/web/shared/i18n.ts";
import type { Language } from "./browser.ts";

export function reportWords(language: Language) {
  return createTranslate(language, language === "en" ? en : zhCN);
}
