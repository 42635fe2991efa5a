// Simplified Chinese for the course of a chat, fetched when one has begun.
import type { Sentence } from "../../../shared/i18n.ts";
import type { CourseKey } from "./en.ts";

export const zhCN = {
  "waiting.heading": "正在为您联系客服",
  "waiting.next": "下一位就是您。",
  "waiting.before": { other: "您前面还有 {count} 人。" },
  "waiting.elapsed": "已等待",
  "waiting.hint": "您可以继续补充说明。如无人应答，留言会转交给我们的团队。",
  "chat.reconnecting": "正在重新连接…您输入的内容会保留，恢复连接后立即发送。",
  "chat.countdown": "会话将结束，剩余",
  "chat.countdown.hint": "发送消息即可继续会话。",
  "chat.keep": "继续会话",

  "system.joined": "{name} 已加入会话",
  "system.ownerChanged": "现在由 {name} 为您服务",
  "system.left": "{name} 已离开会话",
  "system.rangAgain": "正在为您联系其他客服…",
  "system.overflowed": "正在为您联系{department}…",
  "system.endScheduled": "{name} 将在 {span}后结束会话，发送消息即可继续",
  "system.keptByYou": "您选择了继续会话",
  "system.kept": "{name} 选择了继续会话",
  "system.silence": "会话已有一段时间没有消息，如无人发言将于 {time} 结束",
  "system.endedByYou": "您结束了会话",
  "system.ended": "{name} 结束了会话",
  "system.endedBySilence": "由于长时间没有消息，会话已结束",
  "system.missed": "暂时无人应答",
  "system.abandoned": "您在客服应答前离开了会话",
  "span.seconds": { other: "{count} 秒" },
  "span.minutes": { other: "{count} 分钟" },
} as const satisfies Record<CourseKey, Sentence>;

export { zhCN as catalogue };
