// D1: what has to be known across chats. The lines of a live chat are not here; they come with its ticket.
// Every index row is money: an index stands only where a query would else read more than it answers.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Hours } from "../domain/hours.ts";
import type { RoutingMode } from "../domain/routing.ts";
import type { Role } from "../protocol/agent-api.ts";
import type { Phase } from "../protocol/chat-view.ts";
import type { AgentStatus } from "../protocol/desk-frames.ts";
import { defaultCap, defaultRingSeconds, defaultTurnSeconds } from "../protocol/limits.ts";

export const sites = sqliteTable("sites", {
  id: text().primaryKey(),
  /** Public: it stands in the site's snippet. */
  key: text().notNull().unique(),
  name: text().notNull(),
  revokedAt: integer(),
  /** Who may frame the panel, as origins; empty is everybody. */
  allowedOrigins: text({ mode: "json" }).$type<string[]>().notNull().default([]),
  createdAt: integer().notNull(),
  /** What differs from the defaults of SiteSettings. */
  settings: text({ mode: "json" }).$type<Record<string, unknown>>().notNull().default({}),
  /** Raised by each change of anything above. */
  version: integer().notNull().default(1),
  /** What the website signs its visitors' tokens with, sealed (http/identity-secrets.ts); the newest first. */
  identitySecrets: text({ mode: "json" }).$type<SealedSecret[]>().notNull().default([]),
});

/** A secret that only we can open again. */
export interface SealedSecret {
  id: string;
  sealed: string;
  createdAt: number;
}

export const departments = sqliteTable("departments", {
  id: text().primaryKey(),
  name: text().notNull(),
  chatEnabled: integer({ mode: "boolean" }).notNull().default(true),
  ringSeconds: integer().notNull().default(defaultRingSeconds),
  /** Null: never. */
  silentWarnMinutes: integer(),
  silentEndMinutes: integer(),
  routing: text().$type<RoutingMode>().notNull().default("ring_all"),
  turnSeconds: integer().notNull().default(defaultTurnSeconds),
  /** Where a chat rings when nobody here took it. */
  overflowId: text(),
  /** Whether a visitor is asked for a rating when a chat has ended. */
  ratingEnabled: integer({ mode: "boolean" }).notNull().default(true),
  timezone: text().notNull().default("UTC"),
  /** Null: always open. */
  hours: text({ mode: "json" }).$type<Hours>(),
  /** Days on which nobody is rung, as YYYY-MM-DD. */
  holidays: text({ mode: "json" }).$type<string[]>().notNull().default([]),
  position: integer().notNull().default(0),
  createdAt: integer().notNull(),
});

export const agents = sqliteTable("agents", {
  id: text().primaryKey(),
  /** Lower case. */
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  passwordHash: text().notNull(),
  status: text().$type<AgentStatus>().notNull().default("offline"),
  /** Rises with every change, so that of two standings the newer is known. */
  statusAt: integer().notNull(),
  cap: integer().notNull().default(defaultCap),
  ringtone: integer({ mode: "boolean" }).notNull().default(true),
  sendOnEnter: integer({ mode: "boolean" }).notNull().default(true),
  /** Offers let ring to their end, in a row, and the last of them. */
  ignoredOffers: integer().notNull().default(0),
  ignoredOfferId: text(),
  /** The ticket view that opens first; null: all. A view that is gone counts as null. */
  defaultView: text(),
  /** The newest ticket there was when the agent last looked at a list. */
  seenNumber: integer(),
  /** When the agent was set offline for ignoring them; null where the status is the agent's own word. */
  setOfflineAt: integer(),
  createdAt: integer().notNull(),
  /** Under which the photo is kept; null: none. */
  photo: text(),
});

export const memberships = sqliteTable(
  "memberships",
  {
    agentId: text().notNull(),
    departmentId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.agentId, table.departmentId] }),
    index("memberships_by_department").on(table.departmentId, table.agentId),
  ],
);

export const sessions = sqliteTable("sessions", {
  /** SHA-256 of the token in the cookie. */
  tokenHash: text().primaryKey(),
  agentId: text().notNull(),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
});

