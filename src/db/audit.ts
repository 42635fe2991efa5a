// The audit log: who changed what. A line is written in the same transaction as its change; none is ever changed.
import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { auditLog } from "./schema.ts";

export type AuditEntry = Omit<typeof auditLog.$inferInsert, "seq">;
export type AuditRow = typeof auditLog.$inferSelect;

/** A query for the batch of the change, right behind it: where that changed nothing, nothing is written. */
export function auditQuery(db: Database, entry: AuditEntry) {
  const value = <T>(given: T, name: string) => sql<T>`${given}`.as(name);
  return db.insert(auditLog).select(
    db
      .select({
        seq: sql<number>`null`.as("seq"),
        at: value(entry.at, "at"),
        actorKind: value(entry.actorKind, "actor_kind"),
        actorId: value(entry.actorId, "actor_id"),
        actorName: value(entry.actorName, "actor_name"),
        action: value(entry.action, "action"),
        target: value(entry.target, "target"),
        changes: sql<Record<string, unknown>>`${JSON.stringify(entry.changes)}`.as("changes"),
        requestId: value(entry.requestId, "request_id"),
      })
      .from(sql`(select 1)`)
      .where(sql`changes() > 0`),
  );
}

export interface AuditWanted {
  actor?: string | undefined;
  target?: string | undefined;
  action?: string | undefined;
}

/** The newest first, before a number. */
export function auditBefore(
  db: Database,
  { actor, target, action }: AuditWanted,
  before: number | null,
  limit: number,
): Promise<AuditRow[]> {
  const wanted = and(
    before === null ? undefined : lt(auditLog.seq, before),
    actor === undefined ? undefined : eq(auditLog.actorId, actor),
    target === undefined ? undefined : eq(auditLog.target, target),
    action === undefined ? undefined : eq(auditLog.action, action),
  );
  return db.select().from(auditLog).where(wanted).orderBy(desc(auditLog.seq)).limit(limit);
}
