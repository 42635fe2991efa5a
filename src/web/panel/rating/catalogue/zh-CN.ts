// Simplified Chinese for the rating after a chat.
import type { RatingKey } from "./en.ts";

export const zhCN = {
  ask: "您对本次服务满意吗？",
  yours: "您的评价",
  good: "满意",
  okay: "一般",
  bad: "不满意",
  comment: "还有什么想告诉我们的吗？",
  optional: "选填",
  send: "提交留言",
  sending: "恢复连接后将立即提交。",
  change: "您仍可修改评价。",
  thanks: "感谢您的评价，您仍可修改。",
  commented: "留言已提交，感谢您的反馈。",
  refused: "未能保存，请重试。",
} as const satisfies Record<RatingKey, string>;
