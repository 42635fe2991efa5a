// English for canned messages where they are met in the rest of the page.
import type { Sentence } from "../../shared/i18n.ts";

export const en = {
  "canned.heading": "Canned messages",
  "canned.module": "Canned messages",
  "canned.add": "Add canned message",
  "canned.insert": "Insert a canned message (#)",
  "canned.suggestions": "Canned messages that fit",
  "canned.keys": "↑ ↓ to choose, Enter or Tab to insert, Esc to dismiss",
} as const satisfies Record<string, Sentence>;
