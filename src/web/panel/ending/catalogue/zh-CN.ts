// Simplified Chinese for the end of a chat, fetched when it is asked for.
import type { Sentence } from "../../../shared/i18n.ts";
import type { EndingKey } from "./en.ts";

export const zhCN = {
  "confirm.end.title": "结束本次会话？",
  "confirm.end.text": "对话内容会保存。",
  "confirm.leave.title": "离开本次聊天？",
  "confirm.leave.text": "客服尚未应答，我们会保留您的问题。",
  "confirm.stay": "留下",

  "ended.finished": "感谢您的咨询",
  "ended.finished.text": "如仍有疑问，欢迎再次开始会话。",
  "ended.missed": "抱歉，暂时无人应答",
  "ended.missed.text": "您的问题已保存并转交给我们的团队。您可以补充有助于解答的信息。",
  "ended.missed.noEmail": "您没有填写邮箱，请补充您的联系方式。",
  "ended.abandoned": "您已离开会话",
  "ended.abandoned.text": "您的问题已保存。",
  "ended.again": "开始新的会话",
  "afterword.label": "补充留言",
  "afterword.send": "添加到您的问题",
  "afterword.added": "已添加，谢谢。",
} as const satisfies Record<EndingKey, Sentence>;

export { zhCN as catalogue };
