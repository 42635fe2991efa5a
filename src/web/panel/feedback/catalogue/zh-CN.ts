// Simplified Chinese for the feedback form, fetched where it is shown.
import type { Sentence } from "../../../shared/i18n.ts";
import type { FeedbackKey } from "./en.ts";

export const zhCN = {
  "feedback.title": "意见反馈",
  "feedback.heading": "请告诉我们您的想法",
  "feedback.intro": "问题、建议或表扬，我们都会认真阅读。",
  "feedback.topic": "反馈类型",
  "topic.problem": "问题",
  "topic.idea": "建议",
  "topic.praise": "表扬",
  "feedback.text": "您的留言",
  "feedback.send": "提交",
  "feedback.missing": "请填写您的留言。",
  "feedback.long": "留言请不要超过 {max} 个字符。",
  "feedback.email": "请填写您的邮箱。",
  "feedback.thanks": "感谢您的反馈",
  "feedback.chat": "改为在线聊天",
} as const satisfies Record<FeedbackKey, Sentence>;

export { zhCN as catalogue };
