// Simplified Chinese for replies to a ticket's visitor, and what they answered.
import type { Sentence } from "../../../shared/i18n.ts";
import type { RepliesKey } from "./replies-en.ts";

export const zhCN = {
  "reply.heading": "回复",
  "reply.field": "发邮件给 {email}",
  "reply.placeholder": "写给访客。邮件中有一个链接，访客可通过聊天在此工单上回复。",
  "reply.send": "发送邮件",
  "reply.sending": "正在发送…",
  "reply.kept": "尚未发送，内容会保留在这里。",
  "reply.off": "尚未设置邮件回复：请管理员设置 EMAIL_FROM。",
  "reply.noAddress": "{name} 没有留下邮箱地址。",
  "reply.live": "{name} 正在就此工单聊天，请在聊天里回复。",
  "reply.openChat": "打开聊天",
  "answer.heading": "{name} 的回复",
  "activity.replied": "{who} 通过邮件回复",
  "email.waiting": "邮件发送中",
  "email.sent": "邮件已发送",
  "email.failed": "邮件发送失败",
} as const satisfies Record<RepliesKey, Sentence>;
