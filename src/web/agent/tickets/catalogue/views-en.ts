// English for the ticket lists and their views.
import type { PredefinedView } from "../../../../protocol/ticket-api.ts";
import type { Sentence } from "../../../shared/i18n.ts";

/** Names of things from the protocol's closed lists: a new one without words does not compile. */
type Named = `noTickets.${PredefinedView}` | `noTicketsHint.${PredefinedView}`;

export const en = {
  "tickets.list": "Ticket views",
  "tickets.number": "Number",
  "tickets.subject": "Subject",
  "tickets.contact": "Contact",
  "tickets.department": "Department",
  "tickets.kind": "Kind",
  "tickets.status": "Status",
  "tickets.owner": "Owner",
  "tickets.created": "Created",
  "tickets.nobody": "Nobody",
  "tickets.loading": "Loading tickets…",
  "tickets.more": "Load more",
  "tickets.failed": "The tickets could not be loaded.",

  "noTickets.all": "No tickets yet",
  "noTickets.my_open": "You have no open tickets",
  "noTickets.unassigned_open": "No unassigned tickets",
  "noTickets.missed": "No missed chats",
  "noTickets.overdue": "Nothing is overdue",
  "noTickets.last_week": "No tickets from last week",
  "noTickets.closed": "No closed tickets",

  "noTicketsHint.all": "Every chat becomes a ticket when it ends. They gather here.",
  "noTicketsHint.my_open": "Tickets that you own and that are not closed gather here.",
  "noTicketsHint.unassigned_open": "Tickets that nobody owns yet, and that are not closed, gather here.",
  "noTicketsHint.overdue": "Tickets whose due time has passed, and that are not closed, gather here.",
  "noTicketsHint.last_week": "Tickets that came to be from Monday to Sunday of last week gather here.",
  "noTicketsHint.closed": "Tickets that somebody has closed gather here.",
  "noTicketsHint.missed": "Chats that nobody could answer gather here. None so far.",
} as const satisfies Record<string, Sentence> & Record<Named, string>;

export type ViewsKey = keyof typeof en;
