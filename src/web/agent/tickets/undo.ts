// What was done last in the ticket room and can still be taken back, whichever of its pages is shown.
import { signal } from "@preact/signals";
import { spans } from "../../../protocol/limits.ts";
import { type BulkRun, createBulkRun } from "./bulk-run.ts";
import { ticketCalls } from "./ticket-calls.ts";

export interface Undoable {
  /** What was done, in words. */
  text: string;
  /** With the revisions that it made; none: there is nothing to take back, and it is only said. */
  tickets: readonly { id: string; revision: number }[];
  /** Until when it is offered, milliseconds since 1970. */
  until: number;
  /** The taking back, once it has begun. */
  run: BulkRun | null;
}

export const undoable = signal<Undoable | null>(null);
/** Rises when something was taken back. */
export const undone = signal(0);

export function offerUndo(text: string, tickets: Undoable["tickets"]): void {
  undoable.value = { text, tickets, until: Date.now() + spans.undoMs, run: null };
}

/** Resolves when it is taken back, as far as it could be. */
export async function undo(): Promise<void> {
  const { value } = undoable;
  if (value === null || value.run?.now.value.state === "running") return;
  const run =
    value.run ??
    createBulkRun({
      target: { of: "chosen", tickets: value.tickets },
      change: { do: "undo" },
      send: ticketCalls.bulk,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  undoable.value = { ...value, run };
  await run.go();
  undone.value += 1;
}
