// Simplified Chinese for what may be wrong with a file.
import type { FileRefusalKey } from "./en.ts";

export const zhCN = {
  "refusal.file_type": "此处不能发送该类型的文件。",
  "refusal.file_mismatch": "文件内容与其扩展名不符。",
  "refusal.file_empty": "文件为空。",
  "refusal.files_off": "此处不能发送文件。",
} as const satisfies Record<FileRefusalKey, string>;
