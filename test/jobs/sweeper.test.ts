import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { openDatabase } from "../../src/db/database.ts";
import { chats, sessions, throttles } from "../../src/db/schema.ts";
import { ticketOne } from "../../src/db/ticket-lists.ts";
import { sweep } from "../../src/jobs/sweeper.ts";
import type { ConnectTicket, StartedChat } from "../../src/protocol/visitor-api.ts";
import { call, passwordHash, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, addSite, chatRow } from "../support/rows.ts";
import { connect } from "../support/sockets.ts";

const db = openDatabase(env.DB);
const minute = 60_000;

beforeEach(async () => {
  await db.delete(chats);
});

afterEach(() => {
  vi.useRealTimers();
});

/** Vic's chat, ringing at Ada's desk. */
async function ringingChat(): Promise<string> {
  const departmentId = await addDepartment(db);
  const email = `${departmentId}@example.com`;
  await addAgent(db, [departmentId], { email, passwordHash: await passwordHash() });
  const json = { to: "department", id: departmentId };
  const asked = await call("/agent/tickets/connect", { cookie: await signIn(email), json });
  const desk = await connect((await asked.json<ConnectTicket>()).ticket);
  desk.send({ type: "hello", v: 1 });
  const { key } = await addSite(db);
  const start = { site: key, departmentId, startKey: departmentId.padEnd(30, "x"), name: "Vic" };
  const { chatId } = await (await call("/visitor/chats", { json: start })).json<StartedChat>();
  await desk.next("ring");
  return chatId;
}

async function rowOf(id: string) {
  const [row] = await db.select().from(chats).where(eq(chats.id, id));
  return row;
}

it("a chat whose alarm was lost ends in its ticket when the sweeper comes by; one in time is left alone", async () => {
  const fine = chatRow(await addDepartment(db), { latestTimerAt: Date.now() + 60 * minute });
  await indexChat(db, fine);
  const stuck = await ringingChat();
  expect((await rowOf(stuck))?.phase).toBe("waiting");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3 * minute });
  expect(await sweep(env, Date.now())).toMatchObject({ overdue: 1, failed: 0 });
  await vi.waitFor(async () => expect((await rowOf(stuck))?.phase).toBe("ended"));
  expect(await ticketOne(db, "all", stuck)).toMatchObject({ kind: "missed" });
  expect(await rowOf(fine.id)).toEqual(fine);
});

it("a chat that lives on in good order is not asked again in the next round", async () => {
  const chat = await ringingChat();
  const now = Date.now();
  await db
    .update(chats)
    .set({ latestTimerAt: now - 2 * minute })
    .where(eq(chats.id, chat));
  expect(await sweep(env, now)).toMatchObject({ overdue: 1, failed: 0 });
  expect(await sweep(env, now)).toMatchObject({ overdue: 0, failed: 0 });
  expect((await rowOf(chat))?.phase).toBe("waiting");
});

it("a chat that does not answer is counted and asked again in the next round, and stops no other", async () => {
  const now = Date.now();
  const nobody = chatRow(await addDepartment(db), { latestTimerAt: now - 9 * minute });
  await indexChat(db, nobody);
  const chat = await ringingChat();
  await db
    .update(chats)
    .set({ latestTimerAt: now - 2 * minute })
    .where(eq(chats.id, chat));
  expect(await sweep(env, now)).toMatchObject({ overdue: 2, failed: 1 });
  expect(await sweep(env, now)).toMatchObject({ overdue: 1, failed: 1 });
});

it("what the sweep found is to be read at /healthz", async () => {
  const now = Date.now();
  await indexChat(db, chatRow(await addDepartment(db), { latestTimerAt: now - 9 * minute }));
  await sweep(env, now);
  const response = await call("/healthz");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    ok: true,
    database: true,
    overdueChats: 1,
    sweep: { at: now, overdue: 1, failed: 1, oldestOutboxMs: 0 },
  });
});

it("sessions and counts whose time is over are thrown away, and the others stay", async () => {
  const now = Date.now();
  await db.delete(sessions);
  for (const [tokenHash, expiresAt] of [
    ["old", now - 1],
    ["new", now + minute],
  ] as const)
    await db.insert(sessions).values({ tokenHash, agentId: "agent_x", createdAt: 1, expiresAt });
  for (const [key, resetsAt] of [
    ["old", now - 1],
    ["new", now + minute],
  ] as const)
    await db.insert(throttles).values({ key, count: 1, resetsAt });
  await sweep(env, now);
  expect((await db.select().from(sessions)).map(({ tokenHash }) => tokenHash)).toEqual(["new"]);
  expect((await db.select().from(throttles)).map(({ key }) => key)).toEqual(["new"]);
});
