// Tickets as a table: the columns of an export, and what stands in their cells. Times are by the clock on the wall of the one
// who exports, in a form that spreadsheets take for a time; spans are seconds.
import type { TicketRow } from "../protocol/ticket-api.ts";
import type { TicketField } from "../protocol/view-api.ts";
import { wallClock } from "./hours.ts";
import { quarterMs } from "./weeks.ts";

/** What a time is there, as YYYY-MM-DD hh:mm:ss; made once for a table. */
export type LocalTime = (at: number) => string;

/** An office's tickets of a month; more are worked out again. */
const mostKept = 4_000;

/** Offsets from UTC change at whole quarters of an hour, so one is worked out for each quarter. */
export function localTime(timezone: string): LocalTime {
  const offsets = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / quarterMs);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const begin = quarter * quarterMs;
      const { midnight, minute } = wallClock(timezone, begin);
      offset = midnight + minute * 60_000 - begin;
      if (offsets.size >= mostKept) offsets.clear();
      offsets.set(quarter, offset);
    }
    return new Date(at + offset).toISOString().slice(0, 19).replace("T", " ");
  };
}

/** The fields' names as the API has them, spans in seconds. */
export function headOf(columns: readonly TicketField[]): string[] {
  return columns.map((field) => field.replace(/Ms$/, "Seconds"));
}

export function cellsOf(row: TicketRow, columns: readonly TicketField[], local: LocalTime): string[] {
  return columns.map((field) => cellOf(row, field, local));
}

function cellOf(row: TicketRow, field: TicketField, local: LocalTime): string {
  switch (field) {
    case "department":
      return row.department.name;
    case "owner":
      return row.owner?.name ?? "";
    case "contactName":
      return row.contact.name;
    case "contactEmail":
      return row.contact.email ?? "";
    case "tags":
      return row.tags.join(", ");
    case "number":
      return String(row.number);
    case "dueAt":
    case "createdAt":
    case "endedAt":
    case "filedAt":
    case "updatedAt":
      return timeOf(row[field], local);
    case "waitMs":
    case "firstReplyMs":
    case "durationMs":
      return secondsOf(row[field]);
    case "rating":
      return row.rating ?? "";
    case "subject":
    case "status":
    case "kind":
    case "channel":
    case "browser":
    case "system":
    case "country":
    case "language":
    case "pageUrl":
      return row[field];
    default:
      return field satisfies never;
  }
}

/** A time that no clock can show is left out. */
function timeOf(at: number | null, local: LocalTime): string {
  return at === null || Math.abs(at) > 8e15 ? "" : local(at);
}

function secondsOf(ms: number | null): string {
  return ms === null ? "" : String(Math.round(ms / 100) / 10);
}
