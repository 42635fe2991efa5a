// The panel's words, in the visitor's language. Chosen once, before anything is drawn.
import { type Catalogue, createTranslate, type Locale, type Translate, type Values } from "../shared/i18n.ts";
import type { PanelKey } from "./catalogue/en.ts";

export let locale: Locale = "en";
let catalogue: Catalogue<PanelKey>;
let translate: Translate<PanelKey>;

const catalogues: Record<Locale, () => Promise<Catalogue<PanelKey>>> = {
  en: async () => (await import("./catalogue/en.ts")).en,
  "zh-CN": async () => (await import("./catalogue/zh-CN.ts")).zhCN,
};

/** Fetches the words of one language; the others are never fetched. */
export async function speak(wanted: Locale): Promise<void> {
  catalogue = await catalogues[wanted]();
  translate = createTranslate(wanted, catalogue);
  locale = wanted;
}

export function t(key: PanelKey, values?: Values): string {
  return translate(key, values);
}

/** The sentence for a refusal; a code that this page does not know gets the general one. */
export function refusalText(code: string | number): string {
  const key = `refusal.${code}`;
  return t(Object.hasOwn(catalogue, key) ? (key as PanelKey) : "refusal.internal");
}
