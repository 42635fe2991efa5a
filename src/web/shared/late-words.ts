// The words of a part of a page that is fetched later, together with it. What its own catalogue lacks, the page's has.
import { effect, type ReadonlySignal, signal } from "@preact/signals-core";
import { type Catalogue, createTranslate, type Locale, type Translate, type Values } from "./i18n.ts";

export interface LateWords<Key extends string> {
  /** Resolves when there are words; from then on they follow the page's language. */
  begin(): Promise<void>;
  t(key: Key, values?: Values): string;
}

export type LateCatalogues<Own extends string> = Record<Locale, () => Promise<{ catalogue: Catalogue<Own> }>>;

/** Of a page that speaks `locale` and has its own words in `pageWords`. */
export function createLateWords<Key extends string>(
  locale: ReadonlySignal<Locale>,
  pageWords: Translate<Key>,
) {
  return function lateWords<Own extends string>(catalogues: LateCatalogues<Own>): LateWords<Key | Own> {
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
  };
}
