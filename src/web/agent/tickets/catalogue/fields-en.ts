// English for the fields of a ticket, and for what can be asked about them.
import type { Question, TicketChannel, TicketField } from "../../../../protocol/ticket-fields.ts";
import type { CriterionFlaw } from "../../../../protocol/view-api.ts";
import type { Sentence } from "../../../shared/i18n.ts";

/** Names of things from the protocol's closed lists: a new one without words does not compile. */
type Named =
  | `fields.${TicketField}`
  | `channels.${TicketChannel}`
  | `asks.${Exclude<Question, "less" | "more">}`
  | `asks.${"less" | "more"}.${"time" | "number"}`
  | `broken.${CriterionFlaw["why"]}`;

export const en = {
  "fields.number": "Number",
  "fields.subject": "Subject",
  "fields.status": "Status",
  "fields.kind": "Kind",
  "fields.channel": "Channel",
  "fields.department": "Department",
  "fields.owner": "Owner",
  "fields.contactName": "Contact",
  "fields.contactEmail": "E-mail",
  "fields.tags": "Tags",
  "fields.dueAt": "Due",
  "fields.rating": "Rating",
  "fields.createdAt": "Created",
  "fields.endedAt": "Chat ended",
  "fields.filedAt": "Became a ticket",
  "fields.updatedAt": "Last changed",
  "fields.waitMs": "Waited",
  "fields.firstReplyMs": "First reply after",
  "fields.durationMs": "Lasted",
  "fields.browser": "Browser",
  "fields.system": "Operating system",
  "fields.country": "Country",
  "fields.language": "Language",
  "fields.pageUrl": "Page address",

  "channels.chat": "Chat",
  "channels.email": "E-mail",
  "channels.web": "Web form",

  "asks.contains": "contains",
  "asks.not_contains": "does not contain",
  "asks.equal": "is",
  "asks.not_equal": "is not",
  "asks.any_of": "is one of",
  "asks.none_of": "is none of",
  "asks.all_of": "has all of",
  "asks.empty": "is empty",
  "asks.not_empty": "is not empty",
  "asks.in_last": "in the last days",
  "asks.in_next": "in the next days",
  "asks.less.number": "is less than",
  "asks.more.number": "is more than",
  "asks.less.time": "is before",
  "asks.more.time": "is after",

  "broken.heading": "This view asks for something that is no longer there",
  "broken.no_such_field": "This field does not exist any more.",
  "broken.no_such_question": "This field cannot be asked that.",
  "broken.no_such_value": "This value does not exist any more.",
  "broken.all": "The criteria of this view",
  "broken.unreadable": "A criterion",
  "broken.edit": "Edit the view",
  "broken.ask": "{name} or an admin can mend it.",
} as const satisfies Record<string, Sentence> & Record<Named, string>;

export type FieldsKey = keyof typeof en;
