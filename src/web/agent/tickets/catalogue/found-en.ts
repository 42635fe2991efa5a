// English for the search over tickets.
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "found.heading": "Search tickets",
  "found.field": "Search subjects, contacts, notes and transcripts",
  "found.hint": "Type a word, a name, an e-mail address, or a part of what was said.",
  "found.looking": "Searching…",
  "found.failed": "The search did not work.",
  "found.count": { one: "{count} ticket found", other: "{count} tickets found" },
  "found.countSoFar": { one: "{count} ticket so far", other: "{count} tickets so far, the newest first" },
  "found.none": "Nothing found for “{q}”",
  "found.noneHint":
    "Every word has to stand in the ticket. Try fewer words, or only their beginnings; put a phrase in quotation marks.",
  "found.note": "Note",
} as const satisfies Record<string, Sentence>;

export type FoundKey = keyof typeof en;
