// Where in the agent page somebody is, as the address after `#`. What it does not know leads to the chats.
export type Route =
  | { page: "chats"; chatId: string | null }
  /** `place`: null for the list, "new", "categories", "import", or a message's id. */
  | { page: "canned"; place: string | null }
  | { page: "live" }
  /** `place`: "now" for the wallboard. */
  | { page: "reports"; place: "now" | "days" }
  /** `view`: the name of a predefined view, or the id of a custom one; null for the one that opens first. */
  | { page: "tickets"; view: string | null }
  /** A custom view's own page. `place`: its id, or "new"; `from`: the view of which a new one is a copy. */
  | { page: "view"; place: string; from: string | null }
  /** What a search for `q` found; "" where nothing was asked for yet. */
  | { page: "found"; q: string }
  | { page: "ticket"; ticketId: string };

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [page, id, place] = path.split("/", 3);
  if (page === "tickets") {
    const parameters = new URLSearchParams(query);
    if (id === "views") return { page: "view", place: place || "new", from: parameters.get("from") };
    if (id) return { page: "ticket", ticketId: id };
    const q = parameters.get("q");
    if (q !== null) return { page: "found", q };
    return { page: "tickets", view: parameters.get("view") || null };
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
      return route.view === null ? "#/tickets" : `#/tickets?${new URLSearchParams({ view: route.view })}`;
    case "view":
      return `#/tickets/views/${route.place}${route.from === null ? "" : `?${new URLSearchParams({ from: route.from })}`}`;
    case "found":
      return `#/tickets?${new URLSearchParams({ q: route.q })}`;
    case "ticket":
      return `#/tickets/${route.ticketId}`;
    default:
      return route satisfies never;
  }
}
