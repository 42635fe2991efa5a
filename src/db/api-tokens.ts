// Tokens of the admin API: what may be done with them, and until when.
import { and, desc, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { AuditEntry } from "./audit.ts";
import { auditQuery } from "./audit.ts";
import type { Database } from "./database.ts";
import { apiTokens } from "./schema.ts";

export type TokenRow = typeof apiTokens.$inferSelect;

/** Null where there is none, or it is revoked or expired. */
export async function tokenByHash(db: Database, tokenHash: string, now: number): Promise<TokenRow | null> {
  const alive = and(
    isNull(apiTokens.revokedAt),
    or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
  );
  const [found] = await db
    .select()
    .from(apiTokens)
    .where(and(eq(apiTokens.tokenHash, tokenHash), alive));
  return found ?? null;
}

export async function touchToken(db: Database, id: string, now: number): Promise<void> {
  await db.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, id));
}

/** The newest first, after a cursor. */
export function tokensAfter(
  db: Database,
  after: { at: number; id: string } | null,
  limit: number,
): Promise<TokenRow[]> {
  const older =
    after === null
      ? undefined
      : or(
          lt(apiTokens.createdAt, after.at),
          and(eq(apiTokens.createdAt, after.at), lt(apiTokens.id, after.id)),
        );
  return db
    .select()
    .from(apiTokens)
    .where(older)
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
    .limit(limit);
}

export async function createToken(db: Database, token: TokenRow, audit: AuditEntry): Promise<void> {
  await db.batch([db.insert(apiTokens).values(token).onConflictDoNothing(), auditQuery(db, audit)]);
}

/** Revoked for good; null where there is no such token. Revoking it again changes nothing. */
export async function revokeToken(
  db: Database,
  id: string,
  now: number,
  audit: AuditEntry,
): Promise<TokenRow | null> {
  const [found] = await db.select().from(apiTokens).where(eq(apiTokens.id, id));
  if (!found) return null;
  if (found.revokedAt !== null) return found;
  await db.batch([
    db
      .update(apiTokens)
      .set({ revokedAt: now })
      .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt))),
    auditQuery(db, audit),
  ]);
  return { ...found, revokedAt: now };
}
