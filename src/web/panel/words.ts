// The panel's words, in the visitor's language. Whatever is drawn with them is drawn again when the language changes.
import { batch, signal } from "@preact/signals-core";
import { type Catalogue, createTranslate, type Locale, type Translate, type Values } from "../shared/i18n.ts";
import type { PanelKey } from "./catalogue/en.ts";

export type Key = PanelKey;

export const locale = signal<Locale>("en");
const spoken = signal<{ words: Catalogue<Key>; translate: Translate<Key> } | null>(null);

const catalogues: Record<Locale, () => Promise<{ catalogue: Catalogue<Key> }>> = {
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
};

/** Fetches the words of one language; the others are never fetched. */
export async function speak(wanted: Locale): Promise<void> {
  const { catalogue } = await catalogues[wanted]();
  batch(() => {
    locale.value = wanted;
    spoken.value = { words: catalogue, translate: createTranslate(wanted, catalogue) };
  });
  document.documentElement.lang = wanted;
  document.title = t("panel.title");
}

export function t(key: Key, values?: Values): string {
  return spoken.value?.translate(key, values) ?? "";
}

/** The sentence for a refusal; a code that this page does not know gets the general one. */
export function refusalText(code: string | number): string {
  const key = `refusal.${code}`;
  return t(Object.hasOwn(spoken.value?.words ?? {}, key) ? (key as Key) : "refusal.internal");
}
