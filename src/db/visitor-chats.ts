// What a verified visitor has here: the chats of one person on all devices. Read by an index that holds nobody else.
import { and, desc, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from "drizzle-orm";
import { type Outcome, outcomes } from "../protocol/entry.ts";
import type { PastChat } from "../protocol/identity-api.ts";
import { limits } from "../protocol/limits.ts";
import type { Database } from "./database.ts";
import { chats, departments } from "./schema.ts";
import { tickets } from "./ticket-schema.ts";

/** One that runs is hardly older than so many later ones. */
const newestLooked = 5;

/** The index's own words, so that it is used. */
function ofVisitor(visitorId: string) {
  return and(sql`${tickets.isVerified} = 1`, eq(tickets.visitorId, visitorId), isNull(tickets.deletedAt));
}

/** The agent who had this visitor's newest answered chat as it ended. */
export async function lastServedBy(db: Database, visitorId: string): Promise<string | null> {
  const [found] = await db
    .select({ agentId: tickets.chatOwnerId })
    .from(tickets)
    .where(and(ofVisitor(visitorId), isNotNull(tickets.chatOwnerId)))
    .orderBy(desc(tickets.number))
    .limit(1);
  return found?.agentId ?? null;
}

/** The newest that has not ended, as far as D1 knows. */
export async function runningChat(db: Database, visitorId: string): Promise<string | null> {
  const newest = await db
    .select({ id: chats.id, phase: chats.phase })
    .from(chats)
    .where(and(sql`${chats.isVerified} = 1`, eq(chats.visitorId, visitorId)))
    .orderBy(desc(chats.createdAt))
    .limit(newestLooked);
  return newest.find(({ phase }) => phase !== "ended")?.id ?? null;
}

/** One more than are shown, the newest first; `before`: a chat of the same visitor. */
export async function pastChats(db: Database, visitorId: string, before?: string): Promise<PastChat[]> {
  const from = db
    .select({ number: tickets.number })
    .from(tickets)
    .where(eq(tickets.id, before ?? ""));
  const found = await db
    .select({
      id: tickets.id,
      subject: tickets.subject,
      department: departments.name,
      agentId: tickets.chatOwnerId,
      people: tickets.people,
      createdAt: tickets.createdAt,
      kind: tickets.kind,
    })
    .from(tickets)
    .leftJoin(departments, eq(departments.id, tickets.chatDepartmentId))
    .where(
      and(
        ofVisitor(visitorId),
        inArray(tickets.kind, [...outcomes]),
        before === undefined ? undefined : lt(tickets.number, sql`(${from})`),
      ),
    )
    .orderBy(desc(tickets.number))
    .limit(limits.pastChatsMax + 1);
  return found.map(({ agentId, people, department, kind, ...chat }) => ({
    ...chat,
    department: department ?? "",
    agent: agentId === null ? null : (people[agentId]?.name ?? null),
    // The query asked for no others.
    outcome: kind as Outcome,
  }));
}

/** Whether the visitor may read it: it runs, or its ticket stands. */
export async function chatOfVisitor(db: Database, visitorId: string, chatId: string): Promise<boolean> {
  const [found] = await db
    .select({ id: chats.id })
    .from(chats)
    .leftJoin(tickets, and(eq(tickets.id, chats.id), isNull(tickets.deletedAt)))
    .where(
      and(
        eq(chats.id, chatId),
        eq(chats.visitorId, visitorId),
        eq(chats.isVerified, true),
        or(ne(chats.phase, "ended"), isNotNull(tickets.id), isNotNull(chats.answers)),
      ),
    );
  return found !== undefined;
}
