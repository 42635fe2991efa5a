// English for supervisors: the list of live chats, and watching one of them.
import type { Sentence } from "../../shared/i18n.ts";

export const en = {
  "live.module": "Live chats",

  "watch.banner": "You are watching",
  "watch.hint": "Neither the visitor nor the log shows you.",
  "watch.takeOver": "Take over",
  "watch.stop": "Stop watching",

  "assign.do": "Assign",
  "assign.title": "Assign the chat of {name}",
  "assign.done": "{agent} has the chat of {name} now.",
} as const satisfies Record<string, Sentence>;
