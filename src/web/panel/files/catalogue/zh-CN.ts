// Simplified Chinese for files in the visitor's panel.
import { zhCN as refusals } from "../../../shared/files/catalogue/zh-CN.ts";
import type { Catalogue } from "../../../shared/i18n.ts";
import type { FilesKey } from "./en.ts";

export const zhCN = {
  ...refusals,
  "refusal.too_long": "文件不能超过 {size}。",
  "refusal.too_many": "本次会话不能再发送更多文件。",
  "refusal.unreadable": "无法读取该文件。",

  "attach.files": "添加附件",
  "attach.screenshot": "截取页面",
  "attach.drop": "拖放到此处即可发送",
  "attach.noScreenshot": "浏览器不允许截取页面，请改为添加图片。",

  "upload.list": "正在发送的文件",
  "upload.waiting": "等待中…",
  "upload.progress": "正在发送 {name}",
  "upload.failed": "未发送。",
  "upload.again": "重试",
  "upload.againNamed": "重新发送 {name}",
  "upload.cancel": "取消发送 {name}",
  "upload.remove": "移除 {name}",

  "file.view": "查看图片 {name}",
  "file.save": "下载",
  "file.close": "关闭",
  "file.unseen": "无法显示图片",
  "file.gone": "暂时无法加载，请重试。",
} as const satisfies Catalogue<FilesKey>;

export { zhCN as catalogue };
