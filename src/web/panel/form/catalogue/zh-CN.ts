// Simplified Chinese for what a form may need beside the first fields, fetched when the form stands.
import { zhCN as fileRefusals } from "../../../shared/files/catalogue/zh-CN.ts";
import { zhCN as refusals } from "../../../shared/forms/catalogue/zh-CN.ts";
import type { Sentence } from "../../../shared/i18n.ts";
import type { FormKey } from "./en.ts";

export const zhCN = {
  ...refusals,
  ...fileRefusals,
  "refusal.too_long": "文件不能超过 {size}。",
  "drafts.add": "添加附件",
  "drafts.screenshot": "截取页面",
  "drafts.noScreenshot": "此浏览器无法截取页面，请改为添加图片。",
  "drafts.list": "附件",
  "drafts.progress": "正在上传 {name}",
  "drafts.remove": "移除 {name}",
  "drafts.wait": "请稍等，附件还在上传。",
  "form.away": "目前没有客服在线。请留下您的问题，我们会通过邮件回复。",
  "form.leave": "提交问题",
  "added.missing": "请填写此项。",
  "added.choose": "请选择一项。",
  "added.tick": "请勾选此项。",
  "added.wrong": "请检查此项。",
  "added.email": "请填写正确的邮箱，例如 name@example.com。",
  "added.phone": "请填写正确的电话号码，例如 +86 10 8888 0000。",
  "added.long": "此项请不要超过 {max} 个字符。",
  "added.none": "请选择",
  "added.agree": "请先同意，我们才能回复您。",
  "added.read": "查看内容",
  "opens.today": "我们今天 {time} 恢复服务。",
  "opens.later": "我们{day} {time} 恢复服务。",
  "filed.title": "谢谢，我们已收到您的问题",
  "filed.number": "编号：{number}。",
  "filed.email": "我们会回复到 {email}。",
  "filed.again": "再写一条",
} as const satisfies Record<FormKey, Sentence>;

export { zhCN as catalogue };
