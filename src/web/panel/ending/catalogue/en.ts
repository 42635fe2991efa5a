// English for the end of a chat, fetched when it is asked for.
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "confirm.end.title": "End this chat?",
  "confirm.end.text": "The conversation is saved.",
  "confirm.leave.title": "Leave this chat?",
  "confirm.leave.text": "Nobody has answered yet. Your question is kept for the team.",
  "confirm.stay": "Stay",

  "ended.finished": "Thank you for chatting with us",
  "ended.finished.text": "If something is still open, just start another chat.",
  "ended.missed": "Sorry, nobody could answer",
  "ended.missed.text":
    "Your question was saved and went to our team. You can add anything that would help us to answer.",
  "ended.missed.noEmail": "You gave no e-mail address: please add how we can reach you.",
  "ended.abandoned": "You left the chat",
  "ended.abandoned.text": "Your question was saved.",
  "ended.again": "Start another chat",
  "afterword.label": "Add a message",
  "afterword.send": "Add to your question",
  "afterword.added": "Added. Thank you.",
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type EndingKey = keyof typeof en;
