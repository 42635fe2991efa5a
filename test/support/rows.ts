// Rows that tests begin with: Ada and Bo, departments, chats and tickets, each with an id of its own.

import type { ChatRow } from "../../src/db/chats.ts";
import type { Database } from "../../src/db/database.ts";
import { agents, departments, memberships, sites } from "../../src/db/schema.ts";
import type { EndedChat } from "../../src/domain/chat.ts";
import { type TicketDraft, ticketOf } from "../../src/domain/ticket.ts";
import type { Role, VisitorClient } from "../../src/protocol/agent-api.ts";
import type { AgentStatus } from "../../src/protocol/desk-frames.ts";
import type { LoggedEntry, Outcome } from "../../src/protocol/entry.ts";

let made = 0;

/** An id of the right form that no other row of this file has. */
export function freshId(prefix: string): string {
  made += 1;
  return `${prefix}_${made.toString(36).padStart(20, "0")}`;
}

export async function addDepartment(
  db: Database,
  fields: Partial<typeof departments.$inferInsert> = {},
): Promise<string> {
  const id = freshId("dept");
  await db.insert(departments).values({ id, name: "Support", createdAt: 1, ...fields });
  return id;
}

export async function addSite(
  db: Database,
  fields: Partial<typeof sites.$inferInsert> = {},
): Promise<{ id: string; key: string }> {
  const site = { id: freshId("site"), key: freshId("key") };
  await db.insert(sites).values({ ...site, name: "Website", createdAt: 1, ...fields });
  return site;
}

export async function addAgent(
  db: Database,
  departmentIds: string[],
  fields: Partial<{
    name: string;
    email: string;
    role: Role;
    status: AgentStatus;
    cap: number;
    passwordHash: string;
  }> = {},
): Promise<string> {
  const id = freshId("agent");
  await db.insert(agents).values({
    id,
    name: "Ada",
    email: `${id}@example.com`,
    role: "agent",
    passwordHash: "",
    status: "online",
    statusAt: 1,
    createdAt: 1,
    ...fields,
  });
  for (const departmentId of departmentIds)
    await db.insert(memberships).values({ agentId: id, departmentId });
  return id;
}

export function chatRow(departmentId: string, fields: Partial<ChatRow> = {}): ChatRow {
  return {
    id: freshId("chat"),
    siteId: freshId("site"),
    departmentId,
    ringingDepartmentId: null,
    visitorId: freshId("visitor"),
    visitorName: "Vic",
    question: "Where is my parcel?",
    ownerId: null,
    phase: "waiting",
    version: 1,
    createdAt: 1000,
    latestTimerAt: 61_000,
    answers: null,
    isVerified: false,
    ...fields,
  };
}

export const someClient: VisitorClient = {
  browser: "Firefox 140",
  system: "Linux",
  country: "DE",
  city: "Berlin",
  timezone: "Europe/Berlin",
  language: "de",
  pageUrl: "https://shop.example/cart",
  pageTitle: "Cart",
  referrer: "",
};

/** The ticket that Vic's chat leaves. */
export function ticketDraft(
  row: ChatRow,
  fields: { outcome?: Outcome; question?: string; seq?: number; transcript?: LoggedEntry[] } = {},
): TicketDraft {
  const transcript = fields.transcript ?? [
    { seq: 1, at: 1000, kind: "message", from: "visitor", body: fields.question ?? "Where is my parcel?" },
  ];
  const chat: EndedChat = {
    id: row.id,
    siteId: row.siteId,
    department: { id: row.departmentId, name: "Support" },
    visitor: { id: row.visitorId, name: "Vic", email: "vic@example.com", isVerified: row.isVerified },
    question: fields.question ?? "Where is my parcel?",
    client: someClient,
    settings: {
      ringSeconds: 60,
      silentWarnMinutes: null,
      silentEndMinutes: null,
      routing: "ring_all",
      turnSeconds: 20,
      overflow: null,
      preferredAgentId: null,
      ratingEnabled: true,
    },
    pages: [],
    participants: [],
    people: row.ownerId === null ? {} : { [row.ownerId]: { name: "Ada" } },
    createdAt: row.createdAt,
    seq: fields.seq ?? transcript.length,
    epoch: 1,
    at: 2000,
    taken: {},
    phase: "ended",
    outcome: fields.outcome ?? "finished",
    endedAt: 2000,
    endedBy: "visitor",
    ownerId: row.ownerId,
    startedAt: row.ownerId === null ? null : 1500,
    firstReplyAt: null,
    afterwords: 0,
  };
  return ticketOf(chat, transcript);
}
