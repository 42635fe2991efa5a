// The index of chats: one row each, behind its object by no more than the object's outbox.
// Written under a rising version, so that what arrives late or twice changes nothing.
import { and, asc, count, eq, lt, ne, or, sql } from "drizzle-orm";
import { isOpenAt } from "../domain/hours.ts";
import type { Standing } from "../durable/department.ts";
import type { Phase } from "../protocol/chat-view.ts";
import { rosterQuery } from "./agents.ts";
import type { Database } from "./database.ts";
import { openingQuery } from "./departments.ts";
import { chats, claims, departments } from "./schema.ts";

export interface ChatRow {
  id: string;
  siteId: string;
  departmentId: string;
  /** Which department an open offer rings in; null while none is open. */
  ringingDepartmentId: string | null;
  visitorId: string;
  visitorName: string;
  question: string;
  ownerId: string | null;
  phase: Phase;
  version: number;
  createdAt: number;
  /** When the chat's own timers must have fired at the latest; null once it has ended. */
  latestTimerAt: number | null;
  /** The ticket that the chat answers. */
  answers: string | null;
  /** The website vouches for the visitor. */
  isVerified: boolean;
}

/** An upsert for a batch. */
export function indexQuery(db: Database, row: ChatRow) {
  const {
    id: _id,
    siteId: _site,
    visitorId: _visitor,
    createdAt: _created,
    answers: _answers,
    isVerified: _verified,
    ...mended
  } = row;
  return db
    .insert(chats)
    .values(row)
    .onConflictDoUpdate({
      target: chats.id,
      set: mended,
      setWhere: sql`excluded.version > ${chats.version}`,
    });
}

export async function indexChat(db: Database, row: ChatRow): Promise<void> {
  await indexQuery(db, row);
}

/**
 * Writes the row and reads whom the department could ring, and whether it is open, in one transaction. Nobody where its
 * channel is off; a department that is gone is closed.
 */
export async function indexChatAndRoster(
  db: Database,
  row: ChatRow,
  departmentId: string,
  now: number,
): Promise<{ roster: Standing[]; isOpen: boolean }> {
  const [, roster, [open]] = await db.batch([
    indexQuery(db, row),
    rosterQuery(db, departmentId),
    openingQuery(db, departmentId),
  ]);
  return { roster, isOpen: open !== undefined && isOpenAt(open.hours, open.holidays, open.timezone, now) };
}

export interface OverdueChat {
  id: string;
  latestTimerAt: number;
}

/** Live chats past their longest timer, the longest overdue first. */
export async function overdueChats(db: Database, now: number, limit: number): Promise<OverdueChat[]> {
  const found = await db
    .select({ id: chats.id, latestTimerAt: chats.latestTimerAt })
    .from(chats)
    .where(overdueAt(now))
    .orderBy(asc(chats.latestTimerAt))
    .limit(limit);
  return found.map(({ id, latestTimerAt }) => ({ id, latestTimerAt: latestTimerAt ?? 0 }));
}

export async function countOverdueChats(db: Database, now: number): Promise<number> {
  const [found] = await db.select({ overdue: count() }).from(chats).where(overdueAt(now));
  return found?.overdue ?? 0;
}

/** A chat that was asked and is well, only longer than its row foresaw: not to be asked again before `until`. */
export async function postponeChat(db: Database, id: string, until: number): Promise<void> {
  await db
    .update(chats)
    .set({ latestTimerAt: until })
    .where(and(eq(chats.id, id), ne(chats.phase, "ended"), lt(chats.latestTimerAt, until)));
}

/** Whether the agent serves the chat, or served it last. */
export async function servesChat(db: Database, chatId: string, agentId: string): Promise<boolean> {
  const [found] = await db
    .select({ id: chats.id })
    .from(chats)
    .leftJoin(claims, and(eq(claims.chatId, chats.id), eq(claims.agentId, agentId)))
    .where(and(eq(chats.id, chatId), or(eq(chats.ownerId, agentId), eq(claims.agentId, agentId))));
  return found !== undefined;
}

/** Null where the chat is unknown, or nobody vouches for who wrote it. */
export async function verifiedVisitorOf(db: Database, chatId: string): Promise<string | null> {
  const [found] = await db
    .select({ visitorId: chats.visitorId })
    .from(chats)
    .where(and(eq(chats.id, chatId), eq(chats.isVerified, true)));
  return found?.visitorId ?? null;
}

export interface StrandedChat {
  id: string;
  ringingDepartmentId: string;
}

/** Live chats that ring in a department that was removed. */
export async function strandedChats(db: Database, limit: number): Promise<StrandedChat[]> {
  const found = await db
    .select({ id: chats.id, ringingDepartmentId: chats.ringingDepartmentId })
    .from(chats)
    .where(and(overdueAt(Number.MAX_SAFE_INTEGER), isStranded))
    .limit(limit);
  return found.map(({ id, ringingDepartmentId }) => ({ id, ringingDepartmentId: ringingDepartmentId ?? "" }));
}

/** Which departments a chat touches: its own, and the one in which an open offer rings. */
export interface ChatPlace {
  departmentId: string;
  ringingDepartmentId: string | null;
  /** It rings in a department that was removed. */
  isStranded: boolean;
}

/** Null where nobody knows the chat; so that no door wakes an object for a made-up id. */
export async function placeOfChat(db: Database, chatId: string): Promise<ChatPlace | null> {
  const [found] = await db
    .select({
      departmentId: chats.departmentId,
      ringingDepartmentId: chats.ringingDepartmentId,
      isStranded: isStranded.mapWith(Boolean),
    })
    .from(chats)
    .where(eq(chats.id, chatId));
  return found ?? null;
}

const isStranded = sql<boolean>`(${chats.ringingDepartmentId} is not null and not exists (
  select 1 from ${departments} where ${departments.id} = ${chats.ringingDepartmentId}))`;

/** The index's own condition stands here word for word, so that the index is used. */
function overdueAt(now: number) {
  return and(sql`phase <> 'ended'`, lt(chats.latestTimerAt, now));
}
