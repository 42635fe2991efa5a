// Exact counts of failures, where the platform's own limiter is too rough. A try is counted before it is made
// and taken back when it succeeded, so that many at once are not more than one after another.
import { inArray, lte, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { throttles } from "./schema.ts";

/** Counts one more under each key. Answers when the longest closed one opens again; null where none is closed. */
export async function countTry(
  db: Database,
  keys: string[],
  rule: { most: number; windowMs: number; now: number },
): Promise<number | null> {
  const { most, windowMs, now } = rule;
  const rows = await db
    .insert(throttles)
    .values(keys.map((key) => ({ key, count: 1, resetsAt: now + windowMs })))
    .onConflictDoUpdate({
      target: throttles.key,
      set: {
        count: sql`iif(${throttles.resetsAt} <= ${now}, 1, ${throttles.count} + 1)`,
        resetsAt: sql`iif(${throttles.resetsAt} <= ${now}, excluded.resets_at, ${throttles.resetsAt})`,
      },
    })
    .returning({ count: throttles.count, resetsAt: throttles.resetsAt });
  const closed = rows.filter(({ count }) => count > most).map(({ resetsAt }) => resetsAt);
  return closed.length === 0 ? null : Math.max(...closed);
}

/** Forgets every try under `cleared`, and the last one under `returned`. */
export async function forgiveTry(db: Database, cleared: string[], returned: string[]): Promise<void> {
  await db.batch([
    db.delete(throttles).where(inArray(throttles.key, cleared)),
    db
      .update(throttles)
      .set({ count: sql`max(0, ${throttles.count} - 1)` })
      .where(inArray(throttles.key, returned)),
  ]);
}

export async function dropExpiredThrottles(db: Database, now: number): Promise<void> {
  await db.delete(throttles).where(lte(throttles.resetsAt, now));
}
