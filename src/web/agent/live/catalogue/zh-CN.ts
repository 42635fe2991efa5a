// Simplified Chinese for the list of live chats and for giving one to an agent, fetched together with them.
import type { Sentence } from "../../../shared/i18n.ts";
import type { LiveKey } from "./en.ts";

export const zhCN = {
  "live.heading": "进行中的聊天",
  "live.lead": "您所在部门中尚未结束的所有聊天。可静默旁观，必要时介入。",
  "live.none": "没有进行中的聊天",
  "live.noneHint": "访客发起聊天后，会自动显示在这里。",
  "live.question": "问题",
  "live.agent": "客服人员",
  "live.since": "时长",
  "live.act": "操作",
  "live.more": "{name}的聊天的更多操作",
  "live.waiting": "等待中",
  "live.nobody": "无人负责",
  "live.watch": "旁观",
  "live.watchNamed": "旁观{name}的聊天",
  "live.open": "打开",
  "live.openNamed": "打开{name}的聊天",

  "assign.lead": "您选择的客服将立即接手此聊天，无需确认，并会得知是您分配的。",
  "assign.owner": "目前由{name}负责，分配后将退出此聊天。",
  "assign.nobody": "目前还没有人负责。",
  "assign.agents": "{department}的客服",
  "assign.you": "{name}（您）",
  "assign.load": "{load}/{cap} 个聊天",
  "assign.why.offline": "离线",
  "assign.why.no_socket": "没有打开页面",
  "assign.why.at_cap": "已满：{load}/{cap} 个聊天",
  "assign.why.outside_hours": "非工作时间",
  "assign.why.declined": "已拒绝",
  "assign.looking": "正在查找客服…",
  "assign.failed": "无法加载列表。",
  "assign.empty": "{department}中没有其他客服。",
  "assign.full": "{department}目前没有空闲的客服。列表会自动更新。",
  "assign.choose": "请选择一位客服。",
  "assign.gone": "{name}已不再空闲，请选择其他客服。",
  "assign.changed": "在您查看期间，聊天已转手：目前由{name}负责。如仍需分配，请重新选择。",
  "assign.changedToNobody": "在您查看期间，聊天已转手：目前没有人负责。请重新选择。",
  "assign.submit": "分配",
  "assign.busy": "正在分配…",
} as const satisfies Record<LiveKey, Sentence>;

export const catalogue = zhCN;
