// Sites: the websites that may show the widget, each known by the public key in its snippet.
import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { type AuditEntry, auditQuery } from "./audit.ts";
import type { Database } from "./database.ts";
import { type SealedSecret, sites } from "./schema.ts";
import { tickets } from "./ticket-schema.ts";

/** The secrets are asked for where they are needed, and go nowhere else. */
const { identitySecrets: _secrets, ...shown } = getTableColumns(sites);
export type SiteRow = Omit<typeof sites.$inferSelect, "identitySecrets">;

/** Null where the key is unknown or revoked. */
export async function siteByKey(db: Database, key: string): Promise<SiteRow | null> {
  const [found] = await db
    .select(shown)
    .from(sites)
    .where(and(eq(sites.key, key), isNull(sites.revokedAt)));
  return found ?? null;
}

/** Null where there is no such ticket, or its site is gone. */
export async function siteOfTicket(db: Database, ticketId: string): Promise<SiteRow | null> {
  const [found] = await db
    .select({ site: shown })
    .from(tickets)
    .innerJoin(sites, eq(sites.id, tickets.siteId))
    .where(eq(tickets.id, ticketId));
  return found?.site ?? null;
}

export async function identitySecretsOf(db: Database, siteId: string): Promise<readonly SealedSecret[]> {
  const [found] = await db
    .select({ secrets: sites.identitySecrets })
    .from(sites)
    .where(and(eq(sites.id, siteId), isNull(sites.revokedAt)));
  return found?.secrets ?? [];
}

/** False where they are not `before` any more: somebody else has changed them. */
export async function changeIdentitySecrets(
  db: Database,
  siteId: string,
  before: readonly SealedSecret[],
  after: readonly SealedSecret[],
  audit?: AuditEntry,
): Promise<boolean> {
  const change = db
    .update(sites)
    .set({ identitySecrets: [...after], version: sql`${sites.version} + 1` })
    .where(and(eq(sites.id, siteId), eq(sites.identitySecrets, [...before])))
    .returning({ id: sites.id });
  const [changed] = await db.batch(audit === undefined ? [change] : [change, auditQuery(db, audit)]);
  return changed.length === 1;
}
