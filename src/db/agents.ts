// Agents, what they want, and how many chats they have of how many they may have.
import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Standing } from "../durable/department.ts";
import type { Role } from "../protocol/agent-api.ts";
import type { AgentStatus } from "../protocol/desk-frames.ts";
import type { Database } from "./database.ts";
import { agents, claims, departments, memberships } from "./schema.ts";

/** Offers let ring to their end, one after another, until their agent is set offline. */
const mostIgnored = 2;

export interface NewAgent {
  id: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  createdAt: number;
}

export interface Credentials {
  id: string;
  passwordHash: string;
}

/** Chats the agent has now, over all departments. */
export const load = sql<number>`(select count(*) from ${claims} where ${claims.agentId} = ${agents.id})`.as(
  "load",
);

export const standingFields = {
  agentId: agents.id,
  name: agents.name,
  status: agents.status,
  statusAt: agents.statusAt,
  load,
  cap: agents.cap,
};

/** Every member of the department; nobody where its chat channel is off. A query for a batch. */
export function rosterQuery(db: Database, departmentId: string) {
  return db
    .select(standingFields)
    .from(memberships)
    .innerJoin(agents, eq(agents.id, memberships.agentId))
    .innerJoin(departments, eq(departments.id, memberships.departmentId))
    .where(and(eq(memberships.departmentId, departmentId), eq(departments.chatEnabled, true)))
    .orderBy(asc(agents.id));
}

export async function credentialsOf(db: Database, email: string): Promise<Credentials | null> {
  const [found] = await db
    .select({ id: agents.id, passwordHash: agents.passwordHash })
    .from(agents)
    .where(eq(agents.email, email.toLowerCase()));
  return found ?? null;
}

export async function standingOf(
  db: Database,
  agentId: string,
  departmentId: string,
): Promise<Standing | null> {
  const [found] = await db
    .select(standingFields)
    .from(agents)
    .innerJoin(memberships, eq(memberships.agentId, agents.id))
    .where(and(eq(agents.id, agentId), eq(memberships.departmentId, departmentId)));
  return found ?? null;
}

/** A query for a batch. */
export function standingQuery(db: Database, agentId: string) {
  return db.select(standingFields).from(agents).where(eq(agents.id, agentId));
}

/**
 * Says what the agent wants; null where there is no such agent. `statusAt` rises even when the clock does not. From now
 * on the status is the agent's own word, and ignored offers are counted anew.
 */
export async function setStatus(
  db: Database,
  agentId: string,
  status: AgentStatus,
  now: number,
): Promise<Standing | null> {
  const [, [standing]] = await db.batch([
    db
      .update(agents)
      .set({ status, statusAt: later(now), ignoredOffers: 0, setOfflineAt: null })
      .where(eq(agents.id, agentId)),
    standingQuery(db, agentId),
  ]);
  return standing ?? null;
}

/** How the agent's own page behaves. What is not named stays. */
export async function setPreferences(
  db: Database,
  agentId: string,
  preferences: { ringtone?: boolean | undefined; sendOnEnter?: boolean | undefined },
): Promise<void> {
  const { ringtone, sendOnEnter } = preferences;
  if (ringtone === undefined && sendOnEnter === undefined) return;
  await db.update(agents).set({ ringtone, sendOnEnter }).where(eq(agents.id, agentId));
}

/** A time for `statusAt` that is later than the one before. */
function later(now: number) {
  return sql`max(${now}, ${agents.statusAt} + 1)`;
}

/**
 * Counts one ignored offer for each of the agents; delivered again, it counts no more and answers the same. Answers
 * those whom it set offline, with the departments that have to be told.
 */
export async function noteIgnored(
  db: Database,
  agentIds: readonly string[],
  offerId: string,
  now: number,
): Promise<{ standing: Standing; departmentIds: string[] }[]> {
  // One parameter, however many agents were rung.
  const rung = sql`${agents.id} in (select value from json_each(${JSON.stringify(agentIds)}))`;
  const isOver = sql`${agents.ignoredOffers} + 1 >= ${mostIgnored} and ${agents.status} = 'online'`;
  const setOffline = and(
    rung,
    eq(agents.ignoredOfferId, offerId),
    gte(agents.ignoredOffers, mostIgnored),
    isNotNull(agents.setOfflineAt),
  );
  const [, standings, theirs] = await db.batch([
    db
      .update(agents)
      .set({
        ignoredOffers: sql`${agents.ignoredOffers} + 1`,
        ignoredOfferId: offerId,
        status: sql`iif(${isOver}, 'offline', ${agents.status})`,
        statusAt: sql`iif(${isOver}, ${later(now)}, ${agents.statusAt})`,
        setOfflineAt: sql`iif(${isOver}, ${now}, ${agents.setOfflineAt})`,
      })
      .where(
        and(
          rung,
          // Who had no room any more, or had gone offline, ignored nothing.
          eq(agents.status, "online"),
          sql`(select count(*) from ${claims} where ${claims.agentId} = ${agents.id}) < ${agents.cap}`,
          or(isNull(agents.ignoredOfferId), ne(agents.ignoredOfferId, offerId)),
        ),
      ),
    db.select(standingFields).from(agents).where(setOffline),
    db
      .select({ agentId: memberships.agentId, departmentId: memberships.departmentId })
      .from(memberships)
      .innerJoin(agents, eq(agents.id, memberships.agentId))
      .where(setOffline),
  ]);
  return standings.map((standing) => ({
    standing,
    departmentIds: theirs
      .filter(({ agentId }) => agentId === standing.agentId)
      .map(({ departmentId }) => departmentId),
  }));
}

/** The agent has answered an offer. The last ignored one stays known, so that a late repetition does not count. */
export async function resetIgnored(db: Database, agentId: string): Promise<void> {
  await db
    .update(agents)
    .set({ ignoredOffers: 0 })
    .where(and(eq(agents.id, agentId), gt(agents.ignoredOffers, 0)));
}

export async function agentNames(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: agents.id, name: agents.name })
    .from(agents)
    .where(inArray(agents.id, ids));
  return new Map(found.map(({ id, name }) => [id, name]));
}
