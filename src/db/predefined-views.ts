// The predefined ticket views: for each the index that holds it, for everybody's tickets and for one department's.
import { and, asc, eq, gte, type SQL, sql } from "drizzle-orm";
import { lastWeek } from "../domain/weeks.ts";
import type { PredefinedView } from "../protocol/ticket-api.ts";
import type { Sort } from "../protocol/view-api.ts";
import type { Database } from "./database.ts";
import type { TicketReader } from "./ticket-lists.ts";
import type { Listed } from "./ticket-rows.ts";
import { inGroups, mostTerms, type Place, runQuery, type Sources } from "./ticket-runs.ts";
import { ticketQuarters, tickets } from "./ticket-schema.ts";
import { quarterMs } from "./tickets.ts";

export interface PredefinedPlan {
  sort: Sort;
  /** Each group is one query; together they hold the view, and perhaps tickets out of reach. */
  groups: Sources[];
  /** Only tickets numbered below this; a place to begin at, since of two bounds an index takes one. Null: all. */
  below: number | null;
}

const newestFirst: Sort = { by: "number", descending: true };
const longestOverdueFirst: Sort = { by: "dueAt", descending: false };

/** Null: nothing is in it. */
export async function planOf(
  db: Database,
  view: PredefinedView,
  { agentId, reach }: TicketReader,
  { timezone, at, upTo }: { timezone: string; at: number; upTo: number | null },
): Promise<PredefinedPlan | null> {
  const below = upTo === null ? null : upTo + 1;
  switch (view) {
    case "all":
      return plan(newestFirst, undefined);
    // The indexes' own words, so that they are used.
    case "missed":
      return plan(newestFirst, sql`kind = 'missed'`);
    case "closed":
      return plan(newestFirst, sql`status = 'closed'`);
    case "unassigned_open":
      return plan(newestFirst, sql`owner_id is null and status <> 'closed'`);
    case "my_open":
      return { sort: newestFirst, groups: [[ofOwner(agentId, false)]], below };
    case "overdue":
      return plan(
        longestOverdueFirst,
        sql`due_at is not null and status <> 'closed' and ${tickets.dueAt} < ${at}`,
      );
    case "last_week": {
      const stretch = await numbersOf(db, timezone, at);
      if (stretch === null) return null;
      const made = plan(newestFirst, gte(tickets.number, stretch.from));
      return made && { ...made, below: lower(stretch.below, below) };
    }
    default:
      return view satisfies never;
  }

  function plan(sort: Sort, isIn: SQL | undefined): PredefinedPlan | null {
    if (reach === "all") return { sort, groups: [[isIn]], below };
    const [first, ...others] = inGroups(
      reach.map((id) => and(eq(tickets.departmentId, id), isIn)),
      mostTerms,
    );
    return first ? { sort, groups: [first, ...others], below } : null;
  }
}

/** An owner's tickets that are closed, or that are not, in the words of their index. */
export function ofOwner(agentId: string, closed: boolean): SQL {
  return sql`owner_id is not null and ${tickets.ownerId} = ${agentId} and (status = 'closed') = ${sql.raw(closed ? "1" : "0")}`;
}

/** The tickets of last week are a stretch of numbers; null where there are none. */
async function numbersOf(
  db: Database,
  timezone: string,
  at: number,
): Promise<{ from: number; below: number | null } | null> {
  const { from, to } = lastWeek(timezone, at);
  const firstSince = (time: number) =>
    db
      .select({ number: ticketQuarters.firstNumber })
      .from(ticketQuarters)
      .where(gte(ticketQuarters.quarter, time / quarterMs))
      .orderBy(asc(ticketQuarters.quarter))
      .limit(1);
  const [[first], [next]] = await db.batch([firstSince(from), firstSince(to)]);
  if (!first || first.number === next?.number) return null;
  return { from: first.number, below: next?.number ?? null };
}

function lower(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/**
 * The next rows of the plan, at most `limit`, deleted ones and such out of reach among them: so a page reads hardly more
 * than its rows for up to five departments, and twice as many for up to ten, whatever was just deleted.
 */
export async function nextRows(
  db: Database,
  { sort, groups, below }: PredefinedPlan,
  last: Place | null,
  limit: number,
): Promise<Listed[]> {
  const number = sort.by === "number" ? lower(below, last?.number ?? null) : null;
  const after = number === null ? last : { number, dueAt: null };
  const [first, ...others] = groups.map((sources) => runQuery(db, sources, { sort, after, limit }));
  if (!first) return [];
  const runs = await db.batch([first, ...others]);
  const sign = sort.descending ? -1 : 1;
  return runs
    .flat()
    .sort((a, b) =>
      sort.by === "dueAt" && a.dueAt !== b.dueAt
        ? sign * ((a.dueAt ?? 0) - (b.dueAt ?? 0))
        : sign * (a.number - b.number),
    )
    .slice(0, limit);
}
