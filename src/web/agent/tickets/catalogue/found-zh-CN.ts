// Simplified Chinese for the search over tickets.
import type { Sentence } from "../../../shared/i18n.ts";
import type { FoundKey } from "./found-en.ts";

export const zhCN = {
  "found.heading": "搜索工单",
  "found.field": "搜索主题、联系人、备注和谈话记录",
  "found.hint": "输入一个词、姓名、邮箱地址，或谈话中的一句话。",
  "found.looking": "正在搜索…",
  "found.failed": "搜索失败。",
  "found.count": "找到 {count} 个工单",
  "found.countSoFar": "目前找到 {count} 个工单，最新的在前",
  "found.none": "没有找到“{q}”",
  "found.noneHint": "工单必须包含所有词语。请减少词语，或只输入词语的开头；词组请加引号。",
  "found.note": "备注",
} as const satisfies Record<FoundKey, Sentence>;
