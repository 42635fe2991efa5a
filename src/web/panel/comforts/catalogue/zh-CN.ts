// Simplified Chinese for the comforts of a chat, fetched when one has begun.
import type { Sentence } from "../../../shared/i18n.ts";
import type { ComfortsKey } from "./en.ts";

export const zhCN = {
  "menu.label": "更多",
  "menu.text": "保存对话（文本）",
  "menu.html": "保存对话（网页）",
  "menu.sound": "新消息提示音",
  "emoji.open": "表情",

  "transcript.preparing": "正在整理对话…",
  "transcript.saved": "对话已保存。",
  "transcript.failed": "对话未能保存。",
  "transcript.dismiss": "知道了",
  "transcript.title": "与 {site} 的对话",
  "transcript.file": "对话",
  "transcript.department": "部门",
  "transcript.visitor": "访客",
  "transcript.team": "客服",
  "transcript.began": "开始时间",
  "transcript.ended": "结束时间",
  "transcript.zone": "时区",
  "transcript.attached": "文件：{name}",

  "title.unread": "({count}) {title}",
} as const satisfies Record<ComfortsKey, Sentence>;

export { zhCN as catalogue };
