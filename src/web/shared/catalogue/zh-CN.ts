// Simplified Chinese for every refusal, by code.
import { zhCN as common } from "../common/catalogue/zh-CN.ts";
import type { SharedKey } from "./en.ts";

export const zhCN = {
  ...common,
  "refusal.bad_frame": "无法发送此内容。",
  "refusal.unauthenticated": "请重新登录。",
  "refusal.wrong_login": "邮箱或密码错误。",
  "refusal.bad_ticket": "连接被拒绝，请重试。",
  "refusal.forbidden": "您没有此操作的权限。",
  "refusal.method_not_allowed": "此处无法执行该操作。",
  "refusal.upgrade_required": "无法发送此内容。",
  "refusal.taken": "其他客服已接受此会话。",
  "refusal.offer_closed": "此会话已停止响铃。",
  "refusal.not_in_department": "此会话属于其他部门。",
  "refusal.department_closed": "此部门已不再接受聊天。",
  "refusal.at_cap": "您的会话数已达上限。",
  "refusal.offline": "请先切换为在线状态再接受会话。",
  "refusal.not_active": "会话尚未开始。",
  "refusal.stale_epoch": "此会话已由其他客服接手。",
  "refusal.stale_version": "其他人刚刚修改过此内容，请查看后再保存。",
  "refusal.bad_criterion": "此视图的某个条件所用的内容已不存在。",
  "refusal.not_owner": "只有此聊天的负责客服才能执行此操作。",
  "refusal.offer_pending": "已有一个转移或邀请在等待答复。请等待结果或先取消。",
  "refusal.already_there": "该客服人员已在此聊天中。",
  "refusal.not_serving": "您已不在此聊天中。",
  "refusal.no_countdown": "当前没有设置结束时间。",
  "refusal.not_finished": "只有已应答且已结束的会话才能评价。",
  "refusal.no_rating": "此处未开启评价。",
  "refusal.out_of_order": "未能按顺序发送，请重试。",
  "refusal.already_set_up": "系统已完成初始设置。",
} as const satisfies Record<SharedKey, string>;
