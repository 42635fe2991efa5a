// What admins make of sites. Every change raises the version, and holds only at the version that was read.
import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import type { AuditEntry } from "./audit.ts";
import { auditQuery } from "./audit.ts";
import type { Database } from "./database.ts";
import { sites } from "./schema.ts";
import type { SiteRow } from "./sites.ts";

/** The oldest first. */
export function sitesAfter(
  db: Database,
  after: { at: number; id: string } | null,
  limit: number,
): Promise<SiteRow[]> {
  const later =
    after === null
      ? undefined
      : or(gt(sites.createdAt, after.at), and(eq(sites.createdAt, after.at), gt(sites.id, after.id)));
  return db.select().from(sites).where(later).orderBy(asc(sites.createdAt), asc(sites.id)).limit(limit);
}

export async function siteById(db: Database, id: string): Promise<SiteRow | null> {
  const [found] = await db.select().from(sites).where(eq(sites.id, id));
  return found ?? null;
}

/** A site that is there already stays as it is. */
export async function createSite(
  db: Database,
  site: typeof sites.$inferInsert,
  audit: AuditEntry,
): Promise<SiteRow> {
  const [, , [there]] = await db.batch([
    db.insert(sites).values(site).onConflictDoNothing(),
    auditQuery(db, audit),
    db.select().from(sites).where(eq(sites.id, site.id)),
  ]);
  if (!there) throw new Error("a site that is neither new nor there");
  return there;
}

/** Null where the site has another version by now, or is gone. */
export async function editSite(
  db: Database,
  { id, version }: Pick<SiteRow, "id" | "version">,
  change: Partial<Pick<SiteRow, "name" | "allowedOrigins" | "settings" | "revokedAt">>,
  audit: AuditEntry,
): Promise<SiteRow | null> {
  const isSame = and(eq(sites.id, id), eq(sites.version, version));
  const [[edited]] = await db.batch([
    db
      .update(sites)
      .set({ ...change, version: sql`${sites.version} + 1` })
      .where(isSame)
      .returning(),
    auditQuery(db, audit),
  ]);
  return edited ?? null;
}
