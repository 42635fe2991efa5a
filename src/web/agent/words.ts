// The agent page's words, in the language that is chosen now. A component that says something follows a change of it.
// One language is fetched; another when somebody chooses it.
import { effect, signal } from "@preact/signals";
import { type Catalogue, createTranslate, type Locale, type Values } from "../shared/i18n.ts";
import type { AgentKey } from "./catalogue/en.ts";
import { locale } from "./preferences.ts";

export type Key = AgentKey;
type Words = Catalogue<Key>;

const catalogues: Record<Locale, () => Promise<{ catalogue: Words }>> = {
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
};

let words: Words;
let spoken: Locale | null = null;
const translate = signal<(key: Key, values?: Values) => string>(() => "");

/** Resolves when there are words; from then on the page speaks whatever `locale` says. */
export async function beginToSpeak(root: HTMLElement): Promise<void> {
  await speak(locale.value, root);
  effect(() => {
    void speak(locale.value, root);
  });
}

async function speak(wanted: Locale, root: HTMLElement): Promise<void> {
  const { catalogue } = await catalogues[wanted]();
  if (wanted !== locale.peek() || wanted === spoken) return;
  words = catalogue;
  spoken = wanted;
  root.lang = wanted;
  translate.value = createTranslate(wanted, catalogue);
}

export function t(key: Key, values?: Values): string {
  return translate.value(key, values);
}

/** The sentence for a refusal; a code that this page does not know gets the general one. */
export function refusalText(code: string): string {
  const key = `refusal.${code}`;
  return t(isKey(key) ? key : "refusal.internal");
}

function isKey(key: string): key is Key {
  return Object.hasOwn(words, key);
}

/** 42 s; 3 min 5 s; 2 h 10 min. */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return t("time.seconds", { count: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return t("time.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return seconds % 60 === 0
    ? t("time.wholeMinutes", { count: minutes })
    : t("time.minutes", { minutes, seconds: seconds % 60 });
}
