// Searching tickets, the newest first: the index names them, and only those on the page are read. A page reads the same
// however many tickets have the words, since the index is walked from the newest on and knows whose they are.
import { and, inArray, isNull, sql } from "drizzle-orm";
import { excerptsOf } from "../domain/excerpts.ts";
import { matchOf, parseSearch } from "../domain/search-text.ts";
import { limits } from "../protocol/limits.ts";
import type { FoundTickets } from "../protocol/ticket-api.ts";
import type { Database } from "./database.ts";
import { inOne } from "./raw.ts";
import type { Reach } from "./ticket-lists.ts";
import { listedFields, ticketRows } from "./ticket-rows.ts";
import { tickets } from "./ticket-schema.ts";
import { bytesToRead, readable, textsOf } from "./ticket-texts.ts";

export interface SearchRequest {
  q: string;
  /** Only tickets numbered below this. */
  below: number | null;
  limit: number;
}

export async function findTickets(
  db: Database,
  reach: Reach,
  { q, below, limit }: SearchRequest,
): Promise<FoundTickets> {
  const search = parseSearch(q);
  const match = matchOf(search, reach);
  if (match === null) return { data: [], next_cursor: null };
  const most = Math.min(limit, limits.foundMax);
  const [found] = await inOne<[{ number: number }[]]>(
    db,
    // A number that is bound is a REAL, which the index would not seek to.
    sql`
      select rowid as number from ticket_search
      where ticket_search match ${match} and rowid < cast(${below ?? Number.MAX_SAFE_INTEGER} as integer)
      order by rowid desc limit ${most + 1}`,
  );
  const numbers = found.slice(0, most).map(({ number }) => number);
  const rows = await db
    .select({ ...listedFields, bytes: bytesToRead, answerChats: tickets.answerChats })
    .from(tickets)
    .where(and(inArray(tickets.number, numbers), isNull(tickets.deletedAt)));
  // The index may be a moment behind.
  const theirs = rows
    .filter(({ departmentId }) => reach === "all" || reach.includes(departmentId))
    .sort((a, b) => b.number - a.number);
  const page = readable(theirs, most);
  const [texts, shown] = await Promise.all([
    textsOf(db, page),
    ticketRows(
      db,
      page.map(({ bytes: _bytes, answerChats: _chats, ...row }) => row),
    ),
  ]);
  // What was not read this time comes next.
  const last = page.length < theirs.length ? page.at(-1)?.number : numbers.at(-1);
  const hasMore = page.length < theirs.length || found.length > most;
  return {
    data: shown.map((row) => ({ ...row, excerpts: excerptsOf(search, texts.get(row.id) ?? []) })),
    next_cursor: hasMore && last !== undefined ? String(last) : null,
  };
}
