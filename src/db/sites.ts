// Sites: the websites that may show the widget, each known by the public key in its snippet.
import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "./database.ts";
import { sites } from "./schema.ts";
import { tickets } from "./ticket-schema.ts";

export type SiteRow = typeof sites.$inferSelect;

/** Null where the key is unknown or revoked. */
export async function siteByKey(db: Database, key: string): Promise<SiteRow | null> {
  const [found] = await db
    .select()
    .from(sites)
    .where(and(eq(sites.key, key), isNull(sites.revokedAt)));
  return found ?? null;
}

/** Null where there is no such ticket, or its site is gone. */
export async function siteOfTicket(db: Database, ticketId: string): Promise<SiteRow | null> {
  const [found] = await db
    .select({ site: sites })
    .from(tickets)
    .innerJoin(sites, eq(sites.id, tickets.siteId))
    .where(eq(tickets.id, ticketId));
  return found?.site ?? null;
}
