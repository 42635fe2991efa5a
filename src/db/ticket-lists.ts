// The ticket views and one ticket, as the agent page reads them. Newest first is by number, page by page.
import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { PredefinedView, Ticket, TicketPage, TicketRow } from "../protocol/ticket-api.ts";
import { agentNames } from "./agents.ts";
import type { Database } from "./database.ts";
import { departments } from "./schema.ts";
import { tickets, transcripts } from "./ticket-schema.ts";
import { joinTranscript } from "./transcript.ts";

/** Whose tickets: those of some departments, or everybody's. */
export type Reach = "all" | readonly string[];

/** Who reads. */
export interface TicketReader {
  agentId: string;
  reach: Reach;
}

export interface ViewRequest {
  /** A predefined view, or the id of a custom one. */
  view: string;
  /** In which days and weeks are counted. */
  timezone: string;
  /** `next_cursor` of the page before; null for the first. */
  cursor: string | null;
  limit: number;
  /** No ticket numbered above this; null: all. */
  upTo: number | null;
  at: number;
}

/** A page of any view. Null where there is no such view; a cursor of another view refuses as `bad_cursor`. */
export async function viewPage(
  db: Database,
  reader: TicketReader,
  request: ViewRequest,
): Promise<TicketPage | null | "bad_cursor"> {
  const { view, cursor, limit, upTo } = request;
  if (view !== "all" && view !== "missed") return null;
  if (cursor !== null && !/^\d{1,15}$/.test(cursor)) return "bad_cursor";
  const below = cursor === null ? null : Number(cursor);
  const first = upTo === null ? null : upTo + 1;
  return ticketPage(db, reader.reach, { view, limit, below: below ?? first });
}

export interface PageRequest {
  view: Extract<PredefinedView, "all" | "missed">;
  /** Only tickets numbered below this. */
  below: number | null;
  limit: number;
}

/** Reads hardly more rows than it answers with for up to five departments, and twice as many for up to ten. */
export async function ticketPage(db: Database, reach: Reach, request: PageRequest): Promise<TicketPage> {
  const [named, ...runs] = await db.batch([
    db.select({ id: departments.id, name: departments.name }).from(departments),
    ...pageQueries(db, reach, request),
  ]);
  const rows = runs.flat().sort((a, b) => b.number - a.number);
  const page = rows.slice(0, request.limit);
  const last = page.at(-1);
  const names = {
    departments: new Map(named.map(({ id, name }) => [id, name])),
    agents: await agentNames(db, strangers(page)),
  };
  return {
    data: page.map((row) => listed(row, names)),
    next_cursor: rows.length > request.limit && last ? String(last.number) : null,
  };
}

/** Null where there is no such ticket within reach. */
export async function ticketOne(db: Database, reach: Reach, id: string): Promise<Ticket | null> {
  const [[row], parts, named] = await db.batch([
    db.select().from(tickets).where(eq(tickets.id, id)),
    db
      .select({ entries: transcripts.entries })
      .from(transcripts)
      .where(eq(transcripts.ticketId, id))
      .orderBy(asc(transcripts.part)),
    db.select({ id: departments.id, name: departments.name }).from(departments),
  ]);
  if (!row || !(reach === "all" || reach.includes(row.departmentId))) return null;
  const { question, startedAt, ratingComment, ratedAt, answers, client, people } = row;
  const names = {
    departments: new Map(named.map((department) => [department.id, department.name])),
    agents: await agentNames(db, strangers([row])),
  };
  return {
    ...listed(pick(row, Object.keys(listedFields) as (keyof Listed)[]), names),
    question,
    startedAt,
    ratingComment,
    ratedAt,
    answers,
    client,
    people,
    transcript: joinTranscript(parts.map(({ entries }) => entries)),
    activity: [],
  };
}

type Listed = Pick<
  typeof tickets.$inferSelect,
  | "number"
  | "id"
  | "departmentId"
  | "ownerId"
  | "status"
  | "kind"
  | "subject"
  | "contactName"
  | "contactEmail"
  | "createdAt"
  | "endedAt"
  | "people"
  | "channel"
  | "tags"
  | "dueAt"
  | "rating"
  | "filedAt"
  | "waitMs"
  | "firstReplyMs"
  | "durationMs"
  | "client"
  | "revision"
  | "updatedAt"
>;

const listedFields = {
  number: tickets.number,
  id: tickets.id,
  departmentId: tickets.departmentId,
  ownerId: tickets.ownerId,
  status: tickets.status,
  kind: tickets.kind,
  subject: tickets.subject,
  contactName: tickets.contactName,
  contactEmail: tickets.contactEmail,
  createdAt: tickets.createdAt,
  endedAt: tickets.endedAt,
  people: tickets.people,
  channel: tickets.channel,
  tags: tickets.tags,
  dueAt: tickets.dueAt,
  rating: tickets.rating,
  filedAt: tickets.filedAt,
  waitMs: tickets.waitMs,
  firstReplyMs: tickets.firstReplyMs,
  durationMs: tickets.durationMs,
  client: tickets.client,
  revision: tickets.revision,
  updatedAt: tickets.updatedAt,
};

/** D1 takes no compound of more terms. */
const mostTerms = 5;

/**
 * The newest of each department come sorted from its index, and SQLite merges the sorted runs of one compound
 * without reading ahead; so no more is read than is asked for, however many tickets there are, and wherever.
 * One row more than the page, to know whether another follows.
 */
function pageQueries(db: Database, reach: Reach, { view, below, limit }: PageRequest) {
  const isIn = and(
    view === "missed" ? sql`kind = 'missed'` : undefined,
    lt(tickets.number, below ?? Number.MAX_SAFE_INTEGER),
  );
  const some = () => db.select(listedFields).from(tickets);
  if (reach === "all")
    return [
      some()
        .where(isIn)
        .orderBy(desc(tickets.number))
        .limit(limit + 1),
    ];
  const ofOne = (id: string) => some().where(and(eq(tickets.departmentId, id), isIn));
  return inGroups(reach, mostTerms).map(([first, second, ...others]) =>
    second === undefined
      ? ofOne(first)
          .orderBy(desc(tickets.number))
          .limit(limit + 1)
      : unionAll(ofOne(first), ofOne(second), ...others.map(ofOne))
          .orderBy(desc(tickets.number))
          .limit(limit + 1),
  );
}

function inGroups(all: readonly string[], size: number): [string, ...string[]][] {
  const [first, ...rest] = all.slice(0, size);
  return first === undefined ? [] : [[first, ...rest], ...inGroups(all.slice(size), size)];
}

/** Owners whom the ticket's own list of people does not name: it was given to them later. */
function strangers(rows: Pick<Listed, "ownerId" | "people">[]): string[] {
  const ids = rows.flatMap(({ ownerId, people }) => (ownerId !== null && !people[ownerId] ? [ownerId] : []));
  return [...new Set(ids)];
}

function listed(
  row: Listed,
  names: { departments: Map<string, string>; agents: Map<string, string> },
): TicketRow {
  const { departmentId, ownerId, people, contactName, contactEmail, client, ...same } = row;
  const { browser, system, country, language, pageUrl } = client;
  return {
    ...same,
    ...{ browser, system, country, language, pageUrl },
    department: { id: departmentId, name: names.departments.get(departmentId) ?? "" },
    owner:
      ownerId === null
        ? null
        : { id: ownerId, name: people[ownerId]?.name ?? names.agents.get(ownerId) ?? "" },
    contact: { name: contactName, email: contactEmail },
  };
}

function pick<T, K extends keyof T>(whole: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<T, K>;
}
