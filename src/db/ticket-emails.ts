// Replies by e-mail: written together with the reply, taken one by one when they are due, and marked when they are sent.
import { and, asc, eq, isNotNull, lte, sql } from "drizzle-orm";
import { spans } from "../protocol/limits.ts";
import type { EmailState, Ticket } from "../protocol/ticket-api.ts";
import type { Change } from "../protocol/ticket-changes.ts";
import type { Database } from "./database.ts";
import { inOne } from "./raw.ts";
import { ticketActivity, ticketEmails, tickets } from "./ticket-schema.ts";

export interface Email {
  to: string;
  subject: string;
  text: string;
}

export interface DueEmail extends Email {
  ticketId: string;
  revision: number;
  createdAt: number;
  tries: number;
}

/** Answers with the revision that the reply made, or made before under the same `cid`; null where there is no ticket. */
export async function writeReply(
  db: Database,
  ticketId: string,
  { cid, reply }: { cid: string; reply: string },
  by: { id: string; name: string; at: number },
  emailOf: (revision: number) => Promise<Email>,
): Promise<number | null> {
  for (;;) {
    const [[ticket], [said]] = await db.batch([
      db
        .select({ revision: tickets.revision, deletedAt: tickets.deletedAt })
        .from(tickets)
        .where(eq(tickets.id, ticketId)),
      db
        .select({ revision: ticketActivity.revision })
        .from(ticketActivity)
        .where(and(eq(ticketActivity.ticketId, ticketId), eq(ticketActivity.cid, cid))),
    ]);
    if (said) return said.revision;
    if (!ticket || ticket.deletedAt !== null) return null;
    const revision = ticket.revision + 1;
    const { to, subject, text } = await emailOf(revision);
    const change = JSON.stringify({ reply } satisfies Change);
    const at = sql`cast(${by.at} as integer)`;
    const next = sql`cast(${revision} as integer)`;
    // Only where nobody else has made that revision meanwhile; then all of it.
    const isNext = sql`revision = ${next} - 1 and deleted_at is null`;
    const [, , changed] = await inOne<[unknown[], unknown[], { id: string }[]]>(
      db,
      sql`
        insert into ${ticketActivity} (ticket_id, revision, at, agent_id, agent_name, change, cid)
        select id, ${next}, ${at}, ${by.id}, ${by.name}, ${change}, ${cid} from ${tickets}
        where id = ${ticketId} and ${isNext}
        on conflict do nothing`,
      sql`
        insert into ${ticketEmails} (ticket_id, revision, to_email, subject, text, created_at, next_try_at)
        select id, ${next}, ${to}, ${subject}, ${text}, ${at}, ${at} from ${tickets}
        where id = ${ticketId} and ${isNext}`,
      sql`
        update ${tickets} set revision = ${next}, updated_at = ${at}
        where id = ${ticketId} and ${isNext} returning id`,
    );
    if (changed.length > 0) return revision;
  }
}

/** Takes the e-mail for one try: nobody else tries it until `again`. Null where it is not due, or was taken. */
export async function takeEmail(
  db: Database,
  { ticketId, revision }: { ticketId: string; revision: number },
  now: number,
): Promise<DueEmail | null> {
  const [taken] = await db
    .update(ticketEmails)
    .set({
      tries: sql`${ticketEmails.tries} + 1`,
      nextTryAt: sql`cast(${now} + ${spans.emailRetryMs} * (1 << min(${ticketEmails.tries}, 8)) as integer)`,
    })
    .where(
      and(
        eq(ticketEmails.ticketId, ticketId),
        eq(ticketEmails.revision, revision),
        isNotNull(ticketEmails.nextTryAt),
        lte(ticketEmails.nextTryAt, now),
      ),
    )
    .returning();
  return taken ?? null;
}

export async function emailsDue(
  db: Database,
  now: number,
  limit: number,
): Promise<{ ticketId: string; revision: number }[]> {
  return db
    .select({ ticketId: ticketEmails.ticketId, revision: ticketEmails.revision })
    .from(ticketEmails)
    .where(and(sql`next_try_at is not null`, lte(ticketEmails.nextTryAt, now)))
    .orderBy(asc(ticketEmails.nextTryAt))
    .limit(limit);
}

/** `sentAt` null: given up. */
export async function settleEmail(
  db: Database,
  { ticketId, revision }: { ticketId: string; revision: number },
  sentAt: number | null,
): Promise<void> {
  await db
    .update(ticketEmails)
    .set({ sentAt, nextTryAt: null })
    .where(and(eq(ticketEmails.ticketId, ticketId), eq(ticketEmails.revision, revision)));
}

/** A query for a batch. */
export function emailsQuery(db: Database, ticketId: string) {
  return db
    .select({
      revision: ticketEmails.revision,
      sentAt: ticketEmails.sentAt,
      nextTryAt: ticketEmails.nextTryAt,
    })
    .from(ticketEmails)
    .where(eq(ticketEmails.ticketId, ticketId))
    .orderBy(asc(ticketEmails.revision));
}

export function emailsOf(
  rows: readonly { revision: number; sentAt: number | null; nextTryAt: number | null }[],
): Ticket["emails"] {
  const stateOf = (sentAt: number | null, nextTryAt: number | null): EmailState =>
    sentAt !== null ? "sent" : nextTryAt === null ? "failed" : "waiting";
  return rows.map(({ revision, sentAt, nextTryAt }) => ({ revision, state: stateOf(sentAt, nextTryAt) }));
}

/** What a link in an e-mail leads to: the ticket, and the reply that brought the link. Null where either is gone. */
export async function repliedTicket(
  db: Database,
  { ticket, revision }: { ticket: string; revision: number },
) {
  const [[found], [reply]] = await db.batch([
    db
      .select({
        id: tickets.id,
        siteId: tickets.siteId,
        departmentId: tickets.departmentId,
        subject: tickets.subject,
        name: tickets.contactName,
        email: tickets.contactEmail,
        deletedAt: tickets.deletedAt,
      })
      .from(tickets)
      .where(eq(tickets.id, ticket)),
    db
      .select()
      .from(ticketActivity)
      .where(and(eq(ticketActivity.ticketId, ticket), eq(ticketActivity.revision, revision))),
  ]);
  const said = reply?.change.reply;
  if (!found || found.deletedAt !== null || !reply || said === undefined) return null;
  const { deletedAt: _at, ...fields } = found;
  return { ...fields, agentId: reply.agentId, agentName: reply.agentName, reply: said, repliedAt: reply.at };
}
