// The ticket room: a view's list, what was searched for, or one ticket.
import type { Route } from "../route.ts";
import found from "../styles/found.css?late";
import activity from "../styles/ticket-activity.css?late";
import editing from "../styles/ticket-editing.css?late";
import tickets from "../styles/tickets.css?late";
import { wear } from "../wear.ts";
import { FoundPage } from "./found-page.tsx";
import { TicketPage } from "./ticket-page.tsx";
import { TicketsPage } from "./tickets-page.tsx";
import { UndoBar } from "./undo-bar.tsx";

wear(tickets);
wear(found);
wear(editing);
wear(activity);

type Place = Extract<Route, { page: "tickets" | "found" | "ticket" }>;

export function TicketRoom({ place }: { place: Place }) {
  return (
    <>
      <Shown place={place} />
      <UndoBar />
    </>
  );
}

function Shown({ place }: { place: Place }) {
  switch (place.page) {
    case "tickets":
      return <TicketsPage view={place.view} key={place.view} />;
    case "found":
      return <FoundPage q={place.q} />;
    case "ticket":
      return <TicketPage id={place.ticketId} key={place.ticketId} />;
    default:
      return place satisfies never;
  }
}
