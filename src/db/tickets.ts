// Tickets: written once for each chat, in one transaction with everything that its end settles.
import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import type { TicketDraft } from "../domain/ticket.ts";
import { dayAt } from "../domain/weeks.ts";
import type { Standing } from "../durable/department.ts";
import { standingFields } from "./agents.ts";
import { type ChatRow, indexQuery } from "./chats.ts";
import type { Database } from "./database.ts";
import { agents, claims, departments } from "./schema.ts";
import { quarterQuery } from "./ticket-quarters.ts";
import { tickets, transcripts } from "./ticket-schema.ts";
import { splitTranscript } from "./transcript.ts";

/**
 * Writes the ticket, its transcript and the chat's last index row, and releases every claim on the chat. Answers
 * with the agents who have room again. An older version changes nothing; a newer one leaves what people may have
 * changed since: owner, department, status. The day of the chat stays, too.
 */
export async function writeTicket(
  db: Database,
  draft: TicketDraft,
  row: ChatRow,
  now = Date.now(),
): Promise<Standing[]> {
  const { transcript, answersTicket: _answers, ...fields } = draft;
  const { id, version } = draft;
  const { ownerId: chatOwnerId, departmentId: chatDepartmentId, ...same } = fields;
  const mended = { ...same, chatOwnerId, chatDepartmentId };
  const [department] = await db
    .select({ timezone: departments.timezone })
    .from(departments)
    .where(eq(departments.id, chatDepartmentId));
  const day = dayAt(department?.timezone ?? "UTC", draft.createdAt);
  const [freed] = await db.batch([
    freedQuery(db, id, row.ownerId),
    db
      .insert(tickets)
      .values({
        ...{ ...fields, chatOwnerId, chatDepartmentId, day },
        ...{ number: numberOf(id), status: "open", filedAt: now, updatedAt: now },
      })
      .onConflictDoUpdate({
        target: tickets.number,
        set: mended,
        setWhere: sql`excluded.version > ${tickets.version}`,
      }),
    quarterQuery(db, id),
    ...settleQueries(db, { id, version, transcript }, row),
  ]);
  return freed;
}

/** What the end of a chat settles beside its ticket: its lines, its index row, the claims on it. Queries for a batch. */
export function settleQueries(
  db: Database,
  { id, version, transcript }: Pick<TicketDraft, "id" | "version" | "transcript">,
  row: ChatRow,
) {
  return [
    ...splitTranscript(transcript).map((entries, part) =>
      db
        .insert(transcripts)
        .values({ ticketId: id, part, version, entries })
        .onConflictDoUpdate({
          target: [transcripts.ticketId, transcripts.part],
          set: { version, entries },
          setWhere: sql`excluded.version > ${transcripts.version}`,
        }),
    ),
    indexQuery(db, { ...row, phase: "ended", latestTimerAt: null }),
    db.delete(claims).where(eq(claims.chatId, id)),
  ] as const;
}

/** Those with a claim on the chat, and its owner, with their loads as they are without it. */
export function freedQuery(db: Database, chatId: string, ownerId: string | null) {
  const otherwise = sql<number>`(select count(*) from ${claims} as others
    where others.agent_id = ${agents.id} and others.chat_id <> ${chatId})`.as("load");
  return db
    .select({ ...standingFields, load: otherwise })
    .from(agents)
    .leftJoin(claims, and(eq(claims.agentId, agents.id), eq(claims.chatId, chatId)))
    .where(or(isNotNull(claims.chatId), eq(agents.id, ownerId ?? "")));
}

/** The number a ticket has already; null makes a new one. So no number is used up by a repeated write. */
export function numberOf(id: string) {
  return sql<number>`(select had.number from ${tickets} as had where had.id = ${id})`;
}
