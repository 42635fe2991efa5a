// Simplified Chinese for supervisors: the list of live chats, and watching one of them.
import type { Sentence } from "../../shared/i18n.ts";
import type { en } from "./live-en.ts";

export const zhCN = {
  "live.module": "进行中的聊天",
  "live.heading": "进行中的聊天",
  "live.lead": "您所在部门中尚未结束的所有聊天。可静默旁观，必要时介入。",
  "live.none": "没有进行中的聊天",
  "live.noneHint": "访客发起聊天后，会自动显示在这里。",
  "live.question": "问题",
  "live.agent": "客服人员",
  "live.since": "时长",
  "live.act": "打开",
  "live.waiting": "等待中",
  "live.nobody": "无人负责",
  "live.watch": "旁观",
  "live.watchNamed": "旁观{name}的聊天",
  "live.open": "打开",
  "live.openNamed": "打开{name}的聊天",

  "watch.banner": "您正在旁观",
  "watch.hint": "访客和聊天记录中都不会显示您。",
  "watch.takeOver": "接管",
  "watch.stop": "停止旁观",
} as const satisfies Record<keyof typeof en, Sentence>;
