// What people did to a ticket, as its page tells it.
import { and, asc, desc, eq, gt, lte } from "drizzle-orm";
import { limits } from "../protocol/limits.ts";
import type { Activity } from "../protocol/ticket-api.ts";
import type { Database } from "./database.ts";
import { ticketActivity } from "./ticket-schema.ts";

/** The last of them up to a revision, the newest first. A query for a batch. */
export function activityQuery(db: Database, ticketId: string, upTo = Number.MAX_SAFE_INTEGER) {
  return db
    .select()
    .from(ticketActivity)
    .where(and(eq(ticketActivity.ticketId, ticketId), lte(ticketActivity.revision, upTo)))
    .orderBy(desc(ticketActivity.revision))
    .limit(limits.activityMax);
}

/** The oldest first. */
export function activityOf(rows: readonly (typeof ticketActivity.$inferSelect)[]): Activity[] {
  return rows
    .map(({ revision, at, agentId, agentName, change }) => ({
      revision,
      at,
      by: { id: agentId, name: agentName },
      change,
    }))
    .sort((a, b) => a.revision - b.revision);
}

export async function activityUpTo(db: Database, ticketId: string, upTo: number): Promise<Activity[]> {
  return activityOf(await activityQuery(db, ticketId, upTo));
}

/** What was done after a revision, the oldest first. */
export async function activitySince(db: Database, ticketId: string, revision: number): Promise<Activity[]> {
  const rows = await db
    .select()
    .from(ticketActivity)
    .where(and(eq(ticketActivity.ticketId, ticketId), gt(ticketActivity.revision, revision)))
    .orderBy(asc(ticketActivity.revision))
    .limit(limits.activityMax);
  return activityOf(rows);
}
