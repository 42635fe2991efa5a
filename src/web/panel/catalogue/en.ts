// English for the visitor's panel.
import { en as common } from "../../shared/common/catalogue/en.ts";
import type { Sentence } from "../../shared/i18n.ts";

export const en = {
  ...common,
  "panel.title": "Chat",
  "panel.loading": "Loading…",
  "panel.close": "Close chat window",
  "panel.retry": "Try again",

  "form.heading": "How can we help?",
  "form.intro": "Tell us a little, and we will be with you shortly.",
  "form.name": "Name",
  "form.email": "E-mail",
  "form.optional": "optional",
  "form.department": "Department",
  "form.department.away": "{name} (away)",
  "form.question": "Your question",
  "form.start": "Start chat",
  "form.sending": "Sending…",
  "form.name.missing": "Please enter your name.",
  "form.name.long": "The name is too long.",
  "form.email.missing": "Please enter your e-mail address, so that we can answer.",
  "form.email.wrong": "Please enter an e-mail address like name@example.com.",
  "form.question.missing": "Please write your question.",
  "form.question.long": "Please shorten your question to {max} characters.",

  "waiting.leave": "Leave chat",

  "chat.log": "Conversation",
  "chat.you": "You",
  "chat.team": "Team",
  "chat.ended": "Chat ended",
  "chat.older": "Show earlier messages",
  "chat.newest": { one: "{count} new message", other: "{count} new messages" },
  "chat.toEnd": "Newest messages",
  "chat.typing": "{name} is typing…",
  "chat.end": "End chat",

  "mark.sending": "Sending",
  "mark.sent": "Sent",
  "mark.delivered": "Delivered",
  "mark.seen": "Seen",
  "mark.failed": "Not sent.",
  "mark.retry": "Send again",
  "mark.discard": "Discard",

  "composer.label": "Message",
  "composer.placeholder": "Write a message…",
  "composer.send": "Send message",
  "composer.left": { one: "{count} character left", other: "{count} characters left" },
  "composer.over": { one: "{count} character too many", other: "{count} characters too many" },
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type PanelKey = keyof typeof en;
