// A change of many tickets, sent in steps: it can be watched, stopped, and gone on with where the line broke. A step that is
// sent twice is the same as once.
import { type ReadonlySignal, signal } from "@preact/signals";
import { limits } from "../../../protocol/limits.ts";
import type { Bulk, BulkDone } from "../../../protocol/ticket-api.ts";
import type { Fetched } from "../../shared/fetch-json.ts";
import type { Refused } from "../rest.ts";

export type BulkTarget =
  | { of: "chosen"; tickets: readonly { id: string; revision: number }[] }
  | { of: "view"; view: Extract<Bulk["target"], { of: "view" }>["view"]; timezone: string; upTo: number };

export interface BulkState {
  state: "running" | "stopped" | "refused" | "over";
  done: BulkDone["done"];
  failed: BulkDone["failed"];
  /** Null where nobody knows: a view. */
  total: number | null;
  refused: Refused | null;
}

export interface BulkRun {
  change: Bulk["change"];
  now: ReadonlySignal<BulkState>;
  /** Resolves when it is over, stopped or refused. */
  go(): Promise<void>;
  stop(): void;
}

export interface BulkRunOptions {
  target: BulkTarget;
  change: Bulk["change"];
  send(bulk: Bulk): Promise<Fetched<BulkDone>>;
  wait(ms: number): Promise<void>;
}

const mostTries = 6;
const firstWaitMs = 500;

export function createBulkRun({ target, change, send, wait }: BulkRunOptions): BulkRun {
  const now = signal<BulkState>({
    state: "stopped",
    done: [],
    failed: [],
    total: target.of === "chosen" ? target.tickets.length : null,
    refused: null,
  });
  let at = 0;
  let cursor: string | null = null;

  function step(): Bulk["target"] {
    return target.of === "chosen"
      ? { of: "chosen", tickets: target.tickets.slice(at, at + limits.listMax) }
      : { ...target, ...(cursor === null ? {} : { cursor }) };
  }

  /** Again while it may be the line, or a server that is busy. */
  async function sendStep(): Promise<Fetched<BulkDone>> {
    for (let tries = 1; ; tries += 1) {
      const answer = await send({ target: step(), change });
      if (answer.ok || !isPassing(answer) || tries >= mostTries) return answer;
      await wait(answer.retryAfterMs ?? firstWaitMs * 2 ** tries);
      if (now.value.state !== "running") return answer;
    }
  }

  async function go(): Promise<void> {
    if (now.value.state === "running" || now.value.state === "over") return;
    now.value = { ...now.value, state: "running", refused: null };
    while (now.value.state === "running") {
      const answer = await sendStep();
      if (!answer.ok) {
        if (now.value.state === "running") now.value = { ...now.value, state: "refused", refused: answer };
        return;
      }
      const { done, failed, next_cursor } = answer.value;
      at += limits.listMax;
      cursor = next_cursor;
      const isLast = target.of === "chosen" ? at >= target.tickets.length : cursor === null;
      now.value = {
        ...now.value,
        done: [...now.value.done, ...done],
        failed: [...now.value.failed, ...failed],
        ...(isLast ? { state: "over" } : {}),
      };
    }
  }

  return {
    change,
    now,
    go,
    stop: () => {
      if (now.value.state === "running") now.value = { ...now.value, state: "stopped" };
    },
  };
}

function isPassing({ code }: Refused): boolean {
  return code === "network" || code === "busy" || code === "too_fast" || code === "internal";
}
