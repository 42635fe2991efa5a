// The words of the page behind the link in an e-mail, in the visitor's language.
import { type Catalogue, createTranslate, type Locale, type Translate, type Values } from "../shared/i18n.ts";
import type { AnswerKey } from "./catalogue/en.ts";

export let locale: Locale = "en";
let catalogue: Catalogue<AnswerKey>;
let translate: Translate<AnswerKey>;

const catalogues: Record<Locale, () => Promise<Catalogue<AnswerKey>>> = {
  en: async () => (await import("./catalogue/en.ts")).en,
  "zh-CN": async () => (await import("./catalogue/zh-CN.ts")).zhCN,
};

export async function speak(wanted: Locale): Promise<void> {
  catalogue = await catalogues[wanted]();
  translate = createTranslate(wanted, catalogue);
  locale = wanted;
}

export function t(key: AnswerKey, values?: Values): string {
  return translate(key, values);
}

/** The sentence for a refusal; a code that this page does not know gets the general one. */
export function refusalText(code: string): string {
  const key = `refusal.${code}`;
  return t(isKey(key) ? key : "refusal.internal");
}

function isKey(key: string): key is AnswerKey {
  return Object.hasOwn(catalogue, key);
}
