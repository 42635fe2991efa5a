// What goes on in each department at this moment, from the index of chats, the claims and the agents.
import { and, asc, eq, sql } from "drizzle-orm";
import type { Standing } from "../durable/department.ts";
import { standingFields } from "./agents.ts";
import type { Database } from "./database.ts";
import { agents, chats, departments, memberships } from "./schema.ts";
import type { Reach } from "./ticket-lists.ts";

export interface DepartmentNow {
  id: string;
  name: string;
  waiting: number;
  active: number;
  waitingSince: number | null;
  roster: Standing[];
}

/** Departments that take chats, in the order to show them. A chat counts where it rings, else where it is. */
export async function departmentsNow(db: Database, reach: Reach): Promise<DepartmentNow[]> {
  const where = sql<string>`coalesce(${chats.ringingDepartmentId}, ${chats.departmentId})`;
  const waits = sql`${chats.phase} = 'waiting'`;
  const [rows, live, members] = await db.batch([
    db
      .select({ id: departments.id, name: departments.name })
      .from(departments)
      .where(eq(departments.chatEnabled, true))
      .orderBy(asc(departments.position), asc(departments.id)),
    db
      .select({
        id: sql<string>`case when ${waits} then ${where} else ${chats.departmentId} end`.as("at_id"),
        waiting: sql<number>`sum(${waits})`,
        active: sql<number>`sum(${chats.phase} = 'active')`,
        waitingSince: sql<number | null>`min(case when ${waits} then ${chats.createdAt} end)`,
      })
      .from(chats)
      // Every live chat has a timer, and the index over them holds no other chats.
      .where(and(sql`phase <> 'ended'`, sql`${chats.latestTimerAt} > 0`))
      .groupBy(sql`at_id`),
    db
      .select({ departmentId: memberships.departmentId, ...standingFields })
      .from(memberships)
      .innerJoin(agents, eq(agents.id, memberships.agentId))
      .orderBy(asc(agents.name), asc(agents.id)),
  ]);
  const now = new Map(live.map((row) => [row.id, row]));
  return rows
    .filter(({ id }) => reach === "all" || reach.includes(id))
    .map((department) => {
      const { waiting = 0, active = 0, waitingSince = null } = now.get(department.id) ?? {};
      const roster = members
        .filter(({ departmentId }) => departmentId === department.id)
        .map(({ departmentId: _id, ...standing }) => standing);
      return { ...department, waiting, active, waitingSince, roster };
    });
}
