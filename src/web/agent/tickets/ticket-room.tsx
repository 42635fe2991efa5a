// The ticket room: a view's list, or one ticket.
import type { Route } from "../route.ts";
import tickets from "../styles/tickets.css?late";
import { wear } from "../wear.ts";
import { TicketPage } from "./ticket-page.tsx";
import { TicketsPage } from "./tickets-page.tsx";

wear(tickets);

export function TicketRoom({ place }: { place: Extract<Route, { page: "tickets" | "ticket" }> }) {
  switch (place.page) {
    case "tickets":
      return <TicketsPage view={place.view} key={place.view} />;
    case "ticket":
      return <TicketPage id={place.ticketId} key={place.ticketId} />;
    default:
      return place satisfies never;
  }
}
