// The places in a canned text that are filled when it is used: {{visitor.name|there}}. Whatever is wrong with them,
// no visitor ever reads two braces in a row.

export const placeholderNames = ["visitor.name", "agent.name", "department.name", "chat.id"] as const;
export type PlaceholderName = (typeof placeholderNames)[number];

export type PlaceholderContext = Record<PlaceholderName, string>;

export interface Placeholder {
  from: number;
  to: number;
  /** As it stands in the text. */
  raw: string;
  /** `broken`: braces without their partners. An editor warns of all but the known. */
  kind: "known" | "unknown" | "broken";
}

/** Closed on both sides; one brace too few on either side is forgiven. */
const placeholder =
  /\{\{([^{}\n]{0,200})\}\}?|\{(\s{0,9}[a-z]{1,30}\.[a-z]{1,30}\s{0,9}(?:\|[^{}\n]{0,200})?)\}\}/g;
/** Opened and never closed: the name goes, what is written behind it stays. */
const opened = /\{\{[ \t]{0,9}[\w.-]{0,60}[ \t]{0,9}\|?/g;

/** The text to send. A name that is unknown, or of nothing, gives way to its fallback, or to nothing. */
export function fill(text: string, context: PlaceholderContext): string {
  const filled = text.replace(placeholder, (_raw, inner: string | undefined, other: string | undefined) => {
    const { name, fallback } = partsOf(inner ?? other ?? "");
    const value = isKnown(name) ? context[name].trim() : "";
    return unbraced(value === "" ? fallback : value);
  });
  return unbraced(filled.replace(opened, ""));
}

export function placeholdersOf(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  for (const { index, 0: raw, 1: inner, 2: other } of text.matchAll(placeholder)) {
    const isWhole = raw.startsWith("{{") && raw.endsWith("}}");
    const { name } = partsOf(inner ?? other ?? "");
    const kind = !isWhole ? "broken" : isKnown(name) ? "known" : "unknown";
    found.push({ from: index, to: index + raw.length, raw, kind });
  }
  // What is left is searched in a text of the same length, so that the places stay.
  const rest = text.replace(placeholder, (raw) => " ".repeat(raw.length));
  for (const { index, 0: raw } of rest.matchAll(/\{{2,}|\}{2,}/g))
    found.push({ from: index, to: index + raw.length, raw, kind: "broken" });
  return found.sort((a, b) => a.from - b.from);
}

function partsOf(inner: string): { name: string; fallback: string } {
  const bar = inner.indexOf("|");
  return bar < 0
    ? { name: inner.trim(), fallback: "" }
    : { name: inner.slice(0, bar).trim(), fallback: inner.slice(bar + 1) };
}

function isKnown(name: string): name is PlaceholderName {
  return placeholderNames.some((known) => known === name);
}

/** Takes pairs of equal braces out, also those that come together when others have gone. */
function unbraced(text: string): string {
  if (!/\{\{|\}\}/.test(text)) return text;
  const kept: string[] = [];
  for (const char of text) {
    if ((char === "{" || char === "}") && kept.at(-1) === char) kept.pop();
    else kept.push(char);
  }
  return kept.join("");
}
