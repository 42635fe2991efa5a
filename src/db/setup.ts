// The very first rows: an admin, a site, a department. All of them or none, and only once.
import { and, eq, sql } from "drizzle-orm";
import type { RoutingMode } from "../domain/routing.ts";
import type { AgentStatus } from "../protocol/desk-frames.ts";
import { defaultCap, defaultRingSeconds, defaultTurnSeconds } from "../protocol/limits.ts";
import type { NewAgent } from "./agents.ts";
import type { Database } from "./database.ts";
import { agents, departments, memberships, type SealedSecret, sites } from "./schema.ts";

export interface FirstRows {
  admin: NewAgent;
  site: { id: string; key: string; name: string };
  department: { id: string; name: string };
}

/** False where an admin exists already; nothing is written then. */
export async function setUp(db: Database, first: FirstRows): Promise<boolean> {
  const { admin, site, department } = first;
  const at = admin.createdAt;
  const noAdmin = sql`not exists (select 1 from ${agents} where ${agents.role} = 'admin')`;
  const ours = sql`exists (select 1 from ${agents} where ${agents.id} = ${admin.id})`;
  const [, , , , found] = await db.batch([
    db.insert(agents).select(
      db
        .select({
          id: value(admin.id, "id"),
          email: value(admin.email.toLowerCase(), "email"),
          name: value(admin.name, "name"),
          role: value(admin.role, "role"),
          passwordHash: value(admin.passwordHash, "password_hash"),
          status: value<AgentStatus>("offline", "status"),
          statusAt: value(at, "status_at"),
          cap: value(defaultCap, "cap"),
          ringtone: sql<boolean>`true`.as("ringtone"),
          sendOnEnter: sql<boolean>`true`.as("send_on_enter"),
          ignoredOffers: value(0, "ignored_offers"),
          ignoredOfferId: sql<null>`null`.as("ignored_offer_id"),
          defaultView: sql<null>`null`.as("default_view"),
          seenNumber: sql<null>`null`.as("seen_number"),
          setOfflineAt: sql<null>`null`.as("set_offline_at"),
          createdAt: value(at, "created_at"),
          photo: sql<null>`null`.as("photo"),
        })
        .from(nothing)
        .where(noAdmin),
    ),
    db.insert(sites).select(
      db
        .select({
          id: value(site.id, "id"),
          key: value(site.key, "key"),
          name: value(site.name, "name"),
          revokedAt: sql<null>`null`.as("revoked_at"),
          allowedOrigins: sql<string[]>`'[]'`.as("allowed_origins"),
          createdAt: value(at, "created_at"),
          settings: sql<Record<string, unknown>>`'{}'`.as("settings"),
          version: value(1, "version"),
          identitySecrets: sql<SealedSecret[]>`'[]'`.as("identity_secrets"),
        })
        .from(nothing)
        .where(ours),
    ),
    db.insert(departments).select(
      db
        .select({
          id: value(department.id, "id"),
          name: value(department.name, "name"),
          chatEnabled: sql<boolean>`true`.as("chat_enabled"),
          ringSeconds: value(defaultRingSeconds, "ring_seconds"),
          silentWarnMinutes: sql<null>`null`.as("silent_warn_minutes"),
          silentEndMinutes: sql<null>`null`.as("silent_end_minutes"),
          routing: value<RoutingMode>("ring_all", "routing"),
          turnSeconds: value(defaultTurnSeconds, "turn_seconds"),
          overflowId: sql<null>`null`.as("overflow_id"),
          ratingEnabled: sql<boolean>`true`.as("rating_enabled"),
          timezone: value("UTC", "timezone"),
          hours: sql<null>`null`.as("hours"),
          holidays: sql<string[]>`'[]'`.as("holidays"),
          position: value(0, "position"),
          createdAt: value(at, "created_at"),
        })
        .from(nothing)
        .where(ours),
    ),
    db.insert(memberships).select(
      db
        .select({ agentId: value(admin.id, "agent_id"), departmentId: value(department.id, "department_id") })
        .from(nothing)
        .where(ours),
    ),
    db
      .select({ id: agents.id })
      .from(agents)
      .where(and(eq(agents.id, admin.id), eq(agents.role, "admin"))),
  ]);
  return found.length === 1;
}

/** One row, so that a condition decides whether there is any. */
const nothing = sql`(select 1)`;

function value<T>(given: T, name: string) {
  return sql<T>`${given}`.as(name);
}
