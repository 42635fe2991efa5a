import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { claimChat } from "../../src/db/claims.ts";
import { openDatabase } from "../../src/db/database.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import type { Me, Role } from "../../src/protocol/agent-api.ts";
import type { Ticket, TicketPage } from "../../src/protocol/ticket-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, chatRow, ticketDraft } from "../support/rows.ts";

const db = openDatabase(env.DB);
let support = "";
let sales = "";
let ada = { id: "", cookie: "" };
let bo = { id: "", cookie: "" };
let soo = { id: "", cookie: "" };
let supportTicket = "";
let salesTicket = "";

async function signedIn(
  name: string,
  departments: string[],
  role: Role,
): Promise<{ id: string; cookie: string }> {
  const email = `${name}@example.com`;
  const id = await addAgent(db, departments, { name, email, role, passwordHash: await passwordHash() });
  return { id, cookie: await signIn(email) };
}

async function ticketIn(departmentId: string, outcome: "missed" | "finished"): Promise<string> {
  const row = chatRow(departmentId, { phase: "ended", latestTimerAt: null });
  await writeTicket(db, ticketDraft(row, { outcome }), row);
  return row.id;
}

beforeAll(async () => {
  support = await addDepartment(db);
  sales = await addDepartment(db, { name: "Sales" });
  ada = await signedIn("ada", [support], "agent");
  bo = await signedIn("bo", [sales], "agent");
  soo = await signedIn("soo", [], "supervisor");
  salesTicket = await ticketIn(sales, "missed");
  supportTicket = await ticketIn(support, "missed");
  await ticketIn(support, "finished");
});

async function ids(cookie: string, query = ""): Promise<string[]> {
  const response = await call(`/agent/tickets${query}`, { cookie });
  expect(response.status).toBe(200);
  return (await response.json<TicketPage>()).data.map(({ id }) => id);
}

it("Ada lists the tickets of her departments, Bo of his, a supervisor all", async () => {
  expect((await ids(ada.cookie)).length).toBe(2);
  expect(await ids(ada.cookie)).toContain(supportTicket);
  expect(await ids(ada.cookie, "?view=missed")).toEqual([supportTicket]);
  expect(await ids(bo.cookie)).toEqual([salesTicket]);
  expect((await ids(soo.cookie)).length).toBe(3);
  expect(await ids(soo.cookie, "?view=missed")).toEqual([supportTicket, salesTicket]);
});

it("Ada opens a ticket of her department with its transcript; one of another is not there", async () => {
  const own = await call(`/agent/tickets/${supportTicket}`, { cookie: ada.cookie });
  expect(await own.json<Ticket>()).toMatchObject({
    id: supportTicket,
    kind: "missed",
    status: "open",
    subject: "Where is my parcel?",
    contact: { name: "Vic", email: "vic@example.com" },
    client: { browser: "Firefox 140", city: "Berlin" },
    transcript: [{ seq: 1, kind: "message", from: "visitor", body: "Where is my parcel?" }],
  });
  expect((await call(`/agent/tickets/${salesTicket}`, { cookie: soo.cookie })).status).toBe(200);
  for (const id of [salesTicket, "chat_zzzzzzzzzzzzzzzzzzzz", "nonsense", "..%2f..", "%00"])
    expect(await problemOf(await call(`/agent/tickets/${id}`, { cookie: ada.cookie }))).toEqual([
      404,
      "not_found",
    ]);
});

it("the pages of a list follow each other by their cursors, and a made-up cursor is refused", async () => {
  const first = await (await call("/agent/tickets?limit=1", { cookie: ada.cookie })).json<TicketPage>();
  expect(first.data.length).toBe(1);
  const rest = await call(`/agent/tickets?limit=1&cursor=${first.next_cursor}`, { cookie: ada.cookie });
  const second = await rest.json<TicketPage>();
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(await ids(ada.cookie));
  expect(second.next_cursor).toBeNull();
  for (const query of [
    "?cursor=abc",
    "?cursor=-1",
    "?limit=0",
    "?limit=1000",
    "?limit=x",
    "?view=secret",
    "?view=all&view=missed",
  ])
    expect(await problemOf(await call(`/agent/tickets${query}`, { cookie: ada.cookie }))).toEqual([
      400,
      "bad_request",
    ]);
});

it("Ada goes offline and online again, and every page is told the same", async () => {
  for (const status of ["offline", "online"] as const) {
    const response = await call("/agent/status", { method: "PUT", cookie: ada.cookie, json: { status } });
    expect((await response.json<Me>()).status).toBe(status);
    expect((await (await call("/agent/me", { cookie: ada.cookie })).json<Me>()).status).toBe(status);
  }
  const wrong = await call("/agent/status", { method: "PUT", cookie: ada.cookie, json: { status: "away" } });
  expect(await problemOf(wrong)).toEqual([400, "bad_request"]);
});

it("Ada gets a connect ticket to her own department and her own chat, and to no other", async () => {
  const chat = chatRow(support);
  await indexChat(db, chat);
  await claimChat(db, chat.id, ada.id, 1);
  const ask = (cookie: string, json: object) => call("/agent/tickets/connect", { cookie, json });
  for (const json of [
    { to: "department", id: support },
    { to: "chat", id: chat.id },
  ])
    expect((await ask(ada.cookie, json)).status).toBe(200);
  for (const [cookie, json] of [
    [ada.cookie, { to: "department", id: sales }],
    [bo.cookie, { to: "department", id: support }],
    [bo.cookie, { to: "chat", id: chat.id }],
    [soo.cookie, { to: "chat", id: chat.id }],
    [ada.cookie, { to: "chat", id: "chat_zzzzzzzzzzzzzzzzzzzz" }],
  ] as const)
    expect(await problemOf(await ask(cookie, json))).toEqual([404, "not_found"]);
  expect(await problemOf(await ask(ada.cookie, { to: "agent", id: ada.id }))).toEqual([400, "bad_request"]);
});

it("a chat of another department, or of nobody, can be neither accepted nor declined", async () => {
  const foreign = chatRow(sales);
  await indexChat(db, foreign);
  const json = { offerId: "offer_zzzzzzzzzzzzzzzzzzzz" };
  for (const id of [foreign.id, "chat_zzzzzzzzzzzzzzzzzzzz", "chat_x", "nonsense"])
    for (const act of ["accept", "decline"])
      expect(await problemOf(await call(`/agent/chats/${id}/${act}`, { cookie: ada.cookie, json }))).toEqual([
        404,
        "not_found",
      ]);
});

it("who is offline or has no room is told so before any chat is asked", async () => {
  const department = await addDepartment(db);
  const kim = await signedIn("kim", [department], "agent");
  const chat = chatRow(department);
  await indexChat(db, chat);
  const accept = () =>
    call(`/agent/chats/${chat.id}/accept`, {
      cookie: kim.cookie,
      json: { offerId: "offer_zzzzzzzzzzzzzzzzzzzz" },
    });
  await env.DB.prepare("update agents set status = 'offline' where id = ?").bind(kim.id).run();
  expect(await problemOf(await accept())).toEqual([409, "offline"]);
  await env.DB.prepare("update agents set status = 'online', cap = 0 where id = ?").bind(kim.id).run();
  expect(await problemOf(await accept())).toEqual([409, "at_cap"]);
});
