// Colours that can be read: from a site's one accent, what stands on it and what it becomes as text, in the light and in the
// dark. Contrast as WCAG 2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

type Rgb = readonly [red: number, green: number, blue: number];

const white = "#ffffff";
const black = "#000000";
/** The panel's page in the light and in the dark. */
const pages = { light: "#ffffff", dark: "#161a19" };
const inks = { light: "#1d211f", dark: "#eceeec" };
const readable = 4.5;

export interface Scheme {
  /** Large surfaces, as the site wants them: the head, one's own messages. Text on them is `onSurface`. */
  surface: string;
  surfaceStrong: string;
  onSurface: string;
  /** A tint of the page. */
  soft: string;
  /** Links and buttons: readable on the page and on the tint. Text on it is `onAccent`. */
  accent: string;
  accentStrong: string;
  onAccent: string;
}

/** `accent` is #rrggbb. */
export function schemeOf(accent: string, page: "light" | "dark"): Scheme {
  const surface = accent.toLowerCase();
  const soft = mix(pages[page], surface, page === "light" ? 0.1 : 0.2);
  const text = untilReadable(surface, [pages[page], soft], inks[page]);
  return {
    surface,
    surfaceStrong: stronger(surface),
    onSurface: readableOn(surface),
    soft,
    accent: text,
    accentStrong: stronger(text),
    onAccent: readableOn(text),
  };
}

/** Away from what stands on it, so that it stays readable. */
function stronger(colour: string): string {
  return mix(colour, readableOn(colour) === white ? black : white, 0.2);
}

export function readableOn(background: string): string {
  return contrast(background, white) >= contrast(background, black) ? white : black;
}

export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour, mixed with the ink as far as it takes to be read on the pages. */
function untilReadable(colour: string, pages: readonly string[], ink: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, ink, share);
    if (pages.every((page) => contrast(mixed, page) >= readable)) return mixed;
  }
  return ink;
}

function mix(one: string, other: string, share: number): string {
  const [from, to] = [rgbOf(one), rgbOf(other)];
  return `#${from.map((value, i) => hex(value + ((to[i] ?? value) - value) * share)).join("")}`;
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}

function luminance(colour: string): number {
  const [red, green, blue] = rgbOf(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function rgbOf(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
