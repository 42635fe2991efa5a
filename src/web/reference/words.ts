// The words of the reference, in the reader's language.
import { type Catalogue, createTranslate, type Locale, type Translate, type Values } from "../shared/i18n.ts";
import type { ReferenceKey } from "./catalogue/en.ts";

let translate: Translate<ReferenceKey>;

const catalogues: Record<Locale, () => Promise<{ catalogue: Catalogue<ReferenceKey> }>> = {
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
};

export async function speak(wanted: Locale): Promise<void> {
  translate = createTranslate(wanted, (await catalogues[wanted]()).catalogue);
}

export function t(key: ReferenceKey, values?: Values): string {
  return translate(key, values);
}
