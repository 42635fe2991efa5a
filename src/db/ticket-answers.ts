// Chats that answer a ticket: their lines belong to it, each whole and by itself, and no other ticket is made of them.
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { TicketDraft } from "../domain/ticket.ts";
import type { Standing } from "../durable/department.ts";
import type { TicketChat } from "../protocol/ticket-api.ts";
import type { ChatRow } from "./chats.ts";
import type { Database } from "./database.ts";
import { chats } from "./schema.ts";
import { ticketChats, tickets, transcripts } from "./ticket-schema.ts";
import { freedQuery, settleQueries, writeTicket } from "./tickets.ts";
import { joinTranscript } from "./transcript.ts";

/** Where the chat's lines went, and who has room again. */
export interface Written {
  ticketId: string;
  freed: Standing[];
}

/** As `writeTicket`; a chat that answers a ticket is written to that one, which is open again from then on. */
export async function writeTicketOf(
  db: Database,
  draft: TicketDraft,
  row: ChatRow,
  now = Date.now(),
): Promise<Written> {
  const ticketId = draft.answersTicket === null ? null : await existing(db, draft.answersTicket);
  // The ticket was erased meanwhile: the chat becomes one of its own.
  if (ticketId === null) return { ticketId: draft.id, freed: await writeTicket(db, draft, row, now) };
  const { id: chatId, version, kind, people, createdAt, endedAt } = draft;
  if (kind === "offline" || kind === "feedback") throw new Error(`a chat cannot end as ${kind}`);
  const isNew = sql`not exists (select 1 from ${ticketChats} where ${ticketChats.chatId} = ${chatId})`;
  const [freed] = await db.batch([
    freedQuery(db, chatId, row.ownerId),
    // Once: whoever closes it later has read the answer.
    db
      .update(tickets)
      .set({
        status: sql`case when ${tickets.status} = 'closed' then 'open' else ${tickets.status} end`,
        updatedAt: now,
        answerChats: sql`${tickets.answerChats} + 1`,
      })
      .where(and(eq(tickets.id, ticketId), isNew)),
    db
      .insert(ticketChats)
      .values({ chatId, ticketId, version, kind, people, createdAt, endedAt })
      .onConflictDoUpdate({
        target: ticketChats.chatId,
        set: { version, kind, people, endedAt },
        setWhere: sql`excluded.version > ${ticketChats.version}`,
      }),
    ...settleQueries(db, draft, row),
  ]);
  return { ticketId, freed };
}

async function existing(db: Database, id: string): Promise<string | null> {
  const [found] = await db.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, id));
  return found?.id ?? null;
}

/** The ticket to which the chat's lines went; null where it has one of its own, or none. */
export async function ticketAnsweredBy(db: Database, chatId: string): Promise<string | null> {
  const [found] = await db
    .select({ ticketId: ticketChats.ticketId })
    .from(ticketChats)
    .where(eq(ticketChats.chatId, chatId));
  return found?.ticketId ?? null;
}

/** The newest chat that goes on about the ticket now. A query for a batch. */
export function liveAnswerQuery(db: Database, ticketId: string) {
  return db
    .select({ id: chats.id })
    .from(chats)
    .where(and(eq(chats.answers, ticketId), sql`answers is not null`, ne(chats.phase, "ended")))
    .orderBy(sql`${chats.createdAt} desc`)
    .limit(1);
}

/** With their lines, the oldest first. */
export async function answersOf(db: Database, ticketId: string): Promise<TicketChat[]> {
  const found = await db
    .select()
    .from(ticketChats)
    .where(eq(ticketChats.ticketId, ticketId))
    .orderBy(asc(ticketChats.createdAt), asc(ticketChats.chatId));
  if (found.length === 0) return [];
  const parts = await db
    .select({ chatId: transcripts.ticketId, entries: transcripts.entries })
    .from(transcripts)
    .where(
      inArray(
        transcripts.ticketId,
        found.map(({ chatId }) => chatId),
      ),
    )
    .orderBy(asc(transcripts.ticketId), asc(transcripts.part));
  return found.map(({ chatId: id, kind, people, createdAt, endedAt }) => ({
    ...{ id, kind, people, createdAt, endedAt },
    transcript: joinTranscript(parts.filter(({ chatId }) => chatId === id).map(({ entries }) => entries)),
  }));
}
