// Requests with an `Idempotency-Key`, and what was answered to them.
import { and, eq, isNull, lt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { idempotency } from "./schema.ts";

export type KeptRequest = typeof idempotency.$inferSelect;

/** Takes the key for this request; where it was taken before, answers what is kept. */
export async function takeKey(
  db: Database,
  taken: Pick<KeptRequest, "principal" | "key" | "request" | "at">,
): Promise<KeptRequest | null> {
  const inserted = await db.insert(idempotency).values(taken).onConflictDoNothing().returning();
  if (inserted.length > 0) return null;
  const [kept] = await db.select().from(idempotency).where(isKey(taken));
  return kept ?? null;
}

/** Whoever began it has not come back: somebody else goes on with it. False where another was quicker. */
export async function retakeKey(db: Database, kept: KeptRequest, now: number): Promise<boolean> {
  const retaken = await db
    .update(idempotency)
    .set({ at: now })
    .where(and(isKey(kept), eq(idempotency.at, kept.at), isNull(idempotency.status)))
    .returning();
  return retaken.length > 0;
}

export async function keepAnswer(
  db: Database,
  of: Pick<KeptRequest, "principal" | "key">,
  answer: { status: number; body: string },
): Promise<void> {
  await db.update(idempotency).set(answer).where(isKey(of));
}

/** Nothing was done: the key may be used again. */
export async function letKeyGo(db: Database, of: Pick<KeptRequest, "principal" | "key">): Promise<void> {
  await db.delete(idempotency).where(isKey(of));
}

export async function forgetKeys(db: Database, before: number): Promise<void> {
  await db.delete(idempotency).where(lt(idempotency.at, before));
}

function isKey({ principal, key }: Pick<KeptRequest, "principal" | "key">) {
  return and(eq(idempotency.principal, principal), eq(idempotency.key, key));
}
