// English for the list of live chats and for giving one to an agent, fetched together with them.
import type { SkipReason } from "../../../../protocol/entry.ts";
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "live.heading": "Live chats",
  "live.lead":
    "Every chat of your departments that goes on. Watch one silently, and step in where it is needed.",
  "live.none": "No live chats",
  "live.noneHint": "When a visitor writes, the chat appears here by itself.",
  "live.question": "Question",
  "live.agent": "Agent",
  "live.since": "For",
  "live.act": "Actions",
  "live.more": "More for the chat of {name}",
  "live.waiting": "Waiting",
  "live.nobody": "Nobody",
  "live.watch": "Watch",
  "live.watchNamed": "Watch the chat of {name}",
  "live.open": "Open",
  "live.openNamed": "Open the chat of {name}",

  "assign.lead":
    "Whoever you choose has the chat at once, without being asked, and is told that you gave it.",
  "assign.owner": "{name} has it now, and will be out of it.",
  "assign.nobody": "Nobody has it yet.",
  "assign.agents": "Agents of {department}",
  "assign.you": "{name} (you)",
  "assign.load": "{load} of {cap} chats",
  "assign.why.offline": "Offline",
  "assign.why.no_socket": "No page open",
  "assign.why.at_cap": "Full: {load} of {cap} chats",
  "assign.why.outside_hours": "Outside working hours",
  "assign.why.declined": "Has declined",
  "assign.looking": "Looking who is there…",
  "assign.failed": "The list could not be loaded.",
  "assign.empty": "There is nobody else in {department}.",
  "assign.full": "Nobody in {department} is free right now. The list follows by itself.",
  "assign.choose": "Choose an agent.",
  "assign.gone": "{name} is not free any more. Choose another.",
  "assign.changed":
    "The chat changed hands while you looked: {name} has it now. Choose again if that is still what you want.",
  "assign.changedToNobody": "The chat changed hands while you looked: nobody has it now. Choose again.",
  "assign.submit": "Assign",
  "assign.busy": "Assigning…",
} as const satisfies Record<string, Sentence> & Record<`assign.why.${SkipReason}`, string>;

export const catalogue = en;
export type LiveKey = keyof typeof en;
