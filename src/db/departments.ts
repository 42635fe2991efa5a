// Departments: who takes chats, and how they ring.
import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { isOpenAt } from "../domain/hours.ts";
import type { Standing } from "../durable/department.ts";
import { rosterQuery } from "./agents.ts";
import type { Database } from "./database.ts";
import { agents, departments, memberships } from "./schema.ts";

export type DepartmentRow = typeof departments.$inferSelect;

/** Those that take chats, in the order to show them. Every site offers all of them. */
export function openDepartments(db: Database): Promise<DepartmentRow[]> {
  return db
    .select()
    .from(departments)
    .where(eq(departments.chatEnabled, true))
    .orderBy(asc(departments.position), asc(departments.id));
}

/** All there are, by name, whether they take chats or not. */
export function allDepartments(db: Database): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: departments.id, name: departments.name })
    .from(departments)
    .orderBy(asc(departments.position), asc(departments.id));
}

/** With where its chats overflow to, where that takes chats. Null where there is none, or its chat channel is off. */
export async function openDepartment(
  db: Database,
  id: string,
): Promise<(DepartmentRow & { overflow: { id: string; name: string } | null }) | null> {
  const overflow = alias(departments, "overflow");
  const [found] = await db
    .select({ department: departments, overflow: { id: overflow.id, name: overflow.name } })
    .from(departments)
    .leftJoin(overflow, and(eq(overflow.id, departments.overflowId), eq(overflow.chatEnabled, true)))
    .where(and(eq(departments.id, id), eq(departments.chatEnabled, true)));
  return found ? { ...found.department, overflow: found.overflow } : null;
}

/** What `isOpenAt` asks about. A query for a batch. */
export function openingQuery(db: Database, departmentId: string) {
  return db
    .select({
      hours: departments.hours,
      holidays: departments.holidays,
      timezone: departments.timezone,
    })
    .from(departments)
    .where(eq(departments.id, departmentId));
}

/** Who belongs to a department that takes chats, and whether it is open now; null where it takes none. */
export async function rosterOf(
  db: Database,
  departmentId: string,
  now: number,
): Promise<{ roster: Standing[]; isOpen: boolean } | null> {
  const [roster, [found]] = await db.batch([
    rosterQuery(db, departmentId),
    db.select().from(departments).where(eq(departments.id, departmentId)),
  ]);
  if (!found?.chatEnabled) return null;
  return { roster, isOpen: isOpenAt(found.hours, found.holidays, found.timezone, now) };
}

/** A department that takes chats and, where one is asked for, a member of it, both with their names; null where either is not there. */
export async function addressee(
  db: Database,
  departmentId: string,
  agentId: string | null,
): Promise<{ department: { id: string; name: string }; to: { id: string; name: string } | null } | null> {
  const [[department], [to]] = await db.batch([
    db
      .select({ id: departments.id, name: departments.name })
      .from(departments)
      .where(and(eq(departments.id, departmentId), eq(departments.chatEnabled, true))),
    db
      .select({ id: agents.id, name: agents.name })
      .from(agents)
      .innerJoin(memberships, eq(memberships.agentId, agents.id))
      .where(and(eq(agents.id, agentId ?? ""), eq(memberships.departmentId, departmentId))),
  ]);
  if (!department || (agentId !== null && !to)) return null;
  return { department, to: to ?? null };
}
