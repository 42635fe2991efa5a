// English for the page behind the link in an e-mail.
import { en as common } from "../../shared/common/catalogue/en.ts";
import type { Sentence } from "../../shared/i18n.ts";

export const en = {
  ...common,
  "answer.title": "Your answer",
  "answer.field": "Your answer, {name}",
  "answer.send": "Send and chat",
  "answer.sending": "Sending…",
  "answer.over": "{chars} characters too long. Shorten it.",
  "answer.gone":
    "This link is too old, or what it led to is no longer there. Please write to us on our website.",
  "answer.offline": "We cannot be reached right now. Reload the page in a moment.",
  "refusal.no_department": "Nobody takes chats right now. Please answer the e-mail.",
} as const satisfies Record<string, Sentence>;

export type AnswerKey = keyof typeof en;
