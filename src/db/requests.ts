// What visitors ask or tell without a chat: written as a ticket, once, in one transaction with all that belongs to it.
import { eq } from "drizzle-orm";
import type { TicketDraft } from "../domain/ticket.ts";
import { dayAt } from "../domain/weeks.ts";
import type { Database } from "./database.ts";
import { departments, uploads } from "./schema.ts";
import { quarterQuery } from "./ticket-quarters.ts";
import { tickets, transcripts } from "./ticket-schema.ts";
import { numberOf } from "./tickets.ts";
import { splitTranscript } from "./transcript.ts";

/** The ticket's number. A repeated request changes nothing and gets the same; null where the ticket was erased since. */
export async function writeRequest(
  db: Database,
  draft: TicketDraft,
  now = Date.now(),
): Promise<number | null> {
  const { transcript, answersTicket: _answers, ...fields } = draft;
  const { id, version, departmentId } = draft;
  const [department] = await db
    .select({ timezone: departments.timezone })
    .from(departments)
    .where(eq(departments.id, departmentId));
  const day = dayAt(department?.timezone ?? "UTC", draft.createdAt);
  const [, , written] = await db.batch([
    db
      .insert(tickets)
      .values({
        ...{ ...fields, chatOwnerId: null, chatDepartmentId: departmentId, day },
        number: numberOf(id),
        ...{ channel: "web", status: "open", filedAt: now, updatedAt: now },
      })
      .onConflictDoNothing(),
    quarterQuery(db, id),
    db.select({ number: tickets.number }).from(tickets).where(eq(tickets.id, id)),
    // Its files are named from now on.
    db.delete(uploads).where(eq(uploads.chatId, id)),
    ...splitTranscript(transcript).map((entries, part) =>
      db.insert(transcripts).values({ ticketId: id, part, version, entries }).onConflictDoNothing(),
    ),
  ]);
  return written[0]?.number ?? null;
}
