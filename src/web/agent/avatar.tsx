// A person as a circle with initials. The colour is drawn from the name, so it is the same everywhere.
const hues = 6;

export function Avatar({ name, online }: { name: string; online?: boolean | undefined }) {
  return (
    <span class={`avatar hue-${hueOf(name)}`} aria-hidden="true">
      {initialsOf(name)}
      {online === undefined ? null : <span class={`dot ${online ? "on" : "off"}`} />}
    </span>
  );
}

/** First letters of the first and the last word; of a Chinese, Japanese or Korean name its last character. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? "")];
  if (/^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(name.trim()))
    return first.at(-1) ?? "";
  const last = words.length > 1 ? [...(words.at(-1) ?? "")][0] : "";
  return `${first[0] ?? ""}${last ?? ""}`.toLocaleUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return sum % hues;
}
