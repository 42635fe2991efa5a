// The rows of a conversation: days, messages and system lines in order, and at the end what is not yet confirmed.
import type { Mark } from "../../protocol/chat-frames.ts";
import type { AuthorId, Entry, Happening } from "../../protocol/entry.ts";
import type { FileRef } from "../../protocol/files.ts";
import type { PendingFrame } from "../shared/pending-frames.ts";
import { dayOf } from "../shared/time.ts";

export type Delivery = "sending" | "sent" | "delivered" | "seen" | "failed";

export interface MessageRow {
  row: "message";
  key: string;
  /** Its number in the log; null while it is not confirmed. */
  seq: number | null;
  at: number;
  from: AuthorId;
  body: string;
  file?: FileRef | undefined;
  /** First and last of a run by one author; a name stands above the first, a time below the last. */
  first: boolean;
  last: boolean;
  /** Of the viewer's own messages. */
  delivery: Delivery | null;
  /** Of an unconfirmed message: what it is retried and discarded by. */
  cid: string | null;
  /** Why it was refused. */
  failed: string | null;
}

export type Row =
  | { row: "day"; key: string; at: number }
  | { row: "system"; key: string; at: number; what: Happening }
  | MessageRow;

/** Messages of one author within this time stand together. */
const runMs = 5 * 60_000;

export function timeline(
  entries: readonly Entry[],
  pending: readonly PendingFrame[],
  marks: Readonly<Record<string, Mark>>,
  you: AuthorId,
): Row[] {
  const others = Object.entries(marks).filter(([author]) => author !== you);
  const delivered = Math.max(0, ...others.map(([, mark]) => mark.delivered));
  const seen = Math.max(0, ...others.map(([, mark]) => mark.seen));
  const rows: Row[] = [];

  function add(row: Row): void {
    const before = rows.at(-1);
    if (before === undefined || dayOf(before.at) !== dayOf(row.at))
      rows.push({ row: "day", key: `day ${dayOf(row.at)} ${row.key}`, at: row.at });
    const above = rows.at(-1);
    if (row.row === "message" && above?.row === "message") {
      const together = above.from === row.from && row.at - above.at < runMs;
      if (together) above.last = false;
      rows.push({ ...row, first: !together });
    } else rows.push(row);
  }

  for (const entry of entries) {
    const { at, seq } = entry;
    if (entry.kind === "system") add({ row: "system", key: `line ${seq}`, at, what: entry.what });
    if (entry.kind !== "message") continue;
    const { from, body, file, cid } = entry;
    const delivery = from !== you ? null : seq <= seen ? "seen" : seq <= delivered ? "delivered" : "sent";
    // The key of a confirmed message is that of the pending one, so that its row stays the same row.
    const key = cid ?? `line ${seq}`;
    add({
      row: "message",
      key,
      seq,
      at,
      from,
      body,
      file,
      first: true,
      last: true,
      delivery,
      cid: null,
      failed: null,
    });
  }
  const newest = rows.at(-1)?.at ?? 0;
  for (const frame of pending) {
    if (frame.type !== "say") continue;
    const { cid, body, failed = null } = frame;
    add({
      row: "message",
      key: cid,
      seq: null,
      at: Math.max(newest, frame.at),
      from: you,
      body,
      first: true,
      last: true,
      delivery: failed === null ? "sending" : "failed",
      cid,
      failed,
    });
  }
  return rows;
}

/** Whether two rows of one key look the same. What was written never changes. */
export function isSame(one: MessageRow, other: MessageRow): boolean {
  const { first, last, seq, delivery, failed } = one;
  return (
    first === other.first &&
    last === other.last &&
    seq === other.seq &&
    delivery === other.delivery &&
    failed === other.failed
  );
}

/** The newest message that somebody else wrote; 0 where there is none. */
export function newestFromOthers(entries: readonly Entry[], you: AuthorId): number {
  return entries.findLast((entry) => entry.kind === "message" && entry.from !== you)?.seq ?? 0;
}

/** Messages of others above `seen`. */
export function countUnread(entries: readonly Entry[], you: AuthorId, seen: number): number {
  let unread = 0;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry === undefined || entry.seq <= seen) break;
    if (entry.kind === "message" && entry.from !== you) unread++;
  }
  return unread;
}
