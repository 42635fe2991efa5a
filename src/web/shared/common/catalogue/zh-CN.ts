// Simplified Chinese for the refusals that a visitor may meet, and agents too.
import type { CommonKey } from "./en.ts";

export const zhCN = {
  "refusal.network": "网络连接失败，请检查网络后重试。",
  "refusal.bad_request": "请求内容有误，无法处理。",
  "refusal.unsupported_version": "页面版本过旧，请刷新页面。",
  "refusal.too_long": "内容过长。",
  "refusal.bad_origin": "此网站尚未开通在线聊天。",
  "refusal.not_found": "该内容已不存在。",
  "refusal.ended": "会话已结束。",
  "refusal.not_missed": "此处已无法添加留言。",
  "refusal.too_many": "已达到可添加的上限。",
  "refusal.no_department": "此处暂不提供在线聊天。",
  "refusal.too_fast": "操作过于频繁，请稍候再试。",
  "refusal.busy": "服务繁忙，请重试。",
  "refusal.internal": "系统出现问题，请重试。",
} as const satisfies Record<CommonKey, string>;
