// English for replies to a ticket's visitor, and what they answered.
import type { EmailState } from "../../../../protocol/ticket-api.ts";
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "reply.heading": "Reply",
  "reply.field": "E-mail to {email}",
  "reply.placeholder":
    "Write to the visitor. The e-mail has a link by which they answer in a chat on this ticket.",
  "reply.send": "Send e-mail",
  "reply.sending": "Sending…",
  "reply.kept": "Not sent yet. It is kept here until you send it.",
  "reply.off": "Replies by e-mail are not set up: an admin sets EMAIL_FROM.",
  "reply.noAddress": "{name} left no e-mail address.",
  "reply.live": "{name} is in a chat about this ticket right now. Answer there.",
  "reply.openChat": "Open the chat",
  "answer.heading": "{name} answered",
  "activity.replied": "{who} replied by e-mail",
  "email.waiting": "e-mail on its way",
  "email.sent": "e-mail sent",
  "email.failed": "e-mail could not be sent",
} as const satisfies Record<string, Sentence> & Record<`email.${EmailState}`, string>;

export type RepliesKey = keyof typeof en;
