// The predefined ticket views: for each the index that holds it, for everybody's tickets and for one department's.
import { gte, type SQL, sql } from "drizzle-orm";
import { lastWeek } from "../domain/weeks.ts";
import type { PredefinedView } from "../protocol/ticket-api.ts";
import type { Sort } from "../protocol/view-api.ts";
import type { Database } from "./database.ts";
import type { Reach, TicketReader } from "./ticket-lists.ts";
import { firstSince } from "./ticket-quarters.ts";
import { ofDepartments, type Stage } from "./ticket-runs.ts";
import { tickets } from "./ticket-schema.ts";

export const newestFirst: Sort = { by: "number", descending: true };
const longestOverdueFirst: Sort = { by: "dueAt", descending: false };

/** Null: nothing is in it. */
export async function planOf(
  db: Database,
  view: PredefinedView,
  { agentId, reach }: TicketReader,
  { timezone, at, upTo }: { timezone: string; at: number; upTo: number | null },
): Promise<Stage | null> {
  const below = upTo === null ? null : upTo + 1;
  switch (view) {
    case "all":
      return plan(newestFirst, undefined);
    // The indexes' own words, so that they are used.
    case "missed":
      return plan(newestFirst, sql`kind = 'missed'`);
    case "closed":
      return plan(newestFirst, isClosed(reach));
    case "unassigned_open":
      return plan(newestFirst, sql`owner_id is null and status <> 'closed'`);
    case "my_open":
      return { sort: newestFirst, groups: [[ofOwner(agentId, false)]], behind: below };
    case "overdue":
      return plan(
        longestOverdueFirst,
        sql`due_at is not null and status <> 'closed' and ${tickets.dueAt} < ${at}`,
      );
    case "last_week": {
      const stretch = await numbersOf(db, timezone, at);
      if (stretch === null) return null;
      const made = plan(newestFirst, gte(tickets.number, stretch.from));
      return made && { ...made, behind: lower(stretch.below, below) };
    }
    default:
      return view satisfies never;
  }

  function plan(sort: Sort, isIn: SQL | undefined): Stage | null {
    return ofDepartments(reach, { sort, isIn, behind: below });
  }
}

/** An owner's tickets that are closed, or that are not, in the words of their index. */
export function ofOwner(agentId: string, closed: boolean): SQL {
  return sql`owner_id is not null and ${tickets.ownerId} = ${agentId} and (status = 'closed') = ${sql.raw(closed ? "1" : "0")}`;
}

/** Everybody's stand in another index than a department's. */
export function isClosed(reach: Reach): SQL {
  return reach === "all" ? ofAll(true) : sql`status = 'closed'`;
}

/** All that are closed, or all that are not. */
export function ofAll(closed: boolean): SQL {
  return sql`(status = 'closed') = ${sql.raw(closed ? "1" : "0")}`;
}

/** The tickets of last week are a stretch of numbers; null where there are none. */
async function numbersOf(
  db: Database,
  timezone: string,
  at: number,
): Promise<{ from: number; below: number | null } | null> {
  const { from, to } = lastWeek(timezone, at);
  const [[first], [next]] = await db.batch([firstSince(db, from), firstSince(db, to)]);
  if (!first || first.number === next?.number) return null;
  return { from: first.number, below: next?.number ?? null };
}

/** Null is no bound. */
export function lower(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
