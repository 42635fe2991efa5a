// What admins make of departments. Running chats keep the settings that they began with.
import { and, asc, eq, gt, or } from "drizzle-orm";
import { type AuditEntry, auditQuery } from "./audit.ts";
import type { Database } from "./database.ts";
import type { DepartmentRow } from "./departments.ts";
import { departments, memberships } from "./schema.ts";

/** In the order in which they came to be. */
export function departmentsAfter(
  db: Database,
  after: { at: number; id: string } | null,
  limit: number,
): Promise<DepartmentRow[]> {
  const later =
    after === null
      ? undefined
      : or(
          gt(departments.createdAt, after.at),
          and(eq(departments.createdAt, after.at), gt(departments.id, after.id)),
        );
  return db
    .select()
    .from(departments)
    .where(later)
    .orderBy(asc(departments.createdAt), asc(departments.id))
    .limit(limit);
}

export async function departmentById(db: Database, id: string): Promise<DepartmentRow | null> {
  const [found] = await db.select().from(departments).where(eq(departments.id, id));
  return found ?? null;
}

/** One that is there already stays as it is. */
export async function createDepartment(
  db: Database,
  department: typeof departments.$inferInsert,
  audit: AuditEntry,
): Promise<DepartmentRow> {
  const [, , [there]] = await db.batch([
    db.insert(departments).values(department).onConflictDoNothing(),
    auditQuery(db, audit),
    db.select().from(departments).where(eq(departments.id, department.id)),
  ]);
  if (!there) throw new Error("a department that is neither new nor there");
  return there;
}

/** Null where there is none. */
export async function editDepartment(
  db: Database,
  id: string,
  change: Partial<Omit<DepartmentRow, "id" | "createdAt">>,
  audit: AuditEntry,
): Promise<DepartmentRow | null> {
  const [[edited]] = await db.batch([
    db.update(departments).set(change).where(eq(departments.id, id)).returning(),
    auditQuery(db, audit),
  ]);
  return edited ?? null;
}

/** With its memberships, and as the overflow of others. Its tickets stay, and chats that ring there look for another way. */
export async function deleteDepartment(db: Database, id: string, audit: AuditEntry): Promise<void> {
  await db.batch([
    db.delete(departments).where(eq(departments.id, id)),
    auditQuery(db, audit),
    db.delete(memberships).where(eq(memberships.departmentId, id)),
    db.update(departments).set({ overflowId: null }).where(eq(departments.overflowId, id)),
  ]);
}
