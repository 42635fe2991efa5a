// English for what may be wrong with a file; both pages fetch it when files are first looked at.
import type { RefusalCode } from "../../../../protocol/refusals.ts";

export const en = {
  "refusal.file_type": "Files of this type cannot be sent here.",
  "refusal.file_mismatch": "The content of this file is not what its name says.",
  "refusal.file_empty": "This file is empty.",
  "refusal.files_off": "Files cannot be sent here.",
} as const satisfies Partial<Record<`refusal.${RefusalCode}`, string>>;

export type FileRefusalKey = keyof typeof en;
