// What admins make of agents: accounts, roles, departments. There is always an admin left.
import { and, asc, eq, gt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Role } from "../protocol/agent-api.ts";
import type { AgentStatus } from "../protocol/desk-frames.ts";
import { type AuditEntry, auditQuery } from "./audit.ts";
import type { Database } from "./database.ts";
import { agents, memberships, sessions } from "./schema.ts";

export interface AgentAccount {
  id: string;
  name: string;
  email: string;
  role: Role;
  cap: number;
  status: AgentStatus;
  createdAt: number;
  departmentIds: string[];
}

export interface AgentChange {
  name?: string;
  email?: string;
  role?: Role;
  cap?: number;
  passwordHash?: string;
}

/** In the order in which they came to be. */
export async function agentsAfter(
  db: Database,
  after: { at: number; id: string } | null,
  limit: number,
): Promise<AgentAccount[]> {
  const later =
    after === null
      ? undefined
      : or(gt(agents.createdAt, after.at), and(eq(agents.createdAt, after.at), gt(agents.id, after.id)));
  const rows = await accounts(db, later).limit(limit);
  return rows.map(accountOf);
}

export async function agentById(db: Database, id: string): Promise<AgentAccount | null> {
  const [found] = await accounts(db, eq(agents.id, id));
  return found ? accountOf(found) : null;
}

/** Null where the e-mail address is another agent's. One that is there already stays as it is. */
export async function createAgent(
  db: Database,
  agent: typeof agents.$inferInsert,
  departmentIds: readonly string[],
  audit: AuditEntry,
): Promise<AgentAccount | null> {
  const [, , , [there]] = await db.batch([
    db.insert(agents).values(agent).onConflictDoNothing(),
    auditQuery(db, audit),
    joinQuery(db, agent.id, departmentIds),
    accounts(db, eq(agents.id, agent.id)),
  ]);
  return there ? accountOf(there) : null;
}

/**
 * `departmentIds`: all of the agent's from now on; undefined leaves them. A new password ends all sessions. Null where
 * there is no such agent, or it would leave no admin.
 */
export async function editAgent(
  db: Database,
  id: string,
  change: AgentChange,
  departmentIds: readonly string[] | undefined,
  audit: AuditEntry,
): Promise<AgentAccount | null> {
  const stays = change.role === undefined || change.role === "admin";
  const mayGo = stays ? undefined : or(ne(agents.role, "admin"), otherAdmin(id));
  const isOurs = and(eq(agents.id, id), mayGo);
  const wanted = JSON.stringify(departmentIds ?? []);
  const leaves =
    departmentIds === undefined
      ? sql`false`
      : and(eq(memberships.agentId, id), sql`department_id not in (select value from json_each(${wanted}))`);
  const [[edited]] = await db.batch([
    // The id, too, so that there is something to set.
    db
      .update(agents)
      .set({ id, ...change })
      .where(isOurs)
      .returning({ id: agents.id }),
    auditQuery(db, audit),
    db.delete(memberships).where(leaves),
    joinQuery(db, id, departmentIds ?? []),
    db.delete(sessions).where(change.passwordHash === undefined ? sql`false` : eq(sessions.agentId, id)),
  ]);
  return edited ? agentById(db, id) : null;
}

/** Those of the ids that are departments' no more, or never were. */
export async function unknownDepartments(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    sql`select value as id from json_each(${JSON.stringify(ids)})
        where value not in (select id from departments)`,
  );
  return rows.map(({ id }) => id);
}

function otherAdmin(id: string) {
  return sql`exists (select 1 from ${agents} as others where others.role = 'admin' and others.id <> ${id})`;
}

/** Of departments that are there, and of an agent who is. */
function joinQuery(db: Database, agentId: string, departmentIds: readonly string[]) {
  return db
    .insert(memberships)
    .select(
      db
        .select({
          agentId: sql<string>`${agentId}`.as("agent_id"),
          departmentId: sql<string>`id`.as("department_id"),
        })
        .from(sql`departments`)
        .where(
          sql`id in (select value from json_each(${JSON.stringify(departmentIds)}))
              and exists (select 1 from ${agents} where ${agents.id} = ${agentId})`,
        ),
    )
    .onConflictDoNothing();
}

function accounts(db: Database, where: SQL | undefined) {
  return db
    .select({
      id: agents.id,
      name: agents.name,
      email: agents.email,
      role: agents.role,
      cap: agents.cap,
      status: agents.status,
      createdAt: agents.createdAt,
      departments: sql<string>`(select json_group_array(department_id) from
        (select department_id from ${memberships} where agent_id = ${agents.id} order by department_id))`.as(
        "theirs",
      ),
    })
    .from(agents)
    .where(where)
    .orderBy(asc(agents.createdAt), asc(agents.id));
}

function accountOf({
  departments,
  ...account
}: Omit<AgentAccount, "departmentIds"> & { departments: string }): AgentAccount {
  return { ...account, departmentIds: JSON.parse(departments) as string[] };
}
