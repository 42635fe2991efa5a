// The pages of any view, predefined or custom, by key.
import { and, eq, isNull } from "drizzle-orm";
import { areSound, flawsOf } from "../domain/ticket-criteria.ts";
import { predefinedViews, type TicketPage } from "../protocol/ticket-api.ts";
import {
  type Criteria,
  type CriterionFlaw,
  type Sort,
  type TicketField,
  ticketFields,
} from "../protocol/view-api.ts";
import { stagesOf } from "./custom-plans.ts";
import { columnsOf, sortOf, visibleTo } from "./custom-views.ts";
import type { Database } from "./database.ts";
import { planOf } from "./predefined-views.ts";
import { isWithin, type Reach, type TicketReader } from "./ticket-lists.ts";
import { type Listed, ticketRows } from "./ticket-rows.ts";
import type { Place, Stage } from "./ticket-runs.ts";
import { ticketViews } from "./ticket-schema.ts";
import { nextRows } from "./view-rows.ts";

/** A page puts no more tickets than this to a view's criteria, and so may be short. */
const mostSieved = 10_000;

const allFields = Object.keys(ticketFields) as TicketField[];

export interface ViewRequest {
  /** A predefined view, or the id of a custom one. */
  view: string;
  /** In which days and weeks are counted. */
  timezone: string;
  /** No ticket numbered above this; null: all. */
  upTo: number | null;
  at: number;
}

export interface PageRequest extends ViewRequest {
  /** `next_cursor` of the page before; null for the first. */
  cursor: string | null;
  limit: number;
}

export interface OpenView {
  /** Binds a cursor to the view and its order. */
  tag: string;
  stages: readonly Stage[];
  upTo: number | null;
  columns: readonly TicketField[];
}

/** Criteria that cannot be asked any more. */
export interface BrokenView {
  flaws: CriterionFlaw[];
}

/**
 * A page of any view. Null where there is no such view; a cursor of another view refuses as `bad_cursor`. A page may be
 * short, or empty, where tickets were just deleted or few match.
 */
export async function viewPage(
  db: Database,
  reader: TicketReader,
  request: PageRequest,
): Promise<TicketPage | null | "bad_cursor" | BrokenView> {
  const view = await openView(db, reader, request);
  if (view === null || "flaws" in view) return view;
  const page = await rowsOf(db, reader.reach, view, request);
  return page === "bad_cursor"
    ? page
    : { data: await ticketRows(db, page.rows), next_cursor: page.next_cursor };
}

/** Null where there is no such view. */
export async function openView(
  db: Database,
  reader: TicketReader,
  request: ViewRequest,
): Promise<OpenView | null | BrokenView> {
  const { view: asked, upTo } = request;
  const predefined = predefinedViews.find((name) => name === asked);
  if (predefined !== undefined) {
    const stage = await planOf(db, predefined, reader, request);
    return { tag: predefined, stages: stage ? [stage] : [], upTo, columns: allFields };
  }
  const [found] = await db
    .select({ criteria: ticketViews.criteria, sort: ticketViews.sort, columns: ticketViews.columns })
    .from(ticketViews)
    .where(and(eq(ticketViews.id, asked), isNull(ticketViews.deletedAt), visibleTo(reader.agentId)));
  if (!found) return null;
  const { criteria } = found;
  if (!areSound(criteria)) return { flaws: flawsOf(criteria) };
  return unsavedView(db, reader, {
    ...request,
    criteria,
    sort: sortOf(found.sort),
    columns: columnsOf(found.columns),
  });
}

/** Of criteria that are known to be sound. */
export async function unsavedView(
  db: Database,
  reader: TicketReader,
  asked: ViewRequest & { criteria: Criteria; sort: Sort; columns?: readonly TicketField[] },
): Promise<OpenView> {
  const { view, sort, upTo, columns = allFields } = asked;
  const tag = `${view}_${sort.by}_${sort.descending ? "down" : "up"}`;
  return { tag, stages: await stagesOf(db, asked, reader, asked), upTo, columns };
}

/** The rows alone. `most`: how many tickets are put to the view's criteria at most. */
export async function rowsOf(
  db: Database,
  reach: Reach,
  { tag, stages, upTo }: OpenView,
  { cursor, limit, most = mostSieved }: { cursor: string | null; limit: number; most?: number },
): Promise<{ rows: Listed[]; next_cursor: string | null } | "bad_cursor"> {
  const place = cursor === null ? null : placeIn(tag, stages, cursor);
  if (place === "bad_cursor") return place;
  const rows: Listed[] = [];
  let after = place;
  // Where one stage is by due time, a place without one is in the next.
  let at = after !== null && after.dueAt === null ? stages.length - 1 : 0;
  for (; at < stages.length; at += 1) {
    const stage = stages[at];
    if (!stage) break;
    const found = await nextRows(db, stage, { after, limit: limit - rows.length, most });
    rows.push(...found.rows);
    after = found.next;
    if (after !== null || rows.length >= limit) break;
  }
  const isMore = after !== null || at + 1 < stages.length;
  const shown = rows.filter(
    (row) => row.deletedAt === null && isWithin(reach, row) && (upTo === null || row.number <= upTo),
  );
  return { rows: shown, next_cursor: isMore ? cursorOf(tag, after ?? beginning) : null };
}

/** Of a last stage, which is by number, the newest first. */
const beginning: Place = { number: Number.MAX_SAFE_INTEGER, dueAt: null };

function cursorOf(tag: string, { number, dueAt }: Place): string {
  return dueAt === null ? `${tag}.${number}` : `${tag}.${dueAt}.${number}`;
}

function placeIn(tag: string, stages: readonly Stage[], cursor: string): Place | "bad_cursor" {
  const [, of, dueAt, number] = /^(\w+)(?:\.(\d{1,16}))?\.(\d{1,16})$/.exec(cursor) ?? [];
  const isOfOne = stages.some(({ sort }) => (sort.by === "dueAt") === (dueAt !== undefined));
  if (of !== tag || (stages.length > 0 && !isOfOne)) return "bad_cursor";
  return { number: Number(number), dueAt: dueAt === undefined ? null : Number(dueAt) };
}
