// Canned messages: when a word asks for one, which ones come first, and what of them is sent. Shared by page and server.

export interface Rankable {
  id: string;
  title: string;
  shortcut: string;
  text: string;
}

/** An agent's own uses of a message. */
export interface Uses {
  count: number;
  lastAt: number;
}

export interface Trigger {
  /** The word with its mark: what a chosen message replaces. */
  from: number;
  to: number;
  /** What was typed behind the mark, up to the caret. */
  query: string;
}

/** A Chinese keyboard gives the wide ones. */
const marks = "#/＃／";
const longestWord = 80;

/** The word at the caret that asks for a canned message: one that begins with a mark. Null where none does. */
export function triggerAt(text: string, caret: number): Trigger | null {
  let from = caret;
  while (from > 0 && caret - from <= longestWord && !/\s/.test(text.charAt(from - 1))) from -= 1;
  if (from === caret || caret - from > longestWord || !marks.includes(text.charAt(from))) return null;
  let to = caret;
  while (to < text.length && to - from <= longestWord && !/\s/.test(text.charAt(to))) to += 1;
  // A second mark makes it a path, an address or a heading.
  const isOther = [...text.slice(from + 1, to)].some((char) => marks.includes(char));
  return isOther ? null : { from, to, query: text.slice(from + 1, caret) };
}

/** Which part matches decides, the best first; then the agent's own use, the latest first. No query lets all in. */
export function rank<M extends Rankable>(
  messages: readonly M[],
  query: string,
  uses: ReadonlyMap<string, Uses>,
  limit: number,
): M[] {
  const sought = fold(query);
  const found: { message: M; place: number; use: Uses | undefined }[] = [];
  for (const message of messages) {
    const place = sought === "" ? 0 : placeOf(foldedOf(message), sought);
    if (place !== null) found.push({ message, place, use: uses.get(message.id) });
  }
  found.sort(
    (a, b) =>
      a.place - b.place ||
      (b.use?.lastAt ?? 0) - (a.use?.lastAt ?? 0) ||
      (b.use?.count ?? 0) - (a.use?.count ?? 0) ||
      compare(a.message.title, b.message.title) ||
      compare(a.message.id, b.message.id),
  );
  return found.slice(0, limit).map(({ message }) => message);
}

/** One form for all cases and widths of a letter. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

interface Folded {
  shortcut: string;
  title: string;
  text: string;
}

/** Thousands of messages are searched at each key, and change seldom. */
const folded = new WeakMap<Rankable, Folded>();

function foldedOf(message: Rankable): Folded {
  const known = folded.get(message);
  if (known) return known;
  const { shortcut, title, text } = message;
  const made = { shortcut: fold(shortcut), title: fold(title), text: fold(text) };
  folded.set(message, made);
  return made;
}

function placeOf({ shortcut, title, text }: Folded, sought: string): number | null {
  if (shortcut === sought) return 0;
  if (shortcut.startsWith(sought)) return 1;
  if (shortcut.includes(sought)) return 2;
  if (title.includes(sought)) return 3;
  return text.includes(sought) ? 4 : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
