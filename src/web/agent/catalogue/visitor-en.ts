// English for the visitor at the right of a chat.
import type { Sentence } from "../../shared/i18n.ts";

export const en = {
  "visitor.show": "Show the visitor",
  "visitor.hide": "Hide the visitor",
  "visitor.close": "Close",
  "visitor.verified": "Verified",
  "visitor.unverified": "Not verified",
  "visitor.unverifiedHint": "Anybody could have written this address into the form.",
  "visitor.about": "Details",
  "visitor.device": "Device",
  "visitor.device.phone": "Phone or tablet",
  "visitor.device.computer": "Computer",
  "visitor.localTime": "Local time",
  "visitor.pages": "Pages in this chat",
  "visitor.pages.now": "Here now",
  "visitor.pages.start": "Started the chat here",
  "visitor.chats": "Recent chats",
  "visitor.chats.none": "No chat before this one.",
  "visitor.tickets": "Recent tickets",
  "visitor.tickets.none": "No other tickets.",
  "visitor.noEmail": "Without an e-mail, other chats and tickets cannot be found.",
  "visitor.loading": "Looking for chats and tickets…",
  "visitor.failed": "Chats and tickets could not be loaded.",
  "visitor.back": "Back to the visitor",
} as const satisfies Record<string, Sentence>;
