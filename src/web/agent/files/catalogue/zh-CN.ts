// Simplified Chinese for files in the agent page.
import { zhCN as refusals } from "../../../shared/files/catalogue/zh-CN.ts";
import type { Sentence } from "../../../shared/i18n.ts";
import type { FilesKey } from "./en.ts";

export const zhCN = {
  ...refusals,
  "files.sending": "正在发送的文件",
  "files.progress": "{name} 的发送进度",
  "files.waiting": "等待中",
  "files.cancel": "取消发送 {name}",
  "files.again": "重试",
  "files.againNamed": "重试发送 {name}",
  "files.putAway": "移除",
  "files.putAwayNamed": "移除 {name}",
  "files.notSent": "未发送。",
  "files.open": "查看 {name}",
  "files.download": "下载",
  "files.gone": "无法获取此文件，可能已被删除。",
  "files.unseen": "无法显示此图片。",
  "files.close": "关闭",
  "refusal.too_long": "此文件超过 {size}。",
  "refusal.unreadable": "无法读取：这是文件夹，或文件已不存在。",
  "refusal.too_many": "每个聊天最多可发送 {count} 个文件，现已达到上限。",
} as const satisfies Record<FilesKey, Sentence>;

export const catalogue = zhCN;
