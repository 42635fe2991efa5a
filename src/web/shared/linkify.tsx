// A text with its web and mail addresses made into links, and nothing else: all other text stays text.
// Refuses every scheme but http, https and mailto, and addresses that carry a password or hidden characters.
import { useMemo } from "preact/hooks";

export type Piece = string | { href: string; text: string };

// Ends at spaces, quotes, angle brackets, full-width punctuation, and characters that are not seen or turn text round.
const stop =
  "\\s<>\"'`\u3000-\u3003\u3008-\u3011\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F\u201C\u201D\u2018\u2019\u200B-\u200F\u202A-\u202E\u2060-\u2069";
const address = new RegExp(
  `https?://[^${stop}]+|(?:mailto:)?[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+`,
  "gi",
);

export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const found = trimmed(match[0]);
    const href = hrefOf(found);
    if (href === null || (/[\p{L}\p{N}_]/u.test(text.charAt(match.index - 1)) && !found.includes("://")))
      continue;
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push({ href, text: found });
    from = match.index + found.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** Punctuation that ends the sentence is not part of the address, nor is a bracket that was opened before it. */
function trimmed(found: string): string {
  let unopened = found.split(")").length - found.split("(").length;
  let end = found.length;
  while (/[.,;:!?*_~|\]]/.test(found.charAt(end - 1)) || (found.charAt(end - 1) === ")" && unopened-- > 0))
    end--;
  return found.slice(0, end);
}

function hrefOf(found: string): string | null {
  const mail = found.includes("://") ? null : found.replace(/^mailto:/i, "");
  try {
    const url = new URL(mail === null ? found : `mailto:${mail}`);
    const safe = url.protocol === "http:" || url.protocol === "https:" || url.protocol === "mailto:";
    return safe && url.username === "" && url.password === "" ? url.href : null;
  } catch {
    return null;
  }
}

export function LinkedText({ text }: { text: string }) {
  const pieces = useMemo(() => linkify(text), [text]);
  return (
    <>
      {pieces.map((piece) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}
