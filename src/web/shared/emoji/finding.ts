// Which emoji are shown for what is typed, in whatever language it is typed, and where the arrow keys lead. Pure.
import { fold } from "../../../domain/canned.ts";
import { type Emoji, type EmojiGroup, emojiGroups, emojiSet } from "./emoji-set.ts";

/** The name and, after it, other words, of each emoji in one language. */
export type EmojiNames = Readonly<Record<Emoji, string>>;

export const emojiColumns = 8;

export interface Shelf {
  name: "recent" | "found" | EmojiGroup;
  emoji: readonly Emoji[];
}

/** Without a query: those used last, then every group. With one: the best matches first, in no groups. */
export function shelvesFor(
  query: string,
  languages: readonly EmojiNames[],
  recent: readonly Emoji[],
): readonly Shelf[] {
  const sought = fold(query.trim());
  if (sought === "") {
    const groups = emojiGroups.map((name): Shelf => ({ name, emoji: emojiSet[name] }));
    return recent.length === 0 ? groups : [{ name: "recent", emoji: recent }, ...groups];
  }
  const all: Emoji[] = emojiGroups.flatMap((name) => [...emojiSet[name]]);
  const ranked = all
    .map((emoji) => ({ emoji, rank: Math.min(...languages.map((names) => rankOf(names[emoji], sought))) }))
    .filter(({ rank }) => rank < none)
    // The order of the groups decides between equals.
    .sort((a, b) => a.rank - b.rank);
  return ranked.length === 0 ? [] : [{ name: "found", emoji: ranked.map(({ emoji }) => emoji) }];
}

const none = 4;

/** 0: it is the name, or another of the words; 1: begins one; 2: begins a part of one; 3: stands in one. */
function rankOf(words: string, sought: string): number {
  const terms = fold(words).split(", ");
  if (terms.includes(sought)) return 0;
  if (terms.some((term) => term.startsWith(sought))) return 1;
  if (terms.some((term) => term.split(/[ -]/).some((part) => part.startsWith(sought)))) return 2;
  return terms.some((term) => term.includes(sought)) ? 3 : none;
}

/** The name alone. */
export function nameOf(names: EmojiNames, emoji: Emoji): string {
  return names[emoji].split(", ", 1)[0] ?? "";
}

/** The place that an arrow key leads to, over shelves of these lengths; null where the key leads nowhere. */
export function placeAfter(key: string, at: number, lengths: readonly number[]): number | null {
  const rows = lengths.flatMap((length) =>
    Array.from({ length: Math.ceil(length / emojiColumns) }, (_, row) =>
      Math.min(emojiColumns, length - row * emojiColumns),
    ),
  );
  const count = rows.reduce((sum, row) => sum + row, 0);
  if (count === 0) return null;
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at - 1 + count) % count;
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  let row = 0;
  let first = 0;
  while (at >= first + (rows[row] ?? count)) first += rows[row++] ?? count;
  const column = at - first;
  const to = (row + (key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length;
  const start = rows.slice(0, to).reduce((sum, length) => sum + length, 0);
  return start + Math.min(column, (rows[to] ?? 1) - 1);
}
