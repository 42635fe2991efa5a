// Runs of tickets that come sorted out of an index, merged where there are several: however many tickets there are, and
// however far down one reads, no more rows are read than are asked for.
import { and, asc, desc, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { Sort } from "../protocol/view-api.ts";
import type { Database } from "./database.ts";
import type { Reach } from "./ticket-lists.ts";
import { listedFields } from "./ticket-rows.ts";
import { tickets } from "./ticket-schema.ts";

/** Where in a sorted run a ticket stands. */
export interface Place {
  number: number;
  dueAt: number | null;
}

/** Part of a view, in its order. */
export interface Stage {
  sort: Sort;
  /** Each group is one query; together they hold the stage, and perhaps tickets out of reach. */
  groups: Sources[];
  /** By number: only tickets behind this one; a place to begin at, since of two bounds an index takes one. Null: all. */
  behind: number | null;
  /** What no index knows of: asked of each ticket that the indexes give. */
  sieve?: SQL | undefined;
}

/** D1 takes no compound of more terms. */
export const mostTerms = 5;

/** What each run is of: one index gives it in the wanted order. At least one, and at most `mostTerms`. */
export type Sources = readonly [SQL | undefined, ...(SQL | undefined)[]];

export interface RunRequest {
  sort: Sort;
  /** The last one that was read; null: from the beginning. */
  after: Place | null;
  limit: number;
  /** How many are passed over. */
  offset?: number;
}

export function runQuery(db: Database, sources: Sources, request: RunRequest) {
  const one = (source: SQL | undefined) =>
    db
      .select(listedFields)
      .from(tickets)
      .where(and(source, behind(request)));
  const [first, second, ...others] = sources;
  const sorted =
    sources.length === 1
      ? one(first).orderBy(...orderOf(request.sort))
      : unionAll(one(first), one(second), ...others.map(one)).orderBy(...orderOf(request.sort));
  return sorted.limit(request.limit).offset(request.offset ?? 0);
}

function orderOf({ by, descending }: Sort): SQL[] {
  const to = descending ? desc : asc;
  return by === "number" ? [to(tickets.number)] : [to(tickets.dueAt), to(tickets.number)];
}

function behind({ sort: { by, descending }, after }: RunRequest): SQL | undefined {
  if (after === null) return undefined;
  if (by === "number") return (descending ? lt : gt)(tickets.number, after.number);
  const than = sql.raw(descending ? "<" : ">");
  return sql`(${tickets.dueAt}, ${tickets.number}) ${than} (${after.dueAt}, ${after.number})`;
}

/** A stage of what is in some departments, each of them read from an index of its own; null where there are none. */
export function ofDepartments(
  reach: Reach,
  { isIn, ...stage }: Omit<Stage, "groups"> & { isIn: SQL | undefined },
): Stage | null {
  if (reach === "all") return { ...stage, groups: [[isIn]] };
  const [first, ...others] = inGroups(
    reach.map((id) => and(eq(tickets.departmentId, id), isIn)),
    mostTerms,
  );
  return first ? { ...stage, groups: [first, ...others] } : null;
}

/** Over the columns of tickets, wherever these stand; in one parameter. */
export function within(reach: Reach): SQL | undefined {
  return reach === "all"
    ? undefined
    : sql`department_id in (select value from json_each(${JSON.stringify(reach)}))`;
}

function inGroups<T>(all: readonly T[], size: number): [T, ...T[]][] {
  const [first, ...rest] = all.slice(0, size);
  return first === undefined ? [] : [[first, ...rest], ...inGroups(all.slice(size), size)];
}
