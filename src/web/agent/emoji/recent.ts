// The emoji that were picked last in this browser, the newest first.
import { readLasting, writeLasting } from "../preferences.ts";
import { type Emoji, emojiGroups, emojiSet } from "./emoji-set.ts";
import { emojiColumns } from "./finding.ts";

const key = "porchlight.agent.emoji";
const known: ReadonlySet<string> = new Set(emojiGroups.flatMap((name) => [...emojiSet[name]]));

export function recentEmoji(): readonly Emoji[] {
  return (readLasting(key) ?? "").split(" ").filter(isEmoji);
}

export function notePicked(emoji: Emoji): void {
  const others = recentEmoji().filter((one) => one !== emoji);
  writeLasting(key, [emoji, ...others].slice(0, 2 * emojiColumns).join(" "));
}

function isEmoji(text: string): text is Emoji {
  return known.has(text);
}
