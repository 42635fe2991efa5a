// What was deleted is gone for good a little later: its lines, what was noted on it, and who asked. Only the id stays, so
// that a late delivery of its chat writes nothing anew.
import { eq, type SQL, sql } from "drizzle-orm";
import { spans } from "../protocol/limits.ts";
import type { Database } from "./database.ts";
import { inOne } from "./raw.ts";
import { chats } from "./schema.ts";
import {
  erasedTickets,
  fileErasures,
  ticketActivity,
  ticketChats,
  ticketEmails,
  tickets,
  transcripts,
} from "./ticket-schema.ts";

/** Tickets of one transaction. */
const mostAtOnce = 50;
/** Chats whose files are erased in one go. */
const mostChats = 200;

/**
 * Erases some of the tickets that nobody can have back any more. While tickets are being deleted, nothing is erased: who
 * deletes thousands, many requests long, can have the first of them back, too. Answers whether more are waiting.
 */
export async function eraseSome(db: Database, now: number): Promise<boolean> {
  const before = await erasableBefore(db, now);
  if (before === null) return false;
  const which = (column: "id" | "number"): SQL => sql`
    select ${sql.raw(column)} from ${tickets}
    where deleted_at is not null and deleted_at <= cast(${before} as integer)
    order by deleted_at, number limit ${mostAtOnce}`;
  const answering = sql`select chat_id from ${ticketChats} where ticket_id in (${which("id")})`;
  // The same tickets each time: they go last.
  const [gone] = await inOne<[{ id: string }[]]>(
    db,
    sql`
      insert into ${erasedTickets} (id, erased_at) select id, cast(${now} as integer) from (${which("id")}) where true
      on conflict do nothing returning id`,
    sql`
      insert into ${erasedTickets} (id, erased_at) select chat_id, cast(${now} as integer) from (${answering}) where true
      on conflict do nothing`,
    sql`
      insert into ${fileErasures} (chat_id) select id from (${which("id")}) where true on conflict do nothing`,
    sql`
      insert into ${fileErasures} (chat_id) select chat_id from (${answering}) where true on conflict do nothing`,
    sql`delete from ${transcripts} where ticket_id in (${which("id")}) or ticket_id in (${answering})`,
    sql`delete from ${chats} where id in (${answering})`,
    sql`delete from ${ticketChats} where ticket_id in (${which("id")})`,
    sql`delete from ${ticketEmails} where ticket_id in (${which("id")})`,
    sql`delete from ${ticketActivity} where ticket_id in (${which("id")})`,
    sql`delete from ${chats} where id in (${which("id")})`,
    sql`delete from ${tickets} where number in (${which("number")})`,
  );
  return gone.length === mostAtOnce;
}

/** Chats whose rows are gone and whose files are not. */
export async function filesToErase(db: Database): Promise<string[]> {
  const found = await db.select().from(fileErasures).limit(mostChats);
  return found.map(({ chatId }) => chatId);
}

export async function filesErased(db: Database, chatId: string): Promise<void> {
  await db.delete(fileErasures).where(eq(fileErasures.chatId, chatId));
}

/** Null: nothing is old enough. */
async function erasableBefore(db: Database, now: number): Promise<number | null> {
  const [[found]] = await inOne<[{ first: number | null; last: number | null }[]]>(
    db,
    // Each end of the index by itself: one row read.
    sql`select
      (select min(deleted_at) from ${tickets} where deleted_at is not null) as first,
      (select max(deleted_at) from ${tickets} where deleted_at is not null) as last`,
  );
  const { first = null, last = null } = found ?? {};
  if (first === null || last === null) return null;
  const before = last > now - spans.undoMs ? now - spans.deletingMs : now - spans.undoMs;
  return first <= before ? before : null;
}
