// English for the ticket lists and their views.
import type { PredefinedView } from "../../../../protocol/ticket-api.ts";
import type { Sentence } from "../../../shared/i18n.ts";

/** Names of things from the protocol's closed lists: a new one without words does not compile. */
type Named = `noTickets.${PredefinedView}` | `noTicketsHint.${PredefinedView}`;

export const en = {
  "tickets.list": "Ticket views",
  "tickets.nobody": "Nobody",
  "tickets.loading": "Loading tickets…",
  "tickets.more": "Load more",
  "tickets.failed": "The tickets could not be loaded.",
  "tickets.looking": "Looking through the tickets…",
  "tickets.noneSoFar": "None found so far. There are more tickets to look through.",
  "tickets.arrived": { one: "{count} new ticket", other: "{count} new tickets" },
  "tickets.isNew": "new since your last visit",

  "views.shared": "Shared views",
  "views.own": "My views",
  "views.add": "New view",
  "views.opensFirst": "opens first",
  "views.isBroken": "needs mending",
  "views.countMore": "{count}+",
  "views.tickets": { one: "{count} ticket", other: "{count} tickets" },
  "views.ticketsMore": { other: "more than {count} tickets" },
  "views.gone": "This view does not exist any more",
  "views.goneHint": "It was deleted, or is not shared with you. Choose another one.",
  "views.menu": "More about the view ‘{name}’",
  "views.isShared": "Shared",
  "views.sharedBy": "Shared by {name}",
  "views.openFirst": "Open this view first",
  "views.edit": "Edit view",
  "views.copy": "Make a copy",
  "views.delete": "Delete view",
  "views.deleted": "The view ‘{name}’ is deleted.",
  "views.restore": "Undo",

  "export.begin": "Export CSV",
  "export.stop": "Stop",
  "export.again": "Export again",
  "export.running": { one: "{count} ticket so far…", other: "{count} tickets so far…" },
  "export.done": { one: "{count} ticket exported.", other: "{count} tickets exported." },
  "export.brokeOff": "The export broke off, and nothing was saved. Try again.",
  "export.failed": "Not exported.",

  "noTickets.all": "No tickets yet",
  "noTickets.my_open": "You have no open tickets",
  "noTickets.unassigned_open": "No unassigned tickets",
  "noTickets.missed": "No missed chats",
  "noTickets.overdue": "Nothing is overdue",
  "noTickets.last_week": "No tickets from last week",
  "noTickets.closed": "No closed tickets",
  "noTickets.custom": "No ticket fits this view",

  "noTicketsHint.all": "Every chat becomes a ticket when it ends. They gather here.",
  "noTicketsHint.my_open": "Tickets that you own and that are not closed gather here.",
  "noTicketsHint.unassigned_open": "Tickets that nobody owns yet, and that are not closed, gather here.",
  "noTicketsHint.overdue": "Tickets whose due time has passed, and that are not closed, gather here.",
  "noTicketsHint.last_week": "Tickets that came to be from Monday to Sunday of last week gather here.",
  "noTicketsHint.closed": "Tickets that somebody has closed gather here.",
  "noTicketsHint.custom": "Tickets that meet its criteria gather here.",
  "noTicketsHint.missed": "Chats that nobody could answer gather here. None so far.",
} as const satisfies Record<string, Sentence> & Record<Named, string>;

export type ViewsKey = keyof typeof en;
