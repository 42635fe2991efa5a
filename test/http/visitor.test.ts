import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { History, StartedChat } from "../../src/protocol/visitor-api.ts";
import { call, problemOf } from "../support/doors.ts";
import { addDepartment, addSite } from "../support/rows.ts";

const db = openDatabase(env.DB);
let key = "";
let otherKey = "";
let support = "";
let closed = "";
let starts = 0;

beforeAll(async () => {
  key = (await addSite(db)).key;
  otherKey = (await addSite(db, { name: "Other" })).key;
  support = await addDepartment(db, { position: 2 });
  closed = await addDepartment(db, { name: "Closed", chatEnabled: false });
});

function startKey(): string {
  starts += 1;
  return `start-${String(starts).padStart(20, "0")}`;
}

function start(fields: object = {}): Promise<Response> {
  const json = {
    site: key,
    departmentId: support,
    startKey: startKey(),
    name: "Vic",
    question: "Is it open?",
    ...fields,
  };
  return call("/visitor/chats", { json });
}

async function started(fields: object = {}): Promise<StartedChat> {
  const response = await start(fields);
  expect(response.status).toBe(201);
  return response.json<StartedChat>();
}

function nobody(id: string) {
  return { available: false, rings: [{ id, free: false }], opensAt: null, changesAt: null };
}

it("the widget of a site sees the departments that take chats, in their order", async () => {
  const sales = await addDepartment(db, { name: "Sales", position: 1 });
  const response = await call(`/visitor/availability?site=${key}`);
  expect(await response.json()).toEqual({
    site: { name: "Website" },
    now: expect.any(Number),
    departments: [
      { id: sales, name: "Sales", ...nobody(sales) },
      { id: support, name: "Support", ...nobody(support) },
    ],
  });
});

it("a site that nobody knows, or that was revoked, gets no widget and no chat", async () => {
  const revoked = await addSite(db, { revokedAt: 1 });
  for (const site of [revoked.key, "key_zzzzzzzzzzzzzzzzzzzz"]) {
    expect(await problemOf(await call(`/visitor/availability?site=${site}`))).toEqual([404, "not_found"]);
    expect(await problemOf(await start({ site }))).toEqual([404, "not_found"]);
    expect(await problemOf(await call(`/panel?site=${site}`))).toEqual([404, "not_found"]);
  }
  expect(await problemOf(await call("/visitor/availability?site=key_x"))).toEqual([400, "bad_request"]);
  expect(await problemOf(await call("/visitor/availability"))).toEqual([400, "bad_request"]);
});

it("Vic starts a chat, and reads it with the token of that chat alone", async () => {
  const chat = await started({ email: "vic@example.com" });
  expect(chat.view).toMatchObject({
    id: chat.chatId,
    question: "Is it open?",
    visitor: { name: "Vic", email: "vic@example.com" },
  });
  const history = await call("/visitor/history", { bearer: chat.token });
  expect(await history.json()).toMatchObject({
    view: { id: chat.chatId },
    entries: [{ seq: 1, kind: "message", from: "visitor", body: "Is it open?" }, ...[]],
  });
  const between = async (query: string) => {
    const answer = await call(`/visitor/history?${query}`, { bearer: chat.token });
    return ((await answer.json()) as History).entries.map(({ seq }) => seq);
  };
  expect(await between("before=2")).toEqual([1]);
  expect(await between("before=1")).toEqual([]);
  expect(await between("after=1&before=2")).toEqual([]);
  expect(await problemOf(await call("/visitor/history?before=-1", { bearer: chat.token }))).toEqual([
    400,
    "bad_request",
  ]);
  const other = await started();
  const theirs = await call("/visitor/history", { bearer: other.token });
  expect(await theirs.json()).toMatchObject({ view: { id: other.chatId } });
  for (const bearer of ["", "nonsense", chat.ticket, `${chat.token}x`])
    for (const [method, path] of [
      ["GET", "/visitor/history"],
      ["GET", "/visitor/queue"],
      ["POST", "/visitor/ticket"],
      ["POST", "/visitor/message"],
    ] as const)
      expect(await problemOf(await call(path, { method, bearer }))).toEqual([401, "unauthenticated"]);
});

it("a start that is repeated is the same chat, also for a second tab at the same moment", async () => {
  const same = { startKey: startKey() };
  const answers = await Promise.all([started(same), started(same), started(same)]);
  expect(new Set(answers.map(({ chatId }) => chatId)).size).toBe(1);
  const again = await started({ ...same, name: "Somebody else", question: "Another?" });
  expect(again.view).toMatchObject({
    id: answers[0]?.chatId,
    question: "Is it open?",
    visitor: { name: "Vic" },
  });
  expect((await started({ ...same, site: otherKey })).chatId).not.toBe(again.chatId);
});

it("a department that takes no chats, or is none, starts none", async () => {
  expect((await start()).status).toBe(201);
  for (const departmentId of [closed, "dept_zzzzzzzzzzzzzzzzzzzz"])
    expect(await problemOf(await start({ departmentId }))).toEqual([409, "no_department"]);
});

it.each([
  ["a blank name", { name: "  " }],
  ["no e-mail", { email: "vic" }],
  ["half a character", { question: "\ud83d" }],
  ["a page that is a script", { page: { url: "javascript:alert(1)" } }],
  ["a short start key", { startKey: "abc" }],
  ["an id of another kind", { departmentId: "chat_00000000000000000000" }],
  ["a list for a name", { name: ["Vic"] }],
])("a start with %s is refused and begins nothing", async (_what, fields) => {
  expect(await problemOf(await start(fields))).toEqual([400, "bad_request"]);
});

it("a connect ticket is made without waking the chat, and only a missed chat takes a message by this door", async () => {
  const chat = await started();
  const response = await call("/visitor/ticket", { method: "POST", bearer: chat.token });
  expect(await response.json()).toEqual({ ticket: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
  const json = { cid: `${"c".repeat(16)}.1`, body: "Call me" };
  const left = await call("/visitor/message", { bearer: chat.token, json });
  if (left.status !== 200) expect(await problemOf(left)).toEqual([409, "not_missed"]);
  expect(
    await problemOf(await call("/visitor/message", { bearer: chat.token, json: { ...json, body: " " } })),
  ).toEqual([400, "bad_request"]);
});

it("the panel may be framed by the sites that were named, and by all where none was", async () => {
  const named = await addSite(db, { allowedOrigins: ["https://shop.example", "https://www.shop.example"] });
  const everywhere = await call(`/panel?site=${key}`);
  const here = await call(`/panel?site=${named.key}`);
  expect(everywhere.headers.get("content-security-policy")).toMatch(/frame-ancestors \*$/);
  const policy = here.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/frame-ancestors https:\/\/shop\.example https:\/\/www\.shop\.example$/);
  expect(policy).toContain("default-src 'none'; script-src 'self'");
  expect(policy).toContain("connect-src 'self' wss://chat.example;");
  expect(here.headers.get("referrer-policy")).toBe("no-referrer");
  expect(here.headers.get("x-content-type-options")).toBe("nosniff");
});
