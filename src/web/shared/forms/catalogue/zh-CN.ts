// Simplified Chinese for the refusals of forms, fetched with what a form may need beside the first fields.
import type { FormRefusalKey } from "./en.ts";

export const zhCN = {
  "refusal.bad_form": "请检查填写的内容。如果没有标出错误，请刷新页面：表单已更新。",
  "refusal.unavailable": "客服刚刚离开，您填写的内容还在。",
} as const satisfies Record<FormRefusalKey, string>;
