// Whether anybody is there: asked, heard of by a socket, and asked again at the start of a chat.
import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { Availability, ConnectTicket, StartedChat } from "../../src/protocol/visitor-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, addSite } from "../support/rows.ts";
import { connect, type Line, upgrade } from "../support/sockets.ts";

const db = openDatabase(env.DB);
let key = "";
let support = "";
let night = "";
let ada = "";
let starts = 0;

beforeAll(async () => {
  support = await addDepartment(db, { name: "Support" });
  night = await addDepartment(db, {
    name: "Night",
    hours: [[], [], [], [], [], [], []],
    overflowId: support,
  });
  key = (await addSite(db)).key;
  await addAgent(db, [support], { email: "ada@example.com", passwordHash: await passwordHash() });
  ada = await signIn("ada@example.com");
});

async function asked(site = key): Promise<Availability["departments"]> {
  return (await (await call(`/visitor/availability?site=${site}`)).json<Availability>()).departments;
}

function askTicket(json: object): Promise<Response> {
  return call("/visitor/availability/ticket", { json });
}

async function watch(departmentId: string): Promise<Line> {
  const response = await askTicket({ site: key, departmentId });
  return connect((await response.json<ConnectTicket>()).ticket);
}

async function atDesk(): Promise<Line> {
  const json = { to: "department", id: support };
  const { ticket } = await (
    await call("/agent/tickets/connect", { cookie: ada, json })
  ).json<ConnectTicket>();
  return connect(ticket);
}

function start(fields: object): Promise<Response> {
  starts += 1;
  const startKey = `start-${String(starts).padStart(20, "0")}`;
  const json = { site: key, departmentId: support, startKey, name: "Vic", question: "Open?", ...fields };
  return call("/visitor/chats", { json });
}

it("a start into a department where nobody is, is refused where the page wants that, and rings where it does not", async () => {
  expect(await problemOf(await start({ ifAway: "refuse" }))).toEqual([409, "unavailable"]);
  expect((await start({})).status).toBe(201);
});

it("Vic hears by his socket that Ada is there, starts, and a repeated start is his chat whatever became of her", async () => {
  const line = await watch(support);
  expect(await line.next("hello")).toEqual({ type: "hello", free: false });
  const desk = await atDesk();
  expect(await line.next("free")).toEqual({ type: "free", free: true });
  expect(await asked()).toMatchObject([
    { name: "Support", available: true, rings: [{ id: support, free: true }] },
    // Closed, but its chats overflow to where Ada is.
    { name: "Night", available: true, rings: [{ id: support, free: true }] },
  ]);
  const same = { startKey: "a-start-whose-answer-was-lost", ifAway: "refuse" };
  const first = await (await start(same)).json<StartedChat>();
  await call("/agent/status", { method: "PUT", cookie: ada, json: { status: "offline" } });
  expect((await asked())[0]?.available).toBe(false);
  expect(await (await start(same)).json<StartedChat>()).toMatchObject({ chatId: first.chatId });
  expect(await problemOf(await start({ ifAway: "refuse" }))).toEqual([409, "unavailable"]);
  desk.close();
  line.close();
});

it("a site that hides its hours does not say when it opens; another does", async () => {
  const now = new Date();
  const opens = now.getUTCHours() * 60 + now.getUTCMinutes() + 60;
  const daily = Array.from(
    { length: 7 },
    () => [[opens % 1_440, (opens + 30) % 1_440]] as [number, number][],
  );
  const soon = await addDepartment(db, { name: "Soon", hours: daily });
  const shown = await addSite(db, { settings: { departments: [soon] } });
  const hidden = await addSite(db, { settings: { departments: [soon], showHours: false } });
  const [open] = await asked(shown.key);
  const inMinutes = ((open?.opensAt ?? 0) - now.getTime()) / 60_000;
  expect(inMinutes).toBeGreaterThan(58);
  expect(inMinutes).toBeLessThanOrEqual(61);
  expect(open?.changesAt).toBe(open?.opensAt);
  expect((await asked(hidden.key))[0]?.opensAt).toBe(null);
});

it("a ticket to listen is for a site's own departments, and for those they overflow to", async () => {
  const sales = await addDepartment(db, { name: "Sales" });
  const only = await addSite(db, { settings: { departments: [night] } });
  for (const departmentId of [night, support])
    expect((await askTicket({ site: only.key, departmentId })).status).toBe(200);
  const off = await addDepartment(db, { name: "Off", chatEnabled: false });
  const revoked = await addSite(db, { revokedAt: 1 });
  for (const [fields, refusal] of [
    [{ site: only.key, departmentId: sales }, [409, "no_department"]],
    [{ site: key, departmentId: off }, [409, "no_department"]],
    [{ site: revoked.key, departmentId: support }, [404, "not_found"]],
    [{ site: key, departmentId: "dept_x" }, [400, "bad_request"]],
  ] as const)
    expect(await problemOf(await askTicket(fields))).toEqual(refusal);
});

it("a ticket to listen opens no desk and no chat, and a page of another origin may not use it", async () => {
  const { ticket } = await (await askTicket({ site: key, departmentId: support })).json<ConnectTicket>();
  const foreign = await upgrade(ticket, { origin: "https://evil.example" });
  expect(await problemOf(foreign)).toEqual([403, "bad_origin"]);
  const line = await connect(ticket);
  await line.next("hello");
  line.send({ type: "hello", v: 1 });
  line.send({ type: "say", cid: "client-of-a-listener.1", body: "let me in" });
  for (const bearer of [ticket])
    expect(await problemOf(await call("/visitor/history", { bearer }))).toEqual([401, "unauthenticated"]);
});
