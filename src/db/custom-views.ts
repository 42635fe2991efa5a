// Custom views: an agent's own, and those that somebody shared. Stored ones may be older than the fields they ask about.
import { and, asc, count, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { flawsOf } from "../domain/ticket-criteria.ts";
import type { Role } from "../protocol/agent-api.ts";
import { spans } from "../protocol/limits.ts";
import { predefinedViews } from "../protocol/ticket-api.ts";
import {
  type CustomView,
  Sort,
  type TicketField,
  ticketFields,
  type WriteView,
} from "../protocol/view-api.ts";
import type { Database } from "./database.ts";
import { agents } from "./schema.ts";
import { ticketViews } from "./ticket-schema.ts";

/** Who asks. */
export interface ViewReader {
  id: string;
  role: Role;
}

export function visibleTo(agentId: string): SQL | undefined {
  return or(eq(ticketViews.ownerId, agentId), eq(ticketViews.shared, true));
}

/** By name. */
export async function viewsFor(db: Database, reader: ViewReader): Promise<CustomView[]> {
  return rowsFor(db, reader, isNull(ticketViews.deletedAt));
}

/** Null where there is none that the agent may see. */
export async function viewOne(
  db: Database,
  reader: ViewReader,
  id: string,
  { isDeleted = false } = {},
): Promise<CustomView | null> {
  const is = isDeleted ? isNotNull(ticketViews.deletedAt) : isNull(ticketViews.deletedAt);
  const [found] = await rowsFor(db, reader, and(eq(ticketViews.id, id), is));
  return found ?? null;
}

async function rowsFor(db: Database, reader: ViewReader, which: SQL | undefined): Promise<CustomView[]> {
  const rows = await db
    .select({
      id: ticketViews.id,
      name: ticketViews.name,
      shared: ticketViews.shared,
      criteria: ticketViews.criteria,
      columns: ticketViews.columns,
      sort: ticketViews.sort,
      version: ticketViews.version,
      ownerId: ticketViews.ownerId,
      ownerName: agents.name,
    })
    .from(ticketViews)
    .leftJoin(agents, eq(agents.id, ticketViews.ownerId))
    .where(and(visibleTo(reader.id), which))
    .orderBy(sql`lower(${ticketViews.name})`, asc(ticketViews.id));
  return rows.map(({ ownerId, ownerName, columns, sort, ...view }) => ({
    ...view,
    columns: columnsOf(columns),
    sort: sortOf(sort),
    owner: { id: ownerId, name: ownerName ?? "" },
    mayEdit: ownerId === reader.id || (view.shared && reader.role === "admin"),
    flaws: flawsOf(view.criteria),
  }));
}

/** Those that there still are. */
export function columnsOf(columns: readonly string[]): TicketField[] {
  const known = columns.filter((name) => Object.hasOwn(ticketFields, name));
  return (known.length > 0 ? known : ["number", "subject"]) as TicketField[];
}

export function sortOf(sort: unknown): Sort {
  return v.is(Sort, sort) ? sort : { by: "number", descending: true };
}

export async function createView(
  db: Database,
  { id, ownerId, at, ...view }: WriteView & { id: string; ownerId: string; at: number },
): Promise<void> {
  await db
    .insert(ticketViews)
    .values({ id, ownerId, version: 1, updatedAt: at, ...view })
    .onConflictDoNothing();
}

/** False where it is past `version`. */
export async function editView(
  db: Database,
  id: string,
  { version, at, ...view }: WriteView & { version: number; at: number },
): Promise<boolean> {
  const edited = await db
    .update(ticketViews)
    .set({ ...view, version: version + 1, updatedAt: at })
    .where(and(eq(ticketViews.id, id), eq(ticketViews.version, version), isNull(ticketViews.deletedAt)))
    .returning({ id: ticketViews.id });
  return edited.length > 0;
}

/** For `spans.undoMs` it can be had back; what was deleted longer ago goes now. */
export async function deleteView(db: Database, id: string, at: number): Promise<void> {
  await db.batch([
    db
      .update(ticketViews)
      .set({ deletedAt: at })
      .where(and(eq(ticketViews.id, id), isNull(ticketViews.deletedAt))),
    db.delete(ticketViews).where(lt(ticketViews.deletedAt, at - 2 * spans.undoMs)),
  ]);
}

export async function restoreView(db: Database, id: string, at: number): Promise<void> {
  await db
    .update(ticketViews)
    .set({ deletedAt: null })
    .where(and(eq(ticketViews.id, id), sql`${ticketViews.deletedAt} >= ${at - spans.undoMs}`));
}

export async function countViews(db: Database, ownerId: string): Promise<number> {
  const [found] = await db
    .select({ views: count() })
    .from(ticketViews)
    .where(and(eq(ticketViews.ownerId, ownerId), isNull(ticketViews.deletedAt)));
  return found?.views ?? 0;
}

/** What the agent has seen, and which of these views opens first; null where it is none of them. */
export async function viewSettings(
  db: Database,
  agentId: string,
  views: readonly CustomView[],
): Promise<{ defaultView: string | null; seenNumber: number | null }> {
  const [found] = await db
    .select({ defaultView: agents.defaultView, seenNumber: agents.seenNumber })
    .from(agents)
    .where(eq(agents.id, agentId));
  const wanted = found?.defaultView ?? null;
  const isThere = predefinedViews.some((name) => name === wanted) || views.some(({ id }) => id === wanted);
  return { defaultView: isThere ? wanted : null, seenNumber: found?.seenNumber ?? null };
}

export async function setDefaultView(db: Database, agentId: string, view: string | null): Promise<void> {
  await db.update(agents).set({ defaultView: view }).where(eq(agents.id, agentId));
}

/** Only forward. */
export async function setSeen(db: Database, agentId: string, number: number): Promise<void> {
  await db
    .update(agents)
    .set({ seenNumber: number })
    .where(and(eq(agents.id, agentId), sql`coalesce(${agents.seenNumber}, -1) < ${number}`));
}
