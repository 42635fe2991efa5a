// Claims: the one place where an agent's cap is decided, over all departments, in one conditional insert.
// A claim is taken before the chat's object is asked; the chat's ticket releases whatever is left.
import { and, eq, lt, lte, ne, or, sql } from "drizzle-orm";
import type { Standing } from "../durable/department.ts";
import { standingQuery } from "./agents.ts";
import type { Database } from "./database.ts";
import { agents, chats, claims, memberships } from "./schema.ts";

/**
 * `claimed`: the agent has the place, from now or from before. `not_found`: no such chat in the agent's departments,
 * by its own or by the one in which it rings; admins are at home in all.
 */
export type ClaimAnswer = "claimed" | "at_cap" | "not_found" | "offline" | "ended";

/** A place that is taken again is as young as the last taking, so that an older release leaves it alone. */
export async function claimChat(
  db: Database,
  chatId: string,
  agentId: string,
  at: number,
): Promise<ClaimAnswer> {
  const held = sql`(select count(*) from ${claims} where ${claims.agentId} = ${agents.id})`;
  const mine = sql`exists (select 1 from ${claims}
    where ${claims.chatId} = ${chatId} and ${claims.agentId} = ${agentId})`;
  const isAtHome = sql`(${agents.role} = 'admin' or exists (select 1 from ${memberships}
    where ${memberships.agentId} = ${agents.id}
    and ${memberships.departmentId} in (${chats.departmentId}, ${chats.ringingDepartmentId})))`;
  const [, [seen]] = await db.batch([
    db
      .insert(claims)
      .select(
        db
          .select({ chatId: chats.id, agentId: agents.id, at: sql<number>`${at}`.as("at") })
          .from(chats)
          .innerJoin(agents, eq(agents.id, agentId))
          .where(
            and(
              eq(chats.id, chatId),
              ne(chats.phase, "ended"),
              isAtHome,
              or(mine, and(eq(agents.status, "online"), lt(held, agents.cap))),
            ),
          ),
      )
      .onConflictDoUpdate({
        target: [claims.chatId, claims.agentId],
        set: { at: sql`max(${claims.at}, excluded.at)` },
      }),
    db
      .select({ claimed: sql<number>`${mine}`.as("claimed"), phase: chats.phase, status: agents.status })
      .from(chats)
      .innerJoin(agents, eq(agents.id, agentId))
      .where(and(eq(chats.id, chatId), isAtHome)),
  ]);
  if (!seen) return "not_found";
  if (seen.claimed) return "claimed";
  if (seen.phase === "ended") return "ended";
  return seen.status === "online" ? "at_cap" : "offline";
}

/** Gives the place back. One that is not there is as good as given back. */
export async function releaseClaim(db: Database, chatId: string, agentId: string): Promise<void> {
  await db.delete(claims).where(and(eq(claims.chatId, chatId), eq(claims.agentId, agentId)));
}

/** Gives back a place that was taken at `before` at the latest, and answers how the agent stands then. */
export async function releaseClaimBefore(
  db: Database,
  chatId: string,
  agentId: string,
  before: number,
): Promise<Standing | null> {
  const [, [standing]] = await db.batch([
    db
      .delete(claims)
      .where(and(eq(claims.chatId, chatId), eq(claims.agentId, agentId), lte(claims.at, before))),
    standingQuery(db, agentId),
  ]);
  return standing ?? null;
}
