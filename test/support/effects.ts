// What of a life reached others.
import type { OfferEnd } from "../../src/protocol/desk-frames.ts";
import type { Life } from "./chat-lives.ts";

/** What the pages were told last of why a popup closed. */
export function lastEnd({ effects }: Life): OfferEnd | undefined {
  return effects.findLast((effect) => effect.kind === "settle")?.end;
}
