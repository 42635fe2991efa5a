// The rows of one ticket view or search, page by page by key, and brought up to date without losing one's place.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { TicketRow } from "../../../protocol/ticket-api.ts";
import type { Fetched } from "../../shared/fetch-json.ts";
import type { Refused } from "../rest.ts";

export interface Page<Row extends TicketRow> {
  data: Row[];
  next_cursor: string | null;
}

export interface TicketList<Row extends TicketRow = TicketRow> {
  /** Null until the first page is there. */
  rows: ReadonlySignal<readonly Row[] | null>;
  more: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  refused: ReadonlySignal<Refused | null>;
  loadMore(): Promise<void>;
  /** Looks at the first page again. */
  refresh(): Promise<void>;
}

export function createTicketList<Row extends TicketRow = TicketRow>(
  load: (cursor: string | null) => Promise<Fetched<Page<Row>>>,
): TicketList<Row> {
  const rows = signal<readonly Row[] | null>(null);
  const more = signal(true);
  const busy = signal(false);
  const refused = signal<Refused | null>(null);
  let cursor: string | null = null;
  let refreshing = false;
  let again = false;

  async function loadMore(): Promise<void> {
    if (busy.value || !more.value) return;
    busy.value = true;
    const answer = await load(cursor);
    busy.value = false;
    if (!answer.ok) {
      refused.value = answer;
      return;
    }
    refused.value = null;
    cursor = answer.value.next_cursor;
    more.value = cursor !== null;
    rows.value = merged(rows.value ?? [], answer.value.data);
  }

  async function refresh(): Promise<void> {
    if (rows.value === null) return loadMore();
    // One at a time; what is asked for meanwhile is asked once more.
    if (refreshing) {
      again = true;
      return;
    }
    refreshing = true;
    const answer = await load(null);
    refreshing = false;
    if (answer.ok) {
      if (answer.value.next_cursor === null) {
        more.value = false;
        rows.value = answer.value.data;
      } else rows.value = merged(answer.value.data, rows.value);
    }
    if (again) {
      again = false;
      await refresh();
    }
  }

  return { rows, more, busy, refused, loadMore, refresh };
}

/** `first`, then what of `then` is not among them: a row never stands twice. */
function merged<Row extends TicketRow>(first: readonly Row[], then: readonly Row[]): readonly Row[] {
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...then.filter(({ id }) => !ids.has(id))];
}
