// Where in the agent page somebody is, as the address after `#`. What it does not know leads to the chats.
import type { PredefinedView } from "../../protocol/ticket-api.ts";

/** The ticket views in the order in which they are shown. */
export const ticketViews = ["all", "missed"] as const satisfies readonly PredefinedView[];

export type Route =
  | { page: "chats"; chatId: string | null }
  /** `place`: null for the list, "new", "categories", "import", or a message's id. */
  | { page: "canned"; place: string | null }
  | { page: "live" }
  /** `place`: "now" for the wallboard. */
  | { page: "reports"; place: "now" | "days" }
  | { page: "tickets"; view: PredefinedView }
  /** What a search for `q` found; "" where nothing was asked for yet. */
  | { page: "found"; q: string }
  | { page: "ticket"; ticketId: string };

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [page, id] = path.split("/", 2);
  if (page === "tickets") {
    if (id) return { page: "ticket", ticketId: id };
    const parameters = new URLSearchParams(query);
    const q = parameters.get("q");
    if (q !== null) return { page: "found", q };
    const asked = parameters.get("view");
    return { page: "tickets", view: ticketViews.find((view) => view === asked) ?? "all" };
  }
  if (page === "canned") return { page, place: id || null };
  if (page === "live") return { page };
  if (page === "reports") return { page, place: id === "now" ? "now" : "days" };
  return { page: "chats", chatId: page === "chats" && id ? id : null };
}

export function hashOf(route: Route): string {
  switch (route.page) {
    case "chats":
      return route.chatId === null ? "#/chats" : `#/chats/${route.chatId}`;
    case "canned":
      return route.place === null ? "#/canned" : `#/canned/${route.place}`;
    case "live":
      return "#/live";
    case "reports":
      return route.place === "now" ? "#/reports/now" : "#/reports";
    case "tickets":
      return route.view === "all" ? "#/tickets" : `#/tickets?view=${route.view}`;
    case "found":
      return `#/tickets?${new URLSearchParams({ q: route.q })}`;
    case "ticket":
      return `#/tickets/${route.ticketId}`;
    default:
      return route satisfies never;
  }
}
