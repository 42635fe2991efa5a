// The words of a part of the page that is fetched later, together with it. What its own catalogue lacks, the page's has.
import { effect, signal } from "@preact/signals";
import { type Catalogue, createTranslate, type Locale, type Translate, type Values } from "../shared/i18n.ts";
import { locale } from "./preferences.ts";
import { type Key, t as pageWords } from "./words.ts";

export interface LateWords<Own extends string> {
  /** Resolves when there are words; from then on they follow `locale`. */
  begin(): Promise<void>;
  t(key: Key | Own, values?: Values): string;
}

export function lateWords<Own extends string>(
  catalogues: Record<Locale, () => Promise<{ catalogue: Catalogue<Own> }>>,
): LateWords<Own> {
  const spoken = signal<{ words: Catalogue<Own>; translate: Translate<Own> } | null>(null);

  async function speak(wanted: Locale): Promise<void> {
    const { catalogue } = await catalogues[wanted]();
    if (wanted === locale.peek())
      spoken.value = { words: catalogue, translate: createTranslate(wanted, catalogue) };
  }

  function isOwn(words: Catalogue<Own>, key: Key | Own): key is Own {
    return Object.hasOwn(words, key);
  }

  return {
    async begin() {
      await speak(locale.value);
      effect(() => {
        void speak(locale.value);
      });
    },
    t(key, values) {
      const own = spoken.value;
      if (own === null) return "";
      // The page's own words are all there is besides.
      return isOwn(own.words, key) ? own.translate(key, values) : pageWords(key as Key, values);
    },
  };
}
