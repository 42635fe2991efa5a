// Language and theme of this browser: set in the account menu, at once on the page and in its other tabs.
import { computed, effect, signal } from "@preact/signals";
import { chooseLocale, type Locale, locales } from "../shared/i18n.ts";

/** Each language by its own name: who looks for it can read it. */
export const localeNames = { en: "English", "zh-CN": "简体中文" } satisfies Record<Locale, string>;

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const localeKey = "porchlight.agent.locale";
const themeKey = "porchlight.agent.theme";
const singleKeysKey = "porchlight.agent.singleKeys";

export const locale = signal<Locale>(
  locales.find((known) => known === readLasting(localeKey)) ?? chooseLocale(navigator.languages),
);
/** The reader's own way of writing times, where the browser's region speaks the language of the page. */
export const timeLocale = computed(
  () =>
    navigator.languages.find(
      (tag) => chooseLocale([tag]) === locale.value && tag.slice(0, 2) === locale.value.slice(0, 2),
    ) ?? locale.value,
);
export const theme = signal<Theme>(themes.find((known) => known === readLasting(themeKey)) ?? "auto");

/** Whether a single key, as `?`, does something: who speaks to the machine may want it off (WCAG 2.1.4). */
export const singleKeys = signal(readLasting(singleKeysKey) !== "off");

export function setSingleKeys(on: boolean): void {
  singleKeys.value = on;
  writeLasting(singleKeysKey, on ? "on" : "off");
}

export function setLocale(chosen: Locale): void {
  locale.value = chosen;
  writeLasting(localeKey, chosen);
}

export function setTheme(chosen: Theme): void {
  theme.value = chosen;
  writeLasting(themeKey, chosen);
}

/** Keeps the document in step with what was chosen, here or in another tab. */
export function applyPreferences(root: HTMLElement): void {
  effect(() => {
    if (theme.value === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme.value;
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (key === localeKey) locale.value = locales.find((known) => known === newValue) ?? locale.value;
    if (key === singleKeysKey) singleKeys.value = newValue !== "off";
    if (key === themeKey) theme.value = themes.find((known) => known === newValue) ?? theme.value;
  });
}

/** What is kept in this browser, over all tabs and visits; null where nothing is, or may not be. */
export function readLasting(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeLasting(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is denied: the choice lasts as long as the page.
  }
}
