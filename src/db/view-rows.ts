// The next rows of a view. However many tickets there are, and however few of them a view's criteria let through, a page reads
// no more than a bounded number.
import type { Sort } from "../protocol/view-api.ts";
import type { Database } from "./database.ts";
import type { Listed } from "./ticket-rows.ts";
import { type Place, runQuery, type Stage } from "./ticket-runs.ts";

export interface Found {
  rows: Listed[];
  /** Behind which the next page begins: all before it was looked through. Null: there is no more. */
  next: Place | null;
}

export interface Wanted {
  after: Place | null;
  /** Rows of one page. */
  limit: number;
  /** How many tickets are put to a sieve at most. */
  most: number;
}

/** Deleted ones and such out of reach are among them. */
export async function nextRows(db: Database, stage: Stage, wanted: Wanted): Promise<Found> {
  const after = beginning(stage, wanted.after);
  return stage.sieve === undefined
    ? takeAll(db, stage, { ...wanted, after })
    : takeThrough(db, stage, { ...wanted, after });
}

/** Of the stage's own beginning and the place that was reached, the one further on. */
export function beginning({ sort, behind }: Stage, after: Place | null): Place | null {
  if (sort.by !== "number" || behind === null) return after;
  const begin = { number: behind, dueAt: null };
  return after === null || inOrder(sort)(after, begin) < 0 ? begin : after;
}

/**
 * One row more than the page, to know whether another follows: a page reads hardly more than its rows for up to five
 * departments, and twice as many for up to ten, whatever was just deleted.
 */
async function takeAll(db: Database, { sort, groups }: Stage, { after, limit }: Wanted): Promise<Found> {
  const [first, ...others] = groups.map((sources) =>
    runQuery(db, sources, { sort, after, limit: limit + 1 }),
  );
  if (!first) return { rows: [], next: null };
  const runs = await db.batch([first, ...others]);
  const rows = runs.flat().sort(inOrder(sort));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? placeOf(sort, last) : null };
}

/**
 * Each group looks through as many tickets as its part of `most`. Where one found a page's worth, or came to the end of its
 * part, the others' later rows wait for the next page.
 */
async function takeThrough(
  db: Database,
  { sort, groups, sieve }: Stage,
  { after, limit, most }: Wanted,
): Promise<Found> {
  const share = Math.max(limit + 1, Math.floor(most / groups.length));
  const [first, ...others] = groups.map((sources) =>
    db
      .select()
      .from(runQuery(db, sources, { sort, after, limit: share }).as("run"))
      .where(sieve)
      .limit(limit + 1),
  );
  if (!first) return { rows: [], next: null };
  const runs: Listed[][] = await db.batch([first, ...others]);
  const ends = await Promise.all(
    groups.map(async (sources, index): Promise<Place | null> => {
      const run = runs[index] ?? [];
      if (run.length > limit) return run[limit] ?? null;
      const [edge] = await runQuery(db, sources, { sort, after, limit: 1, offset: share - 1 });
      return edge ?? null;
    }),
  );
  const compare = inOrder(sort);
  const [horizon] = ends.filter((end) => end !== null).sort(compare);
  const known = runs
    .flat()
    .filter((row) => horizon === undefined || compare(row, horizon) <= 0)
    .sort(compare);
  const rows = known.slice(0, limit);
  const last = rows.at(-1);
  if (known.length > limit && last) return { rows, next: placeOf(sort, last) };
  return { rows, next: horizon ? placeOf(sort, horizon) : null };
}

function inOrder({ by, descending }: Sort): (a: Place, b: Place) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => sign * ((by === "dueAt" ? (a.dueAt ?? 0) - (b.dueAt ?? 0) : 0) || a.number - b.number);
}

function placeOf({ by }: Sort, { number, dueAt }: Place): Place {
  return { number, dueAt: by === "dueAt" ? dueAt : null };
}
