// The words of the ticket room, fetched together with it. What its own catalogue lacks, the page's has.
import { effect, signal } from "@preact/signals";
import {
  type Catalogue,
  createTranslate,
  type Locale,
  type Translate,
  type Values,
} from "../../shared/i18n.ts";
import { locale } from "../preferences.ts";
import { type Key, t as pageWords } from "../words.ts";
import type { TicketKey } from "./catalogue/en.ts";

type Words = Catalogue<TicketKey>;

const catalogues: Record<Locale, () => Promise<{ catalogue: Words }>> = {
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
};

const spoken = signal<{ words: Words; translate: Translate<TicketKey> } | null>(null);

/** Resolves when there are words; from then on they follow `locale`. */
export async function beginTicketWords(): Promise<void> {
  await speak(locale.value);
  effect(() => {
    void speak(locale.value);
  });
}

async function speak(wanted: Locale): Promise<void> {
  const { catalogue } = await catalogues[wanted]();
  if (wanted === locale.peek())
    spoken.value = { words: catalogue, translate: createTranslate(wanted, catalogue) };
}

export function t(key: Key | TicketKey, values?: Values): string {
  const own = spoken.value;
  if (own === null) return "";
  return isOwn(own.words, key) ? own.translate(key, values) : pageWords(key, values);
}

function isOwn(words: Words, key: Key | TicketKey): key is TicketKey {
  return Object.hasOwn(words, key);
}
