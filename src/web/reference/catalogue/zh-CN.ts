// Simplified Chinese for the reference of the admin API.
import type { Sentence } from "../../shared/i18n.ts";
import type { ReferenceKey } from "./en.ts";

export const zhCN = {
  "reference.title": "管理 API",
  "reference.lead": "程序在请求头 Authorization: Bearer 中携带令牌调用。每个接口都注明令牌所需的权限范围。",
  "reference.routes": "接口",
  "reference.unreachable": "无法连接 API。请检查网络后重新加载。",
  "reference.token": "用于试用的令牌",
  "reference.token.hint": "令牌只保留在此页面，离开即清除。不填时，如果您以管理员身份登录，则使用您的会话。",
  "reference.codes": "错误代码",
  "reference.codes.lead": "每次拒绝都带有以下代码之一。代码保持不变，旁边的说明文字可能变化。",
  "reference.document": "OpenAPI 文档",
  "route.parameters": "参数",
  "route.body": "请求体",
  "route.answer": "响应，{status}",
  "route.noAnswer": "无响应内容，204。",
  "route.required": "必填",
  "try.form": "试用 {route}",
  "try.send": "发送",
  "try.running": "正在发送…",
} as const satisfies Record<ReferenceKey, Sentence>;

export { zhCN as catalogue };
