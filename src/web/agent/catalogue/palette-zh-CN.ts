// Simplified Chinese for the palette and the list of shortcuts.
import type { Sentence } from "../../shared/i18n.ts";
import type { en } from "./palette-en.ts";

export const zhCN = {
  "palette.open": "搜索",
  "palette.title": "搜索和操作",
  "palette.field": "搜索聊天、工单和操作",
  "palette.looking": "正在搜索…",
  "palette.failed": "搜索失败。请检查网络连接后重新输入。",
  "palette.nothing": "没有找到。",
  "palette.throughTickets": "在全部工单中搜索“{q}”",
  "palette.goOffline": "设为离线",

  "shortcuts.title": "键盘快捷键",
  "shortcuts.palette": "搜索聊天、工单和操作",
  "shortcuts.list": "显示此列表",
  "shortcuts.single": "启用单键快捷键",
  "shortcuts.singleHint": "关闭后，单个按键不再触发操作；仍可通过 {keys} 打开此列表。",
  "shortcuts.send": "发送消息",
  "shortcuts.break": "换行",
  "shortcuts.canned": "输入时显示录制消息建议",
  "shortcuts.move": "在列表或菜单中选择",
  "shortcuts.insert": "插入所选录制消息",
  "shortcuts.close": "关闭列表、菜单或对话框",
  "shortcuts.tabs": "在标签上切换到相邻聊天",
  "shortcuts.closeTab": "在标签上关闭已结束的聊天",
} as const satisfies Record<keyof typeof en, Sentence>;
