// English for files in the visitor's panel.

import { en as refusals } from "../../../shared/files/catalogue/en.ts";
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  ...refusals,
  "refusal.too_long": "Files may be at most {size}.",
  "refusal.too_many": "No more files can be sent in this chat.",
  "refusal.unreadable": "This file cannot be read.",

  "attach.files": "Attach files",
  "attach.screenshot": "Take a screenshot",
  "attach.drop": "Drop files here to send them",
  "attach.noScreenshot": "This browser does not let the page be captured. Attach a picture instead.",

  "upload.list": "Files being sent",
  "upload.waiting": "Waiting…",
  "upload.progress": "Sending {name}",
  "upload.failed": "Not sent.",
  "upload.again": "Try again",
  "upload.againNamed": "Send {name} again",
  "upload.cancel": "Cancel {name}",
  "upload.remove": "Remove {name}",

  "file.view": "View picture {name}",
  "file.save": "Download",
  "file.close": "Close",
  "file.unseen": "Picture cannot be shown",
  "file.gone": "Cannot be loaded now. Try again.",
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type FilesKey = keyof typeof en;
