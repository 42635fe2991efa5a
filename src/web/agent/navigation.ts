// The route of this page as a signal. Links are plain `href`s; code goes somewhere with `go`.
import { signal } from "@preact/signals";
import { hashOf, parseRoute, type Route } from "./route.ts";

export const route = signal<Route>(parseRoute(location.hash));

addEventListener("hashchange", () => {
  route.value = parseRoute(location.hash);
});

export function go(to: Route): void {
  location.hash = hashOf(to);
}

/** As `go`, where going back should not lead to what is shown now. */
export function replace(to: Route): void {
  history.replaceState(null, "", hashOf(to));
  route.value = to;
}

/** The chat whose text box is to have the focus as soon as it is there. */
export const composerWanted = signal<string | null>(null);

export function focusComposer(chatId: string): void {
  composerWanted.value = chatId;
}
