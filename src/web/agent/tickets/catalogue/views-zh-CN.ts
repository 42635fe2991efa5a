// Simplified Chinese for the ticket lists and their views.
import type { Sentence } from "../../../shared/i18n.ts";
import type { ViewsKey } from "./views-en.ts";

export const zhCN = {
  "tickets.list": "工单视图",
  "tickets.number": "编号",
  "tickets.subject": "主题",
  "tickets.contact": "联系人",
  "tickets.department": "部门",
  "tickets.kind": "类型",
  "tickets.status": "状态",
  "tickets.owner": "所有者",
  "tickets.created": "创建时间",
  "tickets.nobody": "无",
  "tickets.loading": "正在加载工单…",
  "tickets.more": "加载更多",
  "tickets.failed": "无法加载工单。",

  "noTickets.all": "还没有工单",
  "noTickets.my_open": "你没有未关闭的工单",
  "noTickets.unassigned_open": "没有未分配的工单",
  "noTickets.overdue": "没有逾期的工单",
  "noTickets.last_week": "上周没有工单",
  "noTickets.closed": "没有已关闭的工单",
  "noTickets.missed": "没有错过的聊天",

  "noTicketsHint.all": "每个聊天在结束时都会保存为工单，并显示在这里。",
  "noTicketsHint.my_open": "由你负责且尚未关闭的工单会显示在这里。",
  "noTicketsHint.unassigned_open": "还没有人负责且尚未关闭的工单会显示在这里。",
  "noTicketsHint.overdue": "已过截止时间且尚未关闭的工单会显示在这里。",
  "noTicketsHint.last_week": "上周一至周日产生的工单会显示在这里。",
  "noTicketsHint.closed": "已被关闭的工单会显示在这里。",
  "noTicketsHint.missed": "无人应答的聊天会显示在这里。目前没有。",
} as const satisfies Record<ViewsKey, Sentence>;
