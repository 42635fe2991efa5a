import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { openDatabase } from "../../src/db/database.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addDepartment, chatRow, ticketDraft } from "../support/rows.ts";

/** The rows that D1 writes for a chat's index and its ticket. */
async function writtenFor(isVerified: boolean): Promise<number> {
  const counted = countedD1(env.DB);
  const db = openDatabase(counted.d1);
  const departmentId = await addDepartment(db);
  // The first ticket of a quarter of an hour writes one row more.
  await writeTicket(db, ticketDraft(chatRow(departmentId)), chatRow(departmentId));
  counted.written = 0;
  const row = chatRow(departmentId, { isVerified, version: 1 });
  await indexChat(db, row);
  await indexChat(db, { ...row, phase: "active", version: 2, latestTimerAt: 62_000 });
  await writeTicket(db, ticketDraft(row, { seq: 3 }), { ...row, version: 3 });
  return counted.written;
}

it("a verified visitor's chat is found by the visitor for two rows more", async () => {
  const plain = await writtenFor(false);
  expect(plain).toBeGreaterThan(5);
  expect((await writtenFor(true)) - plain).toBe(2);
});
