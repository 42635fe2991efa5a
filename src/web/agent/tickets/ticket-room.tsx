// The ticket room: a view's list, what was searched for, a view's own page, or one ticket.
import { useEffect } from "preact/hooks";
import { wear } from "../../shared/wear.ts";
import { useDesk } from "../desk-context.ts";
import type { Route } from "../route.ts";
import bulk from "../styles/bulk.css?late";
import found from "../styles/found.css?late";
import activity from "../styles/ticket-activity.css?late";
import editing from "../styles/ticket-editing.css?late";
import tickets from "../styles/tickets.css?late";
import viewPage from "../styles/view-page.css?late";
import viewStyles from "../styles/views.css?late";
import { belongsTo } from "./bulk-job.ts";
import { BulkReport } from "./bulk-report.tsx";
import { FoundPage } from "./found-page.tsx";
import { TicketPage } from "./ticket-page.tsx";
import { TicketsPage } from "./tickets-page.tsx";
import { UndoBar } from "./undo-bar.tsx";
import { useViews } from "./use-views.ts";
import { ViewPage } from "./view-page.tsx";

wear(tickets);
wear(found);
wear(editing);
wear(activity);
wear(bulk);
wear(viewStyles);
wear(viewPage);

type Place = Extract<Route, { page: "tickets" | "found" | "view" | "ticket" }>;

export function TicketRoom({ place }: { place: Place }) {
  const views = useViews();
  const { me } = useDesk();
  useEffect(() => belongsTo(me.id), [me.id]);
  useEffect(() => {
    views.arrive();
    void views.reload();
    // Whoever goes away with a page left open has seen what it shows.
    const leave = () => {
      if (document.visibilityState === "hidden") views.leave();
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      views.leave();
    };
  }, [views]);
  useEffect(() => {
    if (place.page === "ticket") views.opened(place.ticketId);
  }, [views, place]);
  return (
    <>
      <BulkReport />
      <Shown place={place} />
      <UndoBar />
    </>
  );
}

function Shown({ place }: { place: Place }) {
  switch (place.page) {
    case "tickets":
      return <TicketsPage view={place.view} />;
    case "found":
      return <FoundPage q={place.q} />;
    case "view":
      return <ViewPage key={`${place.place}.${place.from}`} place={place.place} from={place.from} />;
    case "ticket":
      return <TicketPage id={place.ticketId} key={place.ticketId} />;
    default:
      return place satisfies never;
  }
}
