// Simplified Chinese for supervisors: the list of live chats, and watching one of them.
import type { Sentence } from "../../shared/i18n.ts";
import type { en } from "./live-en.ts";

export const zhCN = {
  "live.module": "实时聊天",

  "watch.banner": "您正在旁观",
  "watch.hint": "访客和聊天记录中都不会显示您。",
  "watch.takeOver": "接管",
  "watch.stop": "停止旁观",

  "assign.do": "分配",
  "assign.title": "分配{name}的聊天",
  "assign.done": "{name}的聊天现在由{agent}负责。",
} as const satisfies Record<keyof typeof en, Sentence>;
