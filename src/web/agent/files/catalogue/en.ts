// English for files in the agent page.
import { en as refusals } from "../../../shared/files/catalogue/en.ts";
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  ...refusals,
  "files.sending": "Files being sent",
  "files.progress": "{name}, how much is sent",
  "files.waiting": "Waiting",
  "files.cancel": "Cancel {name}",
  "files.again": "Try again",
  "files.againNamed": "Try again to send {name}",
  "files.putAway": "Put away",
  "files.putAwayNamed": "Put {name} away",
  "files.notSent": "Not sent.",
  "files.open": "Look at {name}",
  "files.download": "Download",
  "files.gone": "This file is not to be had. It may have been deleted.",
  "files.unseen": "This picture cannot be shown.",
  "files.close": "Close",
  "refusal.too_long": "This file is larger than {size}.",
  "refusal.unreadable": "This cannot be read: a folder, or a file that is there no more.",
  "refusal.too_many": "A chat takes {count} files, and this one has as many.",
} as const satisfies Record<string, Sentence>;

export const catalogue = en;
export type FilesKey = keyof typeof en;