/** One row a chat, following its object's state at each change of phase or owner. */
export const chats = sqliteTable(
  "chats",
  {
    id: text().primaryKey(),
    siteId: text().notNull(),
    departmentId: text().notNull(),
    /** Which department an open offer of the chat rings in; null while none is open. */
    ringingDepartmentId: text(),
    visitorId: text().notNull(),
    visitorName: text().notNull().default(""),
    question: text().notNull().default(""),
    ownerId: text(),
    phase: text().$type<Phase>().notNull(),
    version: integer().notNull(),
    createdAt: integer().notNull(),
    /** When the chat's own timers must have fired at the latest; null once it has ended. */
    latestTimerAt: integer(),
    /** The ticket that the chat answers. */
    answers: text(),
    /** The website vouches for the visitor: then the id is that person's on every device. */
    isVerified: integer({ mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    index("chats_by_timer").on(table.latestTimerAt).where(sql`phase <> 'ended'`),
    /** Also those that have ended: a row that stays costs one write, a row that goes again two. */
    index("chats_by_visitor").on(table.visitorId, table.createdAt).where(sql`is_verified = 1`),
    index("chats_answering").on(table.answers).where(sql`answers is not null and phase <> 'ended'`),
  ],
);

/** A place that a chat takes under an agent's cap. */
export const claims = sqliteTable(
  "claims",
  {
    chatId: text().notNull(),
    agentId: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.agentId] }),
    index("claims_by_agent").on(table.agentId),
  ],
);

/** Exact counts of what may be tried only so often. */
export const throttles = sqliteTable("throttles", {
  key: text().primaryKey(),
  count: integer().notNull(),
  resetsAt: integer().notNull(),
});

/** One row: what the last sweep found. */
export const sweeps = sqliteTable("sweeps", {
  id: integer().primaryKey(),
  at: integer().notNull(),
  overdue: integer().notNull(),
  failed: integer().notNull(),
  oldestOutboxMs: integer().notNull(),
});

export const categories = sqliteTable(
  "categories",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    position: integer().notNull().default(0),
  },
  () => [uniqueIndex("categories_by_name").on(sql`lower("name")`)],
);

export const cannedMessages = sqliteTable("canned_messages", {
  id: text().primaryKey(),
  title: text().notNull(),
  shortcut: text().notNull(),
  text: text().notNull(),
  categoryId: text(),
  /** Whose own it is; null: shared. */
  ownerId: text("owner_agent_id"),
  /** Where a shared one may be used; null: in all departments. In the row itself, so that an edit is one write. */
  departmentIds: text({ mode: "json" }).$type<string[]>(),
  updatedBy: text().notNull(),
  updatedAt: integer().notNull(),
  version: integer().notNull(),
});

/** What each version said; it stays when the message is deleted. */
export const cannedHistory = sqliteTable(
  "canned_history",
  {
    messageId: text().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    shortcut: text().notNull(),
    text: text().notNull(),
    categoryId: text(),
    departmentIds: text({ mode: "json" }).$type<string[]>(),
    updatedBy: text().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.version] })],
);

/** How often an agent used a message, and when last. */
export const cannedUses = sqliteTable(
  "canned_uses",
  {
    agentId: text().notNull(),
    messageId: text().notNull(),
    count: integer().notNull(),
    lastAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.agentId, table.messageId] })],
);

/** One row, raised by every change of a canned message or a category: what the lists' ETags are made of. */
export const cannedStamp = sqliteTable("canned_stamp", {
  id: integer().primaryKey(),
  version: integer().notNull(),
});

/** What programs call the admin API with. Of the token itself only the hash is kept. */
export const apiTokens = sqliteTable("api_tokens", {
  id: text().primaryKey(),
  name: text().notNull(),
  tokenHash: text().notNull().unique(),
  scopes: text({ mode: "json" }).$type<string[]>().notNull(),
  createdBy: text().notNull(),
  createdAt: integer().notNull(),
  expiresAt: integer(),
  /** To the minute, so that a busy program costs one row a minute. */
  lastUsedAt: integer(),
  revokedAt: integer(),
});

/** Answers to requests with an `Idempotency-Key`, for a day. */
export const idempotency = sqliteTable(
  "idempotency",
  {
    /** Whose key it is. */
    principal: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of method, path and body. */
    request: text().notNull(),
    at: integer().notNull(),
    /** Null while it runs. */
    status: integer(),
    /** Encrypted: a new token's answer is shown to nobody else. */
    body: text(),
  },
  (table) => [
    primaryKey({ columns: [table.principal, table.key] }),
    index("idempotency_by_age").on(table.at),
  ],
);

/** Who changed what. Rows are only ever added (migrations/0016 refuses anything else). */
export const auditLog = sqliteTable("audit_log", {
  seq: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  actorKind: text().$type<"agent" | "token" | "setup">().notNull(),
  actorId: text().notNull(),
  /** As it was then. */
  actorName: text().notNull(),
  action: text().notNull(),
  target: text().notNull(),
  changes: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  requestId: text().notNull(),
});

/** A file whose bytes may be in the store while nothing names it yet: put down before, struck out after. For the sweeper. */
export const uploads = sqliteTable(
  "uploads",
  {
    /** Of the chat, or of the ticket that a form will make. */
    chatId: text().notNull(),
    fileId: text().notNull(),
    /** It waits for a form, and not for a message. */
    isDraft: integer({ mode: "boolean" }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.fileId] }),
    index("uploads_created").on(table.createdAt),
  ],
);
