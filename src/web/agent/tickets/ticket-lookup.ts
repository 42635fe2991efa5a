// Waits for the ticket of a chat that has just ended: it is written a moment after the end, however long that takes.
import type { Ticket } from "../../../protocol/ticket-api.ts";
import type { Fetched } from "../../shared/fetch-json.ts";
import type { Refused } from "../rest.ts";

export type Lookup =
  | { state: "loading" }
  /** Not there yet. `long`: longer than usual. */
  | { state: "saving"; long: boolean }
  | { state: "found"; ticket: Ticket }
  | { state: "refused"; refused: Refused };

const firstWaitMs = 400;
const longestWaitMs = 15_000;
const usualTries = 5;

interface LookupOptions {
  load(): Promise<Fetched<Ticket>>;
  /** How often a missing ticket is asked for; the ticket of an ended chat always comes. */
  tries: number;
  show(lookup: Lookup): void;
}

/** Returns what stops it. */
export function lookUpTicket({ load, tries, show }: LookupOptions): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(tried: number): Promise<void> {
    const answer = await load();
    if (stopped) return;
    if (answer.ok) {
      show({ state: "found", ticket: answer.value });
      return;
    }
    const passing =
      answer.code === "network" ||
      answer.code === "busy" ||
      answer.code === "internal" ||
      answer.code === "too_fast";
    if ((answer.code !== "not_found" && !passing) || tried >= tries) {
      show({ state: "refused", refused: answer });
      return;
    }
    show({ state: "saving", long: tried >= usualTries });
    timer = setTimeout(
      () => void look(tried + 1),
      Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(tried - 1, 10)),
    );
  }

  void look(1);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
