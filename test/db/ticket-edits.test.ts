import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { heldTickets, writeEdits } from "../../src/db/ticket-edits.ts";
import { type Edit, editTicket } from "../../src/domain/ticket-editing.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addDepartment } from "../support/rows.ts";
import { addTickets, ticketRow } from "../support/tickets.ts";

const db = openDatabase(env.DB);
const counted = countedD1(env.DB);
const counting = openDatabase(counted.d1);
const anywhere = { reach: "all", mayDelete: true } as const;
const by = { id: "agent_1", name: "Ada", at: 5_000_000 };

/** What the same edit of so many tickets costs, each. */
async function cost(count: number, edit: Edit): Promise<{ read: number; written: number }> {
  const department = await addDepartment(db);
  const rows = Array.from({ length: count }, () => ticketRow(department));
  await addTickets(db, rows);
  const before = { read: counted.read, written: counted.written };
  const ids = rows.map(({ id }) => id);
  const { held } = await heldTickets(counting, ids, { owners: [], departments: [] });
  const decided = [...held.values()].map((from) => {
    const edited = editTicket(from, edit, anywhere);
    if (!edited.ok) throw new Error(edited.code);
    return { from, ...edited };
  });
  expect((await writeEdits(counting, decided, by)).size).toBe(count);
  return {
    read: (counted.read - before.read) / count,
    written: (counted.written - before.written) / count,
  };
}

it("an edit reads and writes the same few rows for each ticket, however many tickets there are", async () => {
  const few = await cost(1, { tags: ["late"] });
  await addTickets(
    db,
    Array.from({ length: 500 }, () => ticketRow("dept_00000000000000000000")),
  );
  const tags = await cost(100, { tags: ["late"] });
  // The ticket, and the activity with the index of its key.
  expect(tags.written).toBe(3);
  expect(few.written).toBe(3);
  expect(tags.read).toBeLessThanOrEqual(16);
  const closed = await cost(100, { status: "closed" });
  expect(closed.written).toBeLessThanOrEqual(14);
  expect(closed.read).toBeLessThanOrEqual(16);
});

it("nothing is written of an edit that was decided on another revision, neither the ticket nor its activity", async () => {
  const row = ticketRow(await addDepartment(db));
  await addTickets(db, [row]);
  const { held } = await heldTickets(db, [row.id], { owners: [], departments: [] });
  const from = held.get(row.id);
  if (!from) throw new Error("not there");
  const decided = (edit: Edit) => {
    const edited = editTicket(from, edit, anywhere);
    if (!edited.ok) throw new Error(edited.code);
    return [{ from, ...edited }];
  };
  expect(await writeEdits(db, decided({ tags: ["first"] }), by)).toEqual(new Map([[row.id, 1]]));
  expect(await writeEdits(db, decided({ tags: ["second"], dueAt: 7 }), by)).toEqual(new Map());
  expect(await writeEdits(db, [], by)).toEqual(new Map());
  const { results } = await env.DB.prepare(
    "select tags, due_at, revision, (select count(*) from ticket_activity where ticket_id = tickets.id) as done from tickets where id = ?",
  )
    .bind(row.id)
    .all();
  expect(results).toEqual([{ tags: '["first"]', due_at: null, revision: 1, done: 1 }]);
});
