// Tickets as rows, written many at a time.
import type { Database } from "../../src/db/database.ts";
import { ticketQuarters, tickets } from "../../src/db/ticket-schema.ts";
import { quarterMs } from "../../src/domain/weeks.ts";
import { freshId, someClient } from "./rows.ts";

export type TicketFields = Partial<typeof tickets.$inferInsert>;

export function ticketRow(departmentId: string, fields: TicketFields = {}): typeof tickets.$inferInsert {
  return {
    id: freshId("chat"),
    version: 1,
    siteId: freshId("site"),
    departmentId,
    ownerId: null,
    status: "open",
    kind: "finished",
    subject: "Where is my parcel?",
    question: "Where is my parcel?",
    visitorId: freshId("visitor"),
    contactName: "Vic",
    contactEmail: "vic@example.com",
    createdAt: 1000,
    startedAt: 1500,
    endedAt: 2000,
    waitMs: 500,
    firstReplyMs: null,
    durationMs: 500,
    client: someClient,
    people: {},
    filedAt: 2000,
    updatedAt: 2000,
    ...fields,
  };
}

/** In the order given, with the quarters that they mark. */
export async function addTickets(
  db: Database,
  rows: readonly (typeof tickets.$inferInsert)[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 100) {
    const [first, ...others] = rows.slice(at, at + 100).map((row) => db.insert(tickets).values(row));
    if (first) await db.batch([first, ...others]);
  }
  const all = await db.select({ number: tickets.number, filedAt: tickets.filedAt }).from(tickets);
  const marks = new Map<number, number>();
  for (const { number, filedAt } of all) {
    const quarter = Math.floor(filedAt / quarterMs);
    marks.set(quarter, Math.min(number, marks.get(quarter) ?? number));
  }
  for (const [quarter, firstNumber] of marks)
    await db.insert(ticketQuarters).values({ quarter, firstNumber }).onConflictDoNothing();
}
