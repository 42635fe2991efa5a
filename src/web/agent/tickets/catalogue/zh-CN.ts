// Simplified Chinese for the ticket room, fetched together with it.
import type { Sentence } from "../../../shared/i18n.ts";
import { zhCN as bulk } from "./bulk-zh-CN.ts";
import { zhCN as criteria } from "./criteria-zh-CN.ts";
import { zhCN as editing } from "./editing-zh-CN.ts";
import type { OwnKey } from "./en.ts";
import { zhCN as fields } from "./fields-zh-CN.ts";
import { zhCN as found } from "./found-zh-CN.ts";
import { zhCN as replies } from "./replies-zh-CN.ts";
import { zhCN as views } from "./views-zh-CN.ts";

export const zhCN = {
  "ticket.heading": "工单 #{number}",
  "ticket.saving": "此工单正在保存，稍后会自动显示。",
  "ticket.transcript": "谈话记录",
  "ticket.request": "留言",
  "ticket.topic": "反馈类型",
  "topics.problem": "问题",
  "topics.idea": "建议",
  "topics.praise": "表扬",
  "ticket.details": "详细信息",
  "ticket.rating": "访客对聊天的评价",
  "ticket.wait": "等待时长",
  "ticket.firstReply": "首次回复用时",
  "ticket.noReply": "未回复",
  "ticket.duration": "会话时长",
  "ticket.ended": "结束时间",
  "ticket.timezone": "时区",
  "ticket.story": "为什么没有人应答？",
  "ticket.storyNobody": "没有通知该部门的任何客服人员。",
  "ticket.rung": "已收到通知，但未接受",
  "ticket.hasDeclinedWhy": "已拒绝：{reason}",
  "ticket.hasDeclined": "已拒绝",
} as const satisfies Record<OwnKey, Sentence>;

export const catalogue = {
  ...views,
  ...fields,
  ...criteria,
  ...found,
  ...replies,
  ...editing,
  ...bulk,
  ...zhCN,
};
