// An export under way: the file comes in pieces that are counted as they come, and it is there only when it is whole.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { RefusalCode } from "../../../protocol/refusals.ts";

export type Exporting =
  | { state: "idle" }
  /** So many tickets have come. */
  | { state: "running"; tickets: number }
  | { state: "done"; tickets: number }
  /** Null: it broke off. */
  | { state: "failed"; code: RefusalCode | null };

export interface ExportRun {
  now: ReadonlySignal<Exporting>;
  /** The whole file; null where it did not come, or was stopped. */
  go(): Promise<Blob | null>;
  stop(): void;
}

const quote = 0x22;
const lineFeed = 0x0a;

export function createExportRun(ask: (signal: AbortSignal) => Promise<Response>): ExportRun {
  const now = signal<Exporting>({ state: "idle" });
  let abort: AbortController | null = null;

  async function go(): Promise<Blob | null> {
    abort?.abort();
    const own = new AbortController();
    abort = own;
    now.value = { state: "running", tickets: 0 };
    try {
      const response = await ask(own.signal);
      if (!response.ok) {
        const answer: { error?: { code?: RefusalCode } } = await response.json();
        now.value = { state: "failed", code: answer.error?.code ?? "internal" };
        return null;
      }
      const blob = await take(response, own);
      if (own.signal.aborted) return null;
      now.value = { state: "done", tickets: ticketsOf(now.value) };
      return blob;
    } catch {
      if (!own.signal.aborted) now.value = { state: "failed", code: null };
      return null;
    }
  }

  async function take(response: Response, own: AbortController): Promise<Blob> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const count = lineCounter();
    const reader = response.body?.getReader();
    for (;;) {
      const piece = await reader?.read();
      if (piece === undefined || piece.done) break;
      parts.push(piece.value);
      const lines = count(piece.value);
      // The first line names the columns.
      if (!own.signal.aborted) now.value = { state: "running", tickets: Math.max(0, lines - 1) };
    }
    return new Blob(parts, { type: "text/csv" });
  }

  return {
    now,
    go,
    stop() {
      abort?.abort();
      now.value = { state: "idle" };
    },
  };
}

function ticketsOf(exporting: Exporting): number {
  return "tickets" in exporting ? exporting.tickets : 0;
}

/** Counts the lines of a CSV file that comes in pieces; a break within quotes ends none. */
function lineCounter(): (piece: Uint8Array) => number {
  let lines = 0;
  let isQuoted = false;
  return (piece) => {
    for (const byte of piece) {
      if (byte === quote) isQuoted = !isQuoted;
      else if (byte === lineFeed && !isQuoted) lines += 1;
    }
    return lines;
  };
}
