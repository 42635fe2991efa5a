// The texts of some tickets, as the search index and the excerpts take them: no more of one ticket than is searched.
import { type SQL, sql } from "drizzle-orm";
import { type SearchedText, searchedTexts } from "../domain/searched-texts.ts";
import { limits } from "../protocol/limits.ts";
import type { Database } from "./database.ts";
import { inOne } from "./raw.ts";
import { ticketActivity, ticketChats, tickets, transcripts } from "./ticket-schema.ts";
import { joinTranscript } from "./transcript.ts";

/** Of a transcript so many rows are looked at, 2.7 MB at most. */
const mostParts = 3;
/** So much is read in one go, bytes as stored. */
export const mostBytes = 4_000_000;

/** How much `textsOf` will read of a ticket itself, in a query over `tickets`. */
export const bytesToRead: SQL<number> = sql<number>`(
  select coalesce(sum(octet_length(entries)), 0) from ${transcripts}
  where ${transcripts.ticketId} = ${tickets.id} and part < ${sql.raw(String(mostParts))}
)`;

/** What an agent wrote on a ticket: a note, or a reply by e-mail. */
export const written = sql`coalesce(change ->> 'note', change ->> 'reply')`;

export interface WithTexts {
  id: string;
  subject: string;
  contactName: string;
  contactEmail: string | null;
  /** Chats that answered it. */
  answerChats: number;
}

/** The first of them, as many as may be read in one go; one at least. */
export function readable<T extends { bytes: number }>(wanted: readonly T[], most: number): T[] {
  const taken: T[] = [];
  let bytes = 0;
  for (const one of wanted.slice(0, most)) {
    bytes += one.bytes;
    if (taken.length > 0 && bytes > mostBytes) break;
    taken.push(one);
  }
  return taken;
}

/** By id. */
export async function textsOf(
  db: Database,
  wanted: readonly WithTexts[],
): Promise<Map<string, SearchedText[]>> {
  const ids = sql`(select value from json_each(${JSON.stringify(wanted.map(({ id }) => id))}))`;
  const [parts, notes] = await inOne<
    [{ ticketId: string; entries: string }[], { ticketId: string; note: string }[]]
  >(
    db,
    sql`
      select ticket_id as ticketId, entries from ${transcripts}
      where ticket_id in ${ids} and part < ${mostParts} order by ticket_id, part`,
    sql`
      select ticketId, note from (
        select ticket_id as ticketId, revision, ${written} as note,
          sum(length(${written})) over (partition by ticket_id order by revision) as chars
        from ${ticketActivity}
        where ticket_id in ${ids} and ${written} is not null
      ) where chars - length(note) < ${limits.searchedNoteChars} order by ticketId, revision`,
  );
  const answers = await answersTo(
    db,
    wanted.filter(({ answerChats }) => answerChats > 0),
  );
  return new Map(
    wanted.map((ticket) => {
      const own = <T extends { ticketId: string }>(rows: T[]) =>
        rows.filter(({ ticketId }) => ticketId === ticket.id);
      const transcript = joinTranscript([...own(parts), ...own(answers)].map(({ entries }) => entries));
      return [ticket.id, searchedTexts({ ...ticket, transcript, notes: own(notes).map(({ note }) => note) })];
    }),
  );
}

/** What was said in the chats that answered these tickets, the first part of each. */
async function answersTo(
  db: Database,
  answered: readonly WithTexts[],
): Promise<{ ticketId: string; entries: string }[]> {
  if (answered.length === 0) return [];
  const [parts] = await inOne<[{ ticketId: string; entries: string }[]]>(
    db,
    sql`
      select answer.ticket_id as ticketId, entries from ${ticketChats} as answer
      join ${transcripts} as said on said.ticket_id = answer.chat_id
      where answer.ticket_id in (select value from json_each(${JSON.stringify(answered.map(({ id }) => id))}))
        and part = 0
      order by answer.ticket_id, answer.created_at`,
  );
  return parts;
}
