// A person as a circle with a photo or initials. The colour is drawn from the name, so it is the same everywhere.
const hues = 6;

interface AvatarProps {
  name: string;
  /** Where there is none, or none any more, the initials are seen. */
  photo?: string | null;
  online?: boolean | undefined;
}

export function Avatar({ name, photo, online }: AvatarProps) {
  return (
    <span class={`avatar hue-${hueOf(name)}`} aria-hidden="true">
      {initialsOf(name)}
      {photo ? <img src={photo} alt="" /> : null}
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
