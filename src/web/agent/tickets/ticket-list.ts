// The rows of one ticket view or search, page by page by key, and brought up to date without losing one's place.
import { batch, type ReadonlySignal, signal } from "@preact/signals";
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
  /** Tickets that came, and stand in no row until somebody wants to see them. */
  arrived: ReadonlySignal<number>;
  loadMore(): Promise<void>;
  /**
   * Looks at the first page again. Where rows must not move, known ones change in their places, and what came and went
   * waits for `showArrived`.
   */
  refresh(mayMove?: boolean): Promise<void>;
  showArrived(): void;
  /** Looks at as many again as are shown: some may have gone, from any page. */
  reload(): Promise<void>;
}

/** A page may be empty where few of many tickets match: so many are looked at until somebody asks for more. */
const mostEmpty = 8;

export function createTicketList<Row extends TicketRow = TicketRow>(
  load: (cursor: string | null) => Promise<Fetched<Page<Row>>>,
): TicketList<Row> {
  const rows = signal<readonly Row[] | null>(null);
  const more = signal(true);
  const busy = signal(false);
  const refused = signal<Refused | null>(null);
  const arrived = signal(0);
  let waiting: Page<Row> | null = null;
  let cursor: string | null = null;
  let refreshing = false;
  let again: { mayMove: boolean } | null = null;

  async function loadMore(): Promise<void> {
    if (busy.value || !more.value) return;
    busy.value = true;
    for (let tried = 1; await loadOne(); tried += 1) if (tried >= mostEmpty) break;
    busy.value = false;
  }

  /** True where nothing came, and there is more to look through. */
  async function loadOne(): Promise<boolean> {
    const answer = await load(cursor);
    if (!answer.ok) {
      // The view has another order since: from the beginning.
      const isStale = cursor !== null && "cursor" in answer.details;
      if (isStale) {
        cursor = null;
        rows.value = null;
        return true;
      }
      refused.value = answer;
      return false;
    }
    const { data, next_cursor } = answer.value;
    batch(() => {
      refused.value = null;
      cursor = next_cursor;
      more.value = cursor !== null;
      rows.value = [...(rows.value ?? []), ...without(data, rows.value ?? [])];
    });
    return data.length === 0 && next_cursor !== null;
  }

  async function refresh(mayMove = true): Promise<void> {
    if (rows.value === null) return loadMore();
    // One at a time; what is asked for meanwhile is asked once more.
    if (refreshing) {
      again = { mayMove };
      return;
    }
    refreshing = true;
    const answer = await load(null);
    refreshing = false;
    if (answer.ok) take(answer.value, mayMove || rows.value.length === 0);
    if (again) {
      const next = again;
      again = null;
      await refresh(next.mayMove);
    }
  }

  function take(page: Page<Row>, mayMove: boolean): void {
    waiting = page;
    if (mayMove) return showArrived();
    const known = rows.value ?? [];
    const fresh = new Map(page.data.map((row) => [row.id, row]));
    batch(() => {
      arrived.value = without(page.data, known).length;
      rows.value = known.map((row) => fresh.get(row.id) ?? row);
    });
  }

  function showArrived(): void {
    const page = waiting;
    waiting = null;
    if (page === null) return;
    const known = rows.value ?? [];
    const last = page.data.at(-1);
    const met = last ? known.findIndex(({ id }) => id === last.id) : -1;
    batch(() => {
      arrived.value = 0;
      if (page.next_cursor === null || (last && met < 0)) {
        // All there is; or so many came that nothing known follows at once.
        rows.value = page.data;
        cursor = page.next_cursor;
        more.value = cursor !== null;
      } else if (last) rows.value = [...page.data, ...without(known.slice(met + 1), page.data)];
    });
  }

  async function reload(): Promise<void> {
    if (busy.value) return;
    const wanted = Math.max(1, rows.value?.length ?? 0);
    busy.value = true;
    let fresh: readonly Row[] = [];
    let next: string | null = null;
    let empty = 0;
    let isThere = true;
    do {
      const answer: Fetched<Page<Row>> = await load(next);
      isThere = answer.ok;
      if (!answer.ok) break;
      const { data, next_cursor } = answer.value;
      fresh = [...fresh, ...without(data, fresh)];
      next = next_cursor;
      empty = data.length === 0 ? empty + 1 : 0;
    } while (next !== null && fresh.length < wanted && empty < mostEmpty);
    busy.value = false;
    if (!isThere) return;
    waiting = null;
    batch(() => {
      arrived.value = 0;
      cursor = next;
      more.value = next !== null;
      rows.value = fresh;
    });
  }

  return { rows, more, busy, refused, arrived, loadMore, refresh, showArrived, reload };
}

/** Those that are not among the others. */
function without<Row extends TicketRow>(some: readonly Row[], others: readonly Row[]): Row[] {
  const ids = new Set(others.map(({ id }) => id));
  return some.filter(({ id }) => !ids.has(id));
}
