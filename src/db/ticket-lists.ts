// One ticket, as the agent page reads it, and whose tickets an agent sees.
import { asc, eq } from "drizzle-orm";
import type { Ticket } from "../protocol/ticket-api.ts";
import type { Database } from "./database.ts";
import { activityOf, activityQuery } from "./ticket-activity.ts";
import { answersOf, liveAnswerQuery } from "./ticket-answers.ts";
import { emailsOf, emailsQuery } from "./ticket-emails.ts";
import { listedOf, ticketRows } from "./ticket-rows.ts";
import { tickets, transcripts } from "./ticket-schema.ts";
import { joinTranscript } from "./transcript.ts";

/** Whose tickets: those of some departments, or everybody's. */
export type Reach = "all" | readonly string[];

/** Who reads. */
export interface TicketReader {
  agentId: string;
  reach: Reach;
}

export function isWithin(reach: Reach, { departmentId }: { departmentId: string }): boolean {
  return reach === "all" || reach.includes(departmentId);
}

/** The department of a ticket within reach; null where there is none. */
export async function ticketPlace(db: Database, reach: Reach, id: string): Promise<string | null> {
  const [row] = await db
    .select({ departmentId: tickets.departmentId, deletedAt: tickets.deletedAt })
    .from(tickets)
    .where(eq(tickets.id, id));
  return row && row.deletedAt === null && isWithin(reach, row) ? row.departmentId : null;
}

/** Deleted ones counted. */
export async function isTicket(db: Database, id: string): Promise<boolean> {
  const [row] = await db.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, id));
  return row !== undefined;
}

/** A ticket but for what the doors know. */
export type StoredTicket = Omit<Ticket, "mail">;

/** Null where there is no such ticket within reach. */
export async function ticketOne(db: Database, reach: Reach, id: string): Promise<StoredTicket | null> {
  const [[row], done, parts, [live], mails] = await db.batch([
    db.select().from(tickets).where(eq(tickets.id, id)),
    activityQuery(db, id),
    db
      .select({ entries: transcripts.entries })
      .from(transcripts)
      .where(eq(transcripts.ticketId, id))
      .orderBy(asc(transcripts.part)),
    liveAnswerQuery(db, id),
    emailsQuery(db, id),
  ]);
  if (!row || row.deletedAt !== null || !isWithin(reach, row)) return null;
  const { question, startedAt, ratingComment, ratedAt, answers, client, people } = row;
  const [listed] = await ticketRows(db, [listedOf(row)]);
  if (!listed) return null;
  return {
    ...listed,
    question,
    startedAt,
    ratingComment,
    ratedAt,
    filled: Object.keys(answers).length === 0 ? null : { fields: [], consent: null, ...answers },
    client,
    people,
    transcript: joinTranscript(parts.map(({ entries }) => entries)),
    chats: row.answerChats === 0 ? [] : await answersOf(db, id),
    liveChatId: live?.id ?? null,
    emails: emailsOf(mails),
    activity: activityOf(done),
  };
}
