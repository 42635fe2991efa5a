// Words in the reader's language. A catalogue maps keys to sentences with `{name}` places; plurals choose by
// the language's own rules. A key that a language lacks does not compile.

/** A sentence, or one for each plural form of `{count}`. */
export type Sentence =
  | string
  | (Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string });
export type Catalogue<Key extends string = string> = Readonly<Record<Key, Sentence>>;
export type Values = Readonly<Record<string, string | number>>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

/** The first language of `wanted` (BCP 47, best first) that is spoken here; English where none is. */
export function chooseLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split(/[-_]/)[0];
    if (language === "zh") return "zh-CN";
    if (language === "en") return "en";
  }
  return "en";
}

export function createTranslate<Key extends string>(
  locale: string,
  catalogue: Catalogue<Key>,
): Translate<Key> {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const sentence = catalogue[key];
    const text =
      typeof sentence === "string"
        ? sentence
        : (sentence[plural.select(Number(values.count ?? 0))] ?? sentence.other);
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return typeof value === "number" ? number.format(value) : (value ?? place);
    });
  };
}
