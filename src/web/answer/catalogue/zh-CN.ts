// Simplified Chinese for the page behind the link in an e-mail.
import { zhCN as common } from "../../shared/common/catalogue/zh-CN.ts";
import type { Sentence } from "../../shared/i18n.ts";
import type { AnswerKey } from "./en.ts";

export const zhCN = {
  ...common,
  "answer.title": "您的回复",
  "answer.field": "{name}，请写下您的回复",
  "answer.send": "发送并聊天",
  "answer.sending": "正在发送…",
  "answer.over": "超出 {chars} 个字符，请缩短。",
  "answer.gone": "此链接已过期，或相关内容已不存在。请在我们的网站上联系我们。",
  "answer.offline": "目前无法连接，请稍后重新加载页面。",
  "refusal.no_department": "目前没有人接待聊天，请直接回复邮件。",
} as const satisfies Record<AnswerKey, Sentence>;
