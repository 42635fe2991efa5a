// English for supervisors: the list of live chats, and watching one of them.
import type { Sentence } from "../../shared/i18n.ts";

export const en = {
  "live.module": "Live chats",
  "live.heading": "Live chats",
  "live.lead":
    "Every chat of your departments that goes on. Watch one silently, and step in where it is needed.",
  "live.none": "No live chats",
  "live.noneHint": "When a visitor writes, the chat appears here by itself.",
  "live.question": "Question",
  "live.agent": "Agent",
  "live.since": "For",
  "live.act": "Open",
  "live.waiting": "Waiting",
  "live.nobody": "Nobody",
  "live.watch": "Watch",
  "live.watchNamed": "Watch the chat of {name}",
  "live.open": "Open",
  "live.openNamed": "Open the chat of {name}",

  "watch.banner": "You are watching",
  "watch.hint": "Neither the visitor nor the log shows you.",
  "watch.takeOver": "Take over",
  "watch.stop": "Stop watching",
} as const satisfies Record<string, Sentence>;
