// The emoji that were picked last in this browser, the newest first.
import { type Emoji, emojiGroups, emojiSet } from "./emoji-set.ts";
import { emojiColumns } from "./finding.ts";

/** What a page keeps them in: one line of text, or nothing. */
export interface Memory {
  read(): string | null;
  write(text: string): void;
}

const known: ReadonlySet<string> = new Set(emojiGroups.flatMap((name) => [...emojiSet[name]]));

export function recentEmoji(memory: Memory): readonly Emoji[] {
  return (memory.read() ?? "").split(" ").filter(isEmoji);
}

export function notePicked(memory: Memory, emoji: Emoji): void {
  const others = recentEmoji(memory).filter((one) => one !== emoji);
  memory.write([emoji, ...others].slice(0, 2 * emojiColumns).join(" "));
}

function isEmoji(text: string): text is Emoji {
  return known.has(text);
}
