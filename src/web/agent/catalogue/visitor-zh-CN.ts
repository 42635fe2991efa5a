// Simplified Chinese for the visitor at the right of a chat.
import type { Sentence } from "../../shared/i18n.ts";
import type { en } from "./visitor-en.ts";

export const zhCN = {
  "visitor.show": "显示访客信息",
  "visitor.hide": "隐藏访客信息",
  "visitor.close": "关闭",
  "visitor.verified": "已验证",
  "visitor.verifiedHint": "网站已确认此访客的身份。",
  "visitor.unverified": "未验证",
  "visitor.unverifiedHint": "任何人都可以在表单中填写此邮箱。",
  "visitor.about": "详细信息",
  "visitor.device": "设备",
  "visitor.device.phone": "手机或平板",
  "visitor.device.computer": "电脑",
  "visitor.localTime": "当地时间",
  "visitor.attributes": "自定义属性",
  "visitor.attributesHint": "由网站页面提供，未经验证。",
  "visitor.yes": "是",
  "visitor.no": "否",
  "visitor.empty": "空",
  "visitor.pages": "聊天期间访问的页面",
  "visitor.pages.now": "当前页面",
  "visitor.pages.start": "在此页面开始聊天",
  "visitor.chats": "最近的聊天",
  "visitor.chats.none": "此前没有聊天。",
  "visitor.tickets": "最近的工单",
  "visitor.tickets.none": "没有其他工单。",
  "visitor.noEmail": "未留邮箱，无法查找其他聊天和工单。",
  "visitor.loading": "正在查找聊天和工单…",
  "visitor.failed": "无法加载聊天和工单。",
  "visitor.back": "返回访客信息",
} as const satisfies Record<keyof typeof en, Sentence>;
