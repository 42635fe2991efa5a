// The words of the canned messages' part of the page, fetched together with it.
import { effect, signal } from "@preact/signals";
import {
  type Catalogue,
  createTranslate,
  type Locale,
  type Translate,
  type Values,
} from "../../shared/i18n.ts";
import { locale } from "../preferences.ts";
import type { CannedKey } from "./catalogue/en.ts";

const catalogues: Record<Locale, () => Promise<{ catalogue: Catalogue<CannedKey> }>> = {
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
};

const translate = signal<Translate<CannedKey> | null>(null);

/** Resolves when there are words; from then on they follow `locale`. */
export async function beginCannedWords(): Promise<void> {
  await speak(locale.value);
  effect(() => {
    void speak(locale.value);
  });
}

async function speak(wanted: Locale): Promise<void> {
  const { catalogue } = await catalogues[wanted]();
  if (wanted === locale.peek()) translate.value = createTranslate(wanted, catalogue);
}

export function ct(key: CannedKey, values?: Values): string {
  return translate.value?.(key, values) ?? "";
}
