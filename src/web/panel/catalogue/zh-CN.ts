// Simplified Chinese for the visitor's panel.
import { zhCN as common } from "../../shared/common/catalogue/zh-CN.ts";
import type { Sentence } from "../../shared/i18n.ts";
import type { PanelKey } from "./en.ts";

export const zhCN = {
  ...common,
  "panel.title": "在线聊天",
  "panel.loading": "正在加载…",
  "panel.close": "关闭聊天窗口",
  "panel.retry": "重试",

  "form.heading": "有什么可以帮您？",
  "form.intro": "请简单填写，我们会尽快为您服务。",
  "form.name": "姓名",
  "form.email": "邮箱",
  "form.optional": "选填",
  "form.department": "部门",
  "form.department.away": "{name}（不在线）",
  "form.question": "您的问题",
  "form.start": "开始聊天",
  "form.sending": "正在提交…",
  "form.name.missing": "请填写您的姓名。",
  "form.name.long": "姓名过长。",
  "form.email.missing": "请填写邮箱，以便我们回复您。",
  "form.email.wrong": "请填写正确的邮箱，例如 name@example.com。",
  "form.question.missing": "请填写您的问题。",
  "form.question.long": "问题请不要超过 {max} 个字符。",

  "waiting.leave": "离开聊天",

  "chat.log": "对话内容",
  "chat.you": "您",
  "chat.team": "客服",
  "chat.ended": "会话已结束",
  "chat.older": "查看更早的消息",
  "chat.newest": { other: "{count} 条新消息" },
  "chat.toEnd": "最新消息",
  "chat.typing": "{name} 正在输入…",
  "chat.end": "结束会话",

  "mark.sending": "正在发送",
  "mark.sent": "已发送",
  "mark.delivered": "已送达",
  "mark.seen": "已读",
  "mark.failed": "未发送。",
  "mark.retry": "重新发送",
  "mark.discard": "删除",

  "composer.label": "消息",
  "composer.placeholder": "输入消息…",
  "composer.send": "发送消息",
  "composer.left": { other: "还可输入 {count} 个字符" },
  "composer.over": { other: "超出 {count} 个字符" },
} as const satisfies Record<PanelKey, Sentence>;

export { zhCN as catalogue };
