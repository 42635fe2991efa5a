// Simplified Chinese for canned messages and their categories.
import type { Sentence } from "../../shared/i18n.ts";
import type { en } from "./canned-en.ts";

export const zhCN = {
  "canned.heading": "录制消息",
  "canned.module": "录制消息",
  "canned.add": "添加录制消息",
  "canned.insert": "插入录制消息（#）",
  "canned.suggestions": "匹配的录制消息",
  "canned.keys": "↑ ↓ 选择，Enter 或 Tab 插入，Esc 关闭",
} as const satisfies Record<keyof typeof en, Sentence>;
