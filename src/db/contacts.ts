// Looking for chats by who wrote them. However many tickets there are, only the newest of one contact or one owner are read.
import { and, asc, desc, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { FoundChat, LiveChat, PastTicket, VisitorPast } from "../protocol/contact-api.ts";
import type { Database } from "./database.ts";
import { ofOwner } from "./predefined-views.ts";
import { agents, chats, claims, departments } from "./schema.ts";
import type { Reach } from "./ticket-lists.ts";
import { tickets } from "./ticket-schema.ts";

const mostShown = 10;
const mostRead = 200;
const mostLive = 500;
const mostFound = 20;
const mostSearched = 2000;

/** Whose past: a verified visitor's by the id, anybody else's by the e-mail they wrote. Neither ever shows the other's. */
export type Contact = { visitorId: string } | { email: string };

/** What else came from this contact, within reach; the chat itself is left out. */
export async function pastOf(
  db: Database,
  reach: Reach,
  { chatId, contact }: { chatId: string; contact: Contact },
): Promise<Pick<VisitorPast, "chats" | "tickets">> {
  // The indexes' own words, so that they are used.
  const ofContact = and(
    isNull(tickets.deletedAt),
    "visitorId" in contact
      ? and(sql`is_verified = 1`, eq(tickets.visitorId, contact.visitorId))
      : and(
          sql`contact_email is not null`,
          sql`lower("contact_email") = lower(${contact.email})`,
          eq(tickets.isVerified, false),
        ),
  );
  const rows = await db
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      kind: tickets.kind,
      departmentId: tickets.departmentId,
      departmentName: departments.name,
      createdAt: tickets.createdAt,
      startedAt: tickets.startedAt,
      rating: tickets.rating,
    })
    .from(tickets)
    .leftJoin(departments, eq(departments.id, tickets.departmentId))
    .where(ofContact)
    .orderBy(desc(tickets.number))
    .limit(mostRead);
  const theirs = rows.filter(
    ({ id, departmentId }) => id !== chatId && (reach === "all" || reach.includes(departmentId)),
  );
  const shown = (wanted: typeof theirs): PastTicket[] =>
    wanted.slice(0, mostShown).map(({ startedAt: _at, departmentId, departmentName, ...ticket }) => ({
      ...ticket,
      department: { id: departmentId, name: departmentName ?? "" },
    }));
  return {
    chats: shown(theirs.filter(({ startedAt }) => startedAt !== null)),
    tickets: shown(theirs.filter(({ startedAt }) => startedAt === null)),
  };
}

/** Live chats that are of, or ring in, the departments within reach; the oldest first. */
export async function liveChats(db: Database, reach: Reach): Promise<LiveChat[]> {
  const theirs =
    reach === "all"
      ? undefined
      : or(isAmong(sql`${chats.departmentId}`, reach), isAmong(sql`${chats.ringingDepartmentId}`, reach));
  const rows = await db
    .select({
      id: chats.id,
      visitorName: chats.visitorName,
      question: chats.question,
      departmentId: chats.departmentId,
      departmentName: departments.name,
      ownerId: chats.ownerId,
      ownerName: agents.name,
      phase: chats.phase,
      createdAt: chats.createdAt,
    })
    .from(chats)
    .leftJoin(departments, eq(departments.id, chats.departmentId))
    .leftJoin(agents, eq(agents.id, chats.ownerId))
    // Every live chat has a timer, and the index over them holds no other chats.
    .where(and(sql`phase <> 'ended'`, sql`${chats.latestTimerAt} > 0`, theirs))
    .orderBy(asc(chats.createdAt), asc(chats.id))
    .limit(mostLive);
  return rows.flatMap(({ phase, departmentId, departmentName, ownerId, ownerName, ...chat }) =>
    phase === "ended"
      ? []
      : [
          {
            ...chat,
            phase,
            department: { id: departmentId, name: departmentName ?? "" },
            owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? "" },
          },
        ],
  );
}

/** The agent's live chats, then the agent's tickets, that have the words in them. */
export async function searchOwn(db: Database, agentId: string, words: string): Promise<FoundChat[]> {
  // D1 takes no LIKE pattern of more than 50 bytes: https://developers.cloudflare.com/d1/platform/limits/
  const has = (column: SQL) => sql`instr(lower(${column}), lower(${words})) > 0`;
  const number = Number(/^#?(\d{1,15})$/.exec(words)?.[1] ?? Number.NaN);
  const those = (closed: boolean) =>
    db
      .select({
        id: tickets.id,
        number: tickets.number,
        subject: tickets.subject,
        name: tickets.contactName,
        email: tickets.contactEmail,
        createdAt: tickets.createdAt,
        deletedAt: tickets.deletedAt,
      })
      .from(tickets)
      .where(ofOwner(agentId, closed));
  // The index holds the open and the closed ones apart, each sorted; the two are merged without reading ahead.
  const own = unionAll(those(false), those(true)).orderBy(desc(tickets.number)).limit(mostSearched).as("own");
  const [live, ended] = await db.batch([
    db
      .select({ id: chats.id, subject: chats.question, name: chats.visitorName, createdAt: chats.createdAt })
      .from(claims)
      .innerJoin(chats, eq(chats.id, claims.chatId))
      .where(
        and(
          eq(claims.agentId, agentId),
          ne(chats.phase, "ended"),
          or(has(sql`${chats.question}`), has(sql`${chats.visitorName}`)),
        ),
      )
      .orderBy(desc(chats.createdAt))
      .limit(mostFound),
    db
      .select()
      .from(own)
      .where(
        and(
          isNull(own.deletedAt),
          or(
            has(sql`${own.subject}`),
            has(sql`${own.name}`),
            has(sql`${own.email}`),
            Number.isNaN(number) ? undefined : eq(own.number, number),
          ),
        ),
      )
      .orderBy(desc(own.number))
      .limit(mostFound),
  ]);
  return [
    ...live.map(({ name, ...chat }) => ({ ...chat, number: null, contact: { name, email: null } })),
    ...ended.map(({ name, email, deletedAt: _at, ...ticket }) => ({ ...ticket, contact: { name, email } })),
  ].slice(0, mostFound);
}

/** One parameter, however many there are. */
function isAmong(column: SQL, ids: readonly string[]) {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
}
