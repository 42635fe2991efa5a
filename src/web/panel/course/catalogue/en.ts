// English for the course of a chat, fetched when one has begun.
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "waiting.heading": "Finding somebody for you",
  "waiting.next": "You are next in line.",
  "waiting.before": { one: "{count} person is before you.", other: "{count} people are before you." },
  "waiting.elapsed": "Waiting for",
  "waiting.hint":
    "You can already write more. If nobody can answer in time, the team still gets your message.",
  "chat.reconnecting": "Reconnecting… What you write is kept and sent as soon as the connection is back.",
  "chat.countdown": "This chat ends in",
  "chat.countdown.hint": "Write to keep it open.",
  "chat.keep": "Keep open",

  "system.joined": "{name} joined the chat",
  "system.ownerChanged": "{name} is looking after you now",
  "system.left": "{name} left the chat",
  "system.rangAgain": "Looking for another agent for you…",
  "system.overflowed": "Trying {department} now…",
  "system.endScheduled": "{name} will end the chat in {span} unless you write",
  "system.keptByYou": "You kept the chat open",
  "system.kept": "{name} kept the chat open",
  "system.silence": "It has been quiet for a while. The chat ends at {time} unless somebody writes",
  "system.endedByYou": "You ended the chat",
  "system.ended": "{name} ended the chat",
  "system.endedBySilence": "The chat ended after a long silence",
  "system.missed": "Nobody could answer in time",
  "system.abandoned": "You left before anybody could answer",
  "span.seconds": { one: "{count} second", other: "{count} seconds" },
  "span.minutes": { one: "{count} minute", other: "{count} minutes" },
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type CourseKey = keyof typeof en;
