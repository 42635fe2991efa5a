import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { setStatus } from "../../src/db/agents.ts";
import {
  indexChat,
  indexChatAndRoster,
  overdueChats,
  placeOfChat,
  postponeChat,
  servesChat,
  strandedChats,
} from "../../src/db/chats.ts";
import { claimChat } from "../../src/db/claims.ts";
import { openDatabase } from "../../src/db/database.ts";
import { chats, departments } from "../../src/db/schema.ts";
import { addAgent, addDepartment, chatRow } from "../support/rows.ts";

const db = openDatabase(env.DB);

async function stored(id: string) {
  const [found] = await db.select().from(chats).where(eq(chats.id, id));
  return found;
}

it("an index row follows the newest version, whatever arrives late or twice", async () => {
  const department = await addDepartment(db);
  const row = chatRow(department, { version: 1 });
  const active = { ...row, phase: "active", ownerId: "agent_x", version: 4 } as const;
  await indexChat(db, row);
  await indexChat(db, active);
  await indexChat(db, active);
  await indexChat(db, row);
  expect(await stored(row.id)).toEqual(active);
});

it("the roster is every member of the department with the load over all departments", async () => {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  const ada = await addAgent(db, [support, sales], { cap: 3 });
  const bo = await addAgent(db, [support], { name: "Bo", status: "offline" });
  await addAgent(db, [sales], { name: "Cleo" });
  const sold = chatRow(sales);
  await indexChat(db, sold);
  await claimChat(db, sold.id, ada, 1);
  const row = chatRow(support);
  expect((await indexChatAndRoster(db, row, support, 1)).roster).toEqual([
    { agentId: ada, name: "Ada", status: "online", statusAt: 1, load: 1, cap: 3 },
    { agentId: bo, name: "Bo", status: "offline", statusAt: 1, load: 0, cap: 5 },
  ]);
  expect(await placeOfChat(db, row.id)).toEqual({
    departmentId: support,
    ringingDepartmentId: null,
    isStranded: false,
  });
});

it("a department whose chat channel is off has nobody to ring", async () => {
  const on = await addDepartment(db);
  const off = await addDepartment(db, { chatEnabled: false });
  const ada = await addAgent(db, [on, off]);
  const rosterOf = async (id: string) => (await indexChatAndRoster(db, chatRow(id), id, 1)).roster;
  expect((await rosterOf(on)).map(({ agentId }) => agentId)).toEqual([ada]);
  expect(await rosterOf(off)).toEqual([]);
});

it("a department is open in its hours, and one that is gone is closed", async () => {
  const monday = Date.parse("2026-03-02T09:00:00Z");
  const hours = [[[540, 1020]], [], [], [], [], [], []] satisfies [number, number][][];
  const support = await addDepartment(db, { hours, timezone: "Europe/Berlin" });
  const always = await addDepartment(db);
  const isOpen = async (id: string, now: number) =>
    (await indexChatAndRoster(db, chatRow(id), id, now)).isOpen;
  expect(await isOpen(support, monday)).toBe(true);
  expect(await isOpen(support, monday + 8 * 3_600_000)).toBe(false);
  expect(await isOpen(always, monday)).toBe(true);
  expect(await isOpen("dept_zzzzzzzzzzzzzzzzzzzz", monday)).toBe(false);
  await db
    .update(departments)
    .set({ holidays: ["2026-03-02"] })
    .where(eq(departments.id, support));
  expect(await isOpen(support, monday)).toBe(false);
});

it("a status that is set twice in one moment still has a newer time", async () => {
  const ada = await addAgent(db, [await addDepartment(db)]);
  const first = await setStatus(db, ada, "offline", 5000);
  const second = await setStatus(db, ada, "online", 5000);
  expect([first?.status, first?.statusAt]).toEqual(["offline", 5000]);
  expect([second?.status, second?.statusAt]).toEqual(["online", 5001]);
});

it("overdue are the live chats past their timer, the longest first, and never one that has ended", async () => {
  const department = await addDepartment(db);
  const late = chatRow(department, { latestTimerAt: 200 });
  const later = chatRow(department, { latestTimerAt: 100 });
  const fine = chatRow(department, { latestTimerAt: 900 });
  const over = chatRow(department, { latestTimerAt: 50, phase: "ended" });
  for (const row of [late, later, fine, over]) await indexChat(db, row);
  const found = async () => (await overdueChats(db, 500, 10)).map(({ id }) => id);
  expect(await found()).toEqual([later.id, late.id]);
  expect((await overdueChats(db, 500, 1)).map(({ id }) => id)).toEqual([later.id]);
  await postponeChat(db, later.id, 800);
  expect(await found()).toEqual([late.id]);
  const plan = await env.DB.prepare(
    "explain query plan select id from chats where phase <> 'ended' and latest_timer_at < 500 order by latest_timer_at",
  ).all<{ detail: string }>();
  expect(plan.results.map(({ detail }) => detail).join()).toContain("chats_by_timer");
});

it("stranded are the live chats that ring in a department that was removed, and no others", async () => {
  const [support, sales] = [await addDepartment(db), await addDepartment(db)];
  const soon = Date.now() + 60_000;
  const ringing = chatRow(support, { ringingDepartmentId: sales, latestTimerAt: soon });
  const talking = chatRow(sales, { phase: "active", latestTimerAt: soon });
  const over = chatRow(sales, { ringingDepartmentId: sales, phase: "ended" });
  for (const row of [ringing, talking, over]) await indexChat(db, row);
  const found = async () =>
    (await strandedChats(db, 10)).filter(({ ringingDepartmentId: id }) => id === sales);
  await db.update(departments).set({ chatEnabled: false }).where(eq(departments.id, sales));
  expect(await found()).toEqual([]);
  await db.delete(departments).where(eq(departments.id, sales));
  expect(await found()).toEqual([{ id: ringing.id, ringingDepartmentId: sales }]);
  expect(await placeOfChat(db, ringing.id)).toMatchObject({ isStranded: true });
  expect(await placeOfChat(db, talking.id)).toMatchObject({ isStranded: false });
  const plan = await env.DB.prepare(
    "explain query plan select id from chats where phase <> 'ended' and latest_timer_at < 9e15 and ringing_department_id is not null",
  ).all<{ detail: string }>();
  expect(plan.results.map(({ detail }) => detail).join()).toContain("chats_by_timer");
});

it("Ada may come to a chat that she has claimed or owns; Bo may not", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department]);
  const bo = await addAgent(db, [department], { name: "Bo" });
  const claimed = chatRow(department);
  const owned = chatRow(department, { ownerId: ada, phase: "ended", latestTimerAt: null });
  await indexChat(db, claimed);
  await indexChat(db, owned);
  await claimChat(db, claimed.id, ada, 1);
  expect(await servesChat(db, claimed.id, ada)).toBe(true);
  expect(await servesChat(db, owned.id, ada)).toBe(true);
  expect(await servesChat(db, claimed.id, bo)).toBe(false);
  expect(await servesChat(db, owned.id, bo)).toBe(false);
});
