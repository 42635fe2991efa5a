// The ticket views and one ticket, as the agent page reads them.
import { asc, eq } from "drizzle-orm";
import {
  type PredefinedView,
  predefinedViews,
  type Ticket,
  type TicketPage,
} from "../protocol/ticket-api.ts";
import type { Database } from "./database.ts";
import { nextRows, planOf } from "./predefined-views.ts";
import { activityOf, activityQuery } from "./ticket-activity.ts";
import { listedOf, ticketRows } from "./ticket-rows.ts";
import type { Place } from "./ticket-runs.ts";
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

/**
 * A page of any view. Null where there is no such view; a cursor of another view refuses as `bad_cursor`. A page may be
 * short where tickets were just deleted.
 */
export async function viewPage(
  db: Database,
  reader: TicketReader,
  request: ViewRequest,
): Promise<TicketPage | null | "bad_cursor"> {
  const view = predefinedViews.find((name) => name === request.view);
  return view === undefined ? null : predefinedPage(db, reader, view, request);
}

async function predefinedPage(
  db: Database,
  reader: TicketReader,
  view: PredefinedView,
  request: ViewRequest,
): Promise<TicketPage | "bad_cursor"> {
  const { cursor, limit, upTo } = request;
  const after = cursor === null ? null : placeIn(view, cursor);
  if (after === "bad_cursor") return after;
  const plan = await planOf(db, view, reader, request);
  if (plan === null) return { data: [], next_cursor: null };
  // One row more than the page, to know whether another follows.
  const rows = await nextRows(db, plan, after, limit + 1);
  const read = rows.slice(0, limit);
  const last = read.at(-1);
  const shown = read.filter(
    (row) => row.deletedAt === null && isWithin(reader.reach, row) && (upTo === null || row.number <= upTo),
  );
  return {
    data: await ticketRows(db, shown),
    next_cursor: rows.length > limit && last ? cursorOf(view, last) : null,
  };
}

function cursorOf(view: PredefinedView, { number, dueAt }: Place): string {
  return view === "overdue" ? `${view}.${dueAt}.${number}` : `${view}.${number}`;
}

function placeIn(view: PredefinedView, cursor: string): Place | "bad_cursor" {
  const [, of, dueAt, number] = /^(\w+)(?:\.(\d{1,16}))?\.(\d{1,16})$/.exec(cursor) ?? [];
  if (of !== view || (dueAt !== undefined) !== (view === "overdue")) return "bad_cursor";
  return { number: Number(number), dueAt: dueAt === undefined ? null : Number(dueAt) };
}

function isWithin(reach: Reach, { departmentId }: { departmentId: string }): boolean {
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

/** Null where there is no such ticket within reach. */
export async function ticketOne(db: Database, reach: Reach, id: string): Promise<Ticket | null> {
  const [[row], done, parts] = await db.batch([
    db.select().from(tickets).where(eq(tickets.id, id)),
    activityQuery(db, id),
    db
      .select({ entries: transcripts.entries })
      .from(transcripts)
      .where(eq(transcripts.ticketId, id))
      .orderBy(asc(transcripts.part)),
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
    answers,
    client,
    people,
    transcript: joinTranscript(parts.map(({ entries }) => entries)),
    activity: activityOf(done),
  };
}
