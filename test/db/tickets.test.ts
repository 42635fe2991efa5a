import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { claimChat } from "../../src/db/claims.ts";
import { openDatabase } from "../../src/db/database.ts";
import { chats, claims } from "../../src/db/schema.ts";
import { ticketOne } from "../../src/db/ticket-lists.ts";
import { tickets, transcripts } from "../../src/db/ticket-schema.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import type { LoggedEntry } from "../../src/protocol/entry.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addAgent, addDepartment, chatRow, ticketDraft } from "../support/rows.ts";

const db = openDatabase(env.DB);

function messages(count: number, body = "Hello"): LoggedEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    at: 1000 + index,
    kind: "message",
    from: "visitor",
    body,
  }));
}

it("a finished chat of 30 messages costs at most 25 rows written, from its first row to its ticket", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department]);
  const counted = countedD1(env.DB);
  const counting = openDatabase(counted.d1);
  const row = chatRow(department);
  // Only the first ticket of a quarter of an hour, or of an agent's day, writes a row or two more.
  const now = 5_000_000;
  const earlier = chatRow(department, { phase: "ended", latestTimerAt: null, ownerId: ada });
  await writeTicket(db, ticketDraft(earlier), earlier, now);
  const steps: Record<string, number> = {};
  async function step(name: string, act: () => Promise<unknown>): Promise<void> {
    const before = counted.written;
    await act();
    steps[name] = counted.written - before;
  }
  const active = { ...row, ownerId: ada, phase: "active", version: 3, latestTimerAt: 90_000_000 } as const;
  await step("waiting", () => indexChat(counting, row));
  await step("claimed", () => claimChat(counting, row.id, ada, 2000));
  await step("active", () => indexChat(counting, active));
  const draft = ticketDraft(active, { transcript: messages(30) });
  await step("ticket", () => writeTicket(counting, draft, { ...active, phase: "ended", version: 33 }, now));
  expect(steps).toEqual({ waiting: 3, claimed: 3, active: 2, ticket: 12 });
  expect(counted.written).toBeLessThanOrEqual(25);
});

it("an older version never overwrites a newer one, and the number stays", async () => {
  const department = await addDepartment(db);
  const row = chatRow(department, { phase: "ended", version: 3, latestTimerAt: null });
  const older = ticketDraft(row, { outcome: "missed", transcript: messages(3) });
  const newer = ticketDraft(row, { outcome: "missed", transcript: messages(5) });
  await writeTicket(db, older, row);
  const first = await ticketOne(db, "all", row.id);
  await writeTicket(db, newer, { ...row, version: 5 });
  await writeTicket(db, older, row);
  const last = await ticketOne(db, "all", row.id);
  expect(first?.transcript.length).toBe(3);
  expect(last?.transcript).toEqual(newer.transcript);
  expect(last?.number).toBe(first?.number);
  expect((await db.select().from(tickets).where(eq(tickets.id, row.id))).length).toBe(1);
});

it("writing the same ticket again changes nothing and gives no number away", async () => {
  const department = await addDepartment(db);
  const row = chatRow(department, { phase: "ended", latestTimerAt: null });
  const next = chatRow(department, { phase: "ended", latestTimerAt: null });
  for (let time = 0; time < 3; time += 1) await writeTicket(db, ticketDraft(row), row);
  await writeTicket(db, ticketDraft(next), next);
  const one = await ticketOne(db, "all", row.id);
  const two = await ticketOne(db, "all", next.id);
  expect(two?.number).toBe((one?.number ?? 0) + 1);
});

it("an owner and a status that people have set by hand stay when the visitor adds a message", async () => {
  const department = await addDepartment(db);
  const bo = await addAgent(db, [department], { name: "Bo" });
  const row = chatRow(department, { phase: "ended", latestTimerAt: null });
  await writeTicket(db, ticketDraft(row, { outcome: "missed" }), row);
  await db.update(tickets).set({ ownerId: bo, status: "on_hold" }).where(eq(tickets.id, row.id));
  await writeTicket(db, ticketDraft(row, { outcome: "missed", transcript: messages(2) }), {
    ...row,
    version: 2,
  });
  const ticket = await ticketOne(db, "all", row.id);
  expect(ticket).toMatchObject({ owner: { id: bo, name: "Bo" }, status: "on_hold" });
  expect(ticket?.transcript.length).toBe(2);
});

it("the ticket ends the chat's row and releases every claim on it, and says who has room again", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department], { cap: 2 });
  const bo = await addAgent(db, [department], { name: "Bo" });
  const row = chatRow(department);
  const other = chatRow(department);
  await indexChat(db, row);
  await indexChat(db, other);
  await claimChat(db, row.id, ada, 1);
  await claimChat(db, row.id, bo, 1);
  await claimChat(db, other.id, ada, 1);
  const ended = { ...row, ownerId: ada, phase: "ended", version: 9, latestTimerAt: null } as const;
  const freed = await writeTicket(db, ticketDraft(ended), ended);
  const loads = Object.fromEntries(freed.map(({ agentId, load, cap }) => [agentId, [load, cap]]));
  expect(loads).toEqual({ [ada]: [1, 2], [bo]: [0, 5] });
  expect(await db.select().from(claims).where(eq(claims.chatId, row.id))).toEqual([]);
  expect(await db.select().from(chats).where(eq(chats.id, row.id))).toEqual([ended]);
  const again = await writeTicket(db, ticketDraft(ended), ended);
  expect(again.map(({ agentId, load }) => [agentId, load])).toEqual([[ada, 1]]);
});

it("a log of several megabytes is kept in parts and read back line by line", async () => {
  const department = await addDepartment(db);
  const row = chatRow(department, { phase: "ended", latestTimerAt: null });
  const long = messages(120, "长".repeat(10_000));
  await writeTicket(db, ticketDraft(row, { transcript: long }), row);
  const parts = await db.select().from(transcripts).where(eq(transcripts.ticketId, row.id));
  expect(parts.length).toBe(5);
  for (const { entries } of parts) expect(new TextEncoder().encode(entries).length).toBeLessThan(1_000_000);
  expect((await ticketOne(db, "all", row.id))?.transcript).toEqual(long);
});
