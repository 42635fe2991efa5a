// English for the comforts of a chat, fetched when one has begun.
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "menu.label": "More",
  "menu.text": "Save conversation as text",
  "menu.html": "Save conversation as a web page",
  "menu.sound": "Sound for new messages",
  "emoji.open": "Emoji",

  "transcript.preparing": "Preparing the conversation…",
  "transcript.saved": "Conversation saved.",
  "transcript.failed": "The conversation could not be saved.",
  "transcript.dismiss": "Dismiss",
  "transcript.title": "Chat with {site}",
  "transcript.file": "chat",
  "transcript.department": "Department",
  "transcript.visitor": "Visitor",
  "transcript.team": "Answered by",
  "transcript.began": "Began",
  "transcript.ended": "Ended",
  "transcript.zone": "Times in",
  "transcript.attached": "File: {name}",

  "title.unread": "({count}) {title}",
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type ComfortsKey = keyof typeof en;
