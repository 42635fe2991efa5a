// The search index is written behind the tickets, many in one transaction. What changed meanwhile stays due: a ticket goes
// into the index only as it was read, and triggers note every change (migrations/0005_search.sql).
import { type SQL, sql } from "drizzle-orm";
import { marksOf, termsOf } from "../domain/search-text.ts";
import type { SearchedText } from "../domain/searched-texts.ts";
import type { Database } from "./database.ts";
import { inOne } from "./raw.ts";
import { tickets } from "./ticket-schema.ts";
import { bytesToRead, readable, textsOf, type WithTexts, written } from "./ticket-texts.ts";

/** Tickets of one transaction. */
const mostAtOnce = 50;

interface Due extends WithTexts {
  number: number;
  departmentId: string;
  state: string;
  bytes: number;
  /** How often it had changed since the last time; null for none. */
  times: number | null;
}

/** All that, changed, makes the ticket stale, as one value. */
const state = sql`(
  tickets.version || ' ' || tickets.department_id || ' ' || tickets.contact_name || ' ' ||
  coalesce(tickets.contact_email, '') || ' ' || coalesce((
    select max(noted.revision) from ticket_activity as noted
    where noted.ticket_id = tickets.id and ${written} is not null
  ), 0) || ' ' || coalesce((
    select sum(answer.version) from ticket_chats as answer where answer.ticket_id = tickets.id
  ), 0)
)`;

function dueQuery(which: SQL): SQL {
  return sql`
    select tickets.number, tickets.id, tickets.subject, tickets.contact_name as contactName,
      tickets.contact_email as contactEmail, tickets.department_id as departmentId,
      ${state} as state, ${bytesToRead} as bytes, tickets.answer_chats as answerChats, search_stale.times
    from ${tickets} left join search_stale on search_stale.number = tickets.number
    where ${which} order by tickets.number limit ${mostAtOnce + 1}`;
}

/** Takes some of the new and the changed tickets into the index. Answers whether more are waiting. */
export async function indexSome(db: Database): Promise<boolean> {
  const [fresh, changed] = await inOne<[Due[], Due[]]>(
    db,
    dueQuery(sql`tickets.number > (select indexed_to from search_progress)`),
    dueQuery(
      sql`tickets.number in (select number from search_stale order by number limit ${mostAtOnce + 1})`,
    ),
  );
  const due = [...new Map([...changed, ...fresh].map((ticket) => [ticket.number, ticket])).values()];
  // By number: the index takes what rises in one piece, and the progress may leave no gap.
  due.sort((a, b) => a.number - b.number);
  const taken = readable(due, mostAtOnce);
  if (taken.length === 0) return false;
  const lastFresh = taken.filter(({ number }) => fresh.some((one) => one.number === number)).at(-1);
  const progress = lastFresh
    ? [sql`update search_progress set indexed_to = max(indexed_to, cast(${lastFresh.number} as integer))`]
    : [];
  await inOne(db, forgetStale(taken), ...(await writes(db, taken)), ...progress);
  return taken.length < due.length || due.length > mostAtOnce;
}

/** From now on `rebuildSome` makes the index anew, while it is used. */
export async function beginRebuild(db: Database): Promise<void> {
  await db.run(sql`update search_progress set rebuilt_to = 0 where rebuilt_to is null`);
}

/** Writes some tickets anew, and drops from the index what is no ticket. Answers whether more are waiting. */
export async function rebuildSome(db: Database): Promise<boolean> {
  const [[progress], due] = await inOne<[{ indexedTo: number; rebuiltTo: number | null }[], Due[]]>(
    db,
    sql`select indexed_to as indexedTo, rebuilt_to as rebuiltTo from search_progress`,
    dueQuery(
      sql`tickets.number > (select rebuilt_to from search_progress)
        and tickets.number <= (select indexed_to from search_progress)`,
    ),
  );
  if (!progress || progress.rebuiltTo === null) return false;
  const taken = readable(due, mostAtOnce);
  const isLast = taken.length === due.length;
  const from = progress.rebuiltTo;
  const to = isLast ? progress.indexedTo : (taken.at(-1)?.number ?? from);
  await inOne(
    db,
    forgetStale(taken),
    ...(await writes(db, taken)),
    sql`
      delete from ticket_search where rowid in (
        select rowid from ticket_search
        where rowid > cast(${from} as integer) and rowid <= cast(${to} as integer) and rowid not in (
          select number from tickets
          where number > cast(${from} as integer) and number <= cast(${to} as integer)
        )
      )`,
    sql`
      update search_progress set rebuilt_to = cast(${isLast ? null : to} as integer)
      where rebuilt_to = cast(${from} as integer)`,
  );
  return !isLast;
}

/** Only as often as it was changed when it was read: one more change stays. */
function forgetStale(taken: readonly Due[]): SQL {
  const seen = taken.flatMap(({ number, times }) => (times === null ? [] : [[number, times]]));
  return sql`
    delete from search_stale
    where (number, times) in (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(seen)}))`;
}

async function writes(db: Database, taken: readonly Due[]): Promise<SQL[]> {
  const texts = await textsOf(db, taken);
  return taken.map((ticket) => writeOne(ticket, texts.get(ticket.id) ?? []));
}

/** Nothing where the ticket is another now than it was read, or is gone. */
function writeOne({ number, departmentId, state: read }: Due, texts: readonly SearchedText[]): SQL {
  const column = (wanted: SearchedText["where"]) =>
    termsOf(texts.filter(({ where }) => where === wanted).map(({ text }) => text));
  return sql`
    insert or replace into ticket_search (rowid, subject, contact, notes, transcript, marks)
    select number, ${column("subject")}, ${column("contact")}, ${column("note")}, ${column("transcript")},
      ${marksOf(number, departmentId)}
    from tickets where number = cast(${number} as integer) and ${state} = ${read}`;
}
