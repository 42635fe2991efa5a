// Times as ticket numbers: numbers rise with the time at which tickets came to be, and each quarter of an hour remembers its
// first one.
import { asc, eq, gte, sql } from "drizzle-orm";
import { quarterMs } from "../domain/weeks.ts";
import type { Database } from "./database.ts";
import { ticketQuarters, tickets } from "./ticket-schema.ts";

/** The first ticket of a quarter of an hour marks it. A query for a batch. */
export function quarterQuery(db: Database, id: string) {
  return db
    .insert(ticketQuarters)
    .select(
      db
        .select({
          quarter: sql<number>`cast(${tickets.filedAt} / ${quarterMs} as integer)`.as("quarter"),
          firstNumber: tickets.number,
        })
        .from(tickets)
        .where(eq(tickets.id, id)),
    )
    .onConflictDoNothing();
}

/** The first number of the quarters from this time on; no row where there is none. A query for a batch. */
export function firstSince(db: Database, time: number) {
  return db
    .select({ number: ticketQuarters.firstNumber })
    .from(ticketQuarters)
    .where(gte(ticketQuarters.quarter, time / quarterMs))
    .orderBy(asc(ticketQuarters.quarter))
    .limit(1);
}
