// What the last sweep found, for /healthz.
import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { sweeps } from "./schema.ts";

export interface Sweep {
  at: number;
  /** Live chats past their longest timer, and how many of them did not answer. */
  overdue: number;
  failed: number;
  /** Age of the oldest effect that a swept chat had not delivered; 0 for none. */
  oldestOutboxMs: number;
}

const onlyRow = 1;

export async function recordSweep(db: Database, sweep: Sweep): Promise<void> {
  await db
    .insert(sweeps)
    .values({ id: onlyRow, ...sweep })
    .onConflictDoUpdate({ target: sweeps.id, set: sweep });
}

export async function lastSweep(db: Database): Promise<Sweep | null> {
  const [found] = await db.select().from(sweeps).where(eq(sweeps.id, onlyRow));
  if (!found) return null;
  const { at, overdue, failed, oldestOutboxMs } = found;
  return { at, overdue, failed, oldestOutboxMs };
}
