// What a ticket can be and which fields it has: plain lists, for the pages too.

export const ticketStatuses = ["open", "on_hold", "escalated", "closed"] as const;
export type TicketStatus = (typeof ticketStatuses)[number];
export const ticketKinds = ["finished", "missed", "abandoned", "offline", "feedback"] as const;
export const ticketChannels = ["chat", "email", "web"] as const;
export type TicketChannel = (typeof ticketChannels)[number];

/**
 * All by number, the newest first, but `overdue`, where the longest overdue stands first. `my_open`: the agent's own
 * that are not closed. `unassigned_open`: of nobody, not closed. `overdue`: due before now, not closed.
 * `last_week`: come to be in the last whole week, Monday to Sunday, in the time zone that the query names.
 */
export const predefinedViews = [
  "all",
  "my_open",
  "unassigned_open",
  "missed",
  "overdue",
  "last_week",
  "closed",
] as const;
export type PredefinedView = (typeof predefinedViews)[number];

/** Every field of a ticket that a criterion may ask about, with the kind of its value. */
export const ticketFields = {
  number: "number",
  subject: "text",
  status: "choice",
  kind: "choice",
  channel: "choice",
  department: "choice",
  owner: "choice",
  contactName: "text",
  contactEmail: "text",
  tags: "tags",
  dueAt: "time",
  rating: "choice",
  createdAt: "time",
  endedAt: "time",
  filedAt: "time",
  updatedAt: "time",
  waitMs: "number",
  firstReplyMs: "number",
  durationMs: "number",
  browser: "text",
  system: "text",
  country: "text",
  language: "text",
  pageUrl: "text",
} as const;
export type TicketField = keyof typeof ticketFields;
export type FieldKind = (typeof ticketFields)[TicketField];

/** Values of the choices that are the same everywhere; `department` and `owner` take ids, `owner` also "me". "" is nobody, or none. */
export const fieldChoices = {
  status: ticketStatuses,
  kind: ticketKinds,
  channel: ticketChannels,
  rating: ["good", "okay", "bad", ""],
} as const;

/** Which questions a kind of field takes. */
export const questions = {
  text: ["contains", "not_contains", "equal", "not_equal", "any_of", "none_of", "empty", "not_empty"],
  choice: ["equal", "not_equal", "any_of", "none_of", "empty", "not_empty"],
  tags: ["any_of", "all_of", "none_of", "empty", "not_empty"],
  number: ["less", "more", "empty", "not_empty"],
  time: ["in_last", "in_next", "less", "more", "empty", "not_empty"],
} as const satisfies Record<FieldKind, readonly string[]>;
export type Question = (typeof questions)[FieldKind][number];
