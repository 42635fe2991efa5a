// The change of many tickets that goes on now, or was the last: one at a time, whichever page is shown meanwhile.
import { signal } from "@preact/signals";
import type { Bulk } from "../../../protocol/ticket-api.ts";
import { type BulkRun, type BulkTarget, createBulkRun } from "./bulk-run.ts";
import { ticketCalls } from "./ticket-calls.ts";
import { offerUndo, undoable } from "./undo.ts";

export interface BulkJob {
  run: BulkRun;
  /** What is done, for so many tickets. */
  said(count: number): string;
}

export const bulkJob = signal<BulkJob | null>(null);
/** Rises when tickets were changed by a job, or taken back. */
export const bulkChanges = signal(0);

let agentId = "";

/** Whoever signs in next takes back nothing of somebody else's. */
export function belongsTo(id: string): void {
  if (agentId === id) return;
  agentId = id;
  bulkJob.value?.run.stop();
  bulkJob.value = null;
  undoable.value = null;
}

export function isBusy(): boolean {
  return bulkJob.value?.run.now.value.state === "running";
}

export async function beginJob(
  target: BulkTarget,
  change: Bulk["change"],
  said: BulkJob["said"],
): Promise<void> {
  if (isBusy()) return;
  const run = createBulkRun({ target, change, send: ticketCalls.bulk, wait });
  bulkJob.value = { run, said };
  await goOn();
}

/** Goes on with a job that was stopped or broken off. What it has done so far can be taken back. */
export async function goOn(): Promise<void> {
  const { value } = bulkJob;
  if (value === null) return;
  addEventListener("beforeunload", askToStay);
  await value.run.go();
  removeEventListener("beforeunload", askToStay);
  const { done, failed, state } = value.run.now.value;
  const changed = done.filter((row) => row.changed);
  if (done.length > 0) offerUndo(value.said(done.length), changed);
  if (state === "over" && failed.length === 0 && bulkJob.value === value) bulkJob.value = null;
  bulkChanges.value += 1;
}

/** What was not changed because somebody else had changed it, on what it is now. */
export async function insist(tickets: readonly { id: string; revision: number }[]): Promise<void> {
  const { value } = bulkJob;
  if (value === null || tickets.length === 0) return;
  await beginJob({ of: "chosen", tickets }, value.run.change, value.said);
}

/** Half of what was asked for would be left undone. */
function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
