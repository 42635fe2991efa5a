// English for the ticket room, fetched together with it. What this lacks, the page's own catalogue has.
import type { Sentence } from "../../../shared/i18n.ts";
import { en as bulk } from "./bulk-en.ts";
import { en as criteria } from "./criteria-en.ts";
import { en as editing } from "./editing-en.ts";
import { en as fields } from "./fields-en.ts";
import { en as found } from "./found-en.ts";
import { en as replies } from "./replies-en.ts";
import { en as views } from "./views-en.ts";

export const en = {
  "ticket.heading": "Ticket #{number}",
  "ticket.saving": "This ticket is just being saved. It appears here by itself.",
  "ticket.transcript": "Transcript",
  "ticket.request": "Message",
  "ticket.topic": "Feedback",
  "topics.problem": "Problem",
  "topics.idea": "Idea",
  "topics.praise": "Praise",
  "ticket.details": "Details",
  "ticket.rating": "What the visitor said of the chat",
  "ticket.wait": "Waited",
  "ticket.firstReply": "First reply after",
  "ticket.noReply": "No reply",
  "ticket.duration": "Lasted",
  "ticket.ended": "Ended",
  "ticket.timezone": "Time zone",
  "ticket.story": "Why did nobody answer?",
  "ticket.storyNobody": "No agent of the department was rung.",
  "ticket.rung": "was rung and did not accept",
  "ticket.hasDeclinedWhy": "declined: {reason}",
  "ticket.hasDeclined": "declined",
} as const satisfies Record<string, Sentence>;

export const catalogue = {
  ...views,
  ...fields,
  ...criteria,
  ...found,
  ...replies,
  ...editing,
  ...bulk,
  ...en,
};

export type TicketKey = keyof typeof catalogue;
export type OwnKey = keyof typeof en;
