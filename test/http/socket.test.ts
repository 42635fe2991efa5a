import { env } from "cloudflare:workers";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { Accepted } from "../../src/protocol/agent-api.ts";
import { spans } from "../../src/protocol/limits.ts";
import type { ConnectTicket, StartedChat } from "../../src/protocol/visitor-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, addSite } from "../support/rows.ts";
import { connect, type Line, offerIdOf, upgrade } from "../support/sockets.ts";

const db = openDatabase(env.DB);
let key = "";
let support = "";
let ada = "";
let bo = "";
let starts = 0;

beforeAll(async () => {
  key = (await addSite(db)).key;
  support = await addDepartment(db);
  for (const name of ["Ada 阿达", "Bo"])
    await addAgent(db, [support], {
      name,
      email: `${name.slice(0, 2)}@example.com`.toLowerCase(),
      passwordHash: await passwordHash(),
    });
  await env.DB.prepare("update agents set email = 'ada@example.com' where name like 'Ada%'").run();
  ada = await signIn("ada@example.com");
  bo = await signIn("bo@example.com");
});

afterEach(() => {
  vi.useRealTimers();
});

async function ticketTo(cookie: string, json: object): Promise<string> {
  const response = await call("/agent/tickets/connect", { cookie, json });
  return (await response.json<ConnectTicket>()).ticket;
}

async function atDesk(cookie: string): Promise<Line> {
  const desk = await connect(await ticketTo(cookie, { to: "department", id: support }));
  desk.send({ type: "hello", v: 1 });
  await desk.next("hello");
  return desk;
}

async function start(): Promise<StartedChat> {
  starts += 1;
  const startKey = `start-${String(starts).padStart(20, "0")}`;
  const json = { site: key, departmentId: support, startKey, name: "Vic", question: "Is it open?" };
  return (await call("/visitor/chats", { json })).json<StartedChat>();
}

it("Ada and Bo are rung, both accept at once, one has the chat and the other keeps no place for it", async () => {
  const desks = [await atDesk(ada), await atDesk(bo)];
  const chat = await start();
  const rings = await Promise.all(desks.map((desk) => desk.next("ring")));
  const offerId = offerIdOf(rings[0]);
  const accept = (cookie: string) =>
    call(`/agent/chats/${chat.chatId}/accept`, { cookie, json: { offerId } });
  const responses = await Promise.all([accept(ada), accept(bo)]);
  expect(responses.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [won = new Response(), lost = new Response()] =
    responses[0]?.status === 200 ? responses : responses.toReversed();
  const winner = responses[0] === won ? ada : bo;
  const { view } = await won.json<Accepted>();
  expect(view).toMatchObject({ id: chat.chatId, phase: "active" });
  expect(await lost.json()).toMatchObject({
    error: { code: "taken", details: { by: { id: view.ownerId } } },
  });
  const claims = await env.DB.prepare("select agent_id from claims where chat_id = ?")
    .bind(chat.chatId)
    .all();
  expect(claims.results).toEqual([{ agent_id: view.ownerId }]);
  const again = await accept(winner);
  expect(again.status).toBe(200);

  const visitor = await connect(chat.ticket);
  visitor.send({ type: "hello", v: 1, after: 0 });
  expect(await visitor.next("hello")).toMatchObject({ you: "visitor", view: { id: chat.chatId } });
  const agent = await connect(await ticketTo(winner, { to: "chat", id: chat.chatId }));
  agent.send({ type: "hello", v: 1, after: 0 });
  expect(await agent.next("hello")).toMatchObject({ you: view.ownerId });
  visitor.send({ type: "say", cid: `${"v".repeat(16)}.1`, body: "Hello?" });
  expect(await agent.next("entry")).toMatchObject({ body: "Hello?", from: "visitor" });
  visitor.send({ type: "end", cid: `${"v".repeat(16)}.2` });
  await agent.next("view");
  await vi.waitFor(async () => {
    const left = await env.DB.prepare("select count(*) as held from claims").first<{ held: number }>();
    expect(left?.held).toBe(0);
  });
  const ticket = await call(`/agent/tickets/${chat.chatId}`, { cookie: winner });
  expect(await ticket.json()).toMatchObject({ kind: "finished", subject: "Is it open?" });
});

it("the door opens by a good ticket in the subprotocol, and says which protocol it speaks", async () => {
  const { ticket } = await start();
  const response = await upgrade(ticket);
  expect(response.status).toBe(101);
  expect(response.headers.get("sec-websocket-protocol")).toBe("porchlight.v1");
  response.webSocket?.accept();
  response.webSocket?.close(1000);
});

it("forged, foreign and late tickets are refused, and so are no upgrade, another protocol, another origin", async () => {
  const chat = await start();
  expect((await upgrade(chat.ticket)).status).toBe(101);
  const { ticket } = await (
    await call("/visitor/ticket", { method: "POST", bearer: chat.token })
  ).json<ConnectTicket>();
  for (const bad of ["", "nonsense", chat.token, `${ticket}x`])
    expect(await problemOf(await upgrade(bad))).toEqual([401, "bad_ticket"]);
  const protocol = { "sec-websocket-protocol": `chat.v9, ${ticket}` };
  expect(await problemOf(await upgrade(ticket, protocol))).toEqual([400, "unsupported_version"]);
  expect(await problemOf(await upgrade(ticket, { origin: "https://evil.example" }))).toEqual([
    403,
    "bad_origin",
  ]);
  expect(await problemOf(await call("/ws"))).toEqual([426, "upgrade_required"]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.connectTicketMs + 1000 });
  expect(await problemOf(await upgrade(ticket))).toEqual([401, "bad_ticket"]);
});

it("who has left the department since the ticket was made does not get in", async () => {
  const ticket = await ticketTo(bo, { to: "department", id: support });
  const response = await upgrade(ticket);
  expect(response.status).toBe(101);
  const late = await ticketTo(bo, { to: "department", id: support });
  await env.DB.prepare(
    "delete from memberships where agent_id in (select id from agents where name = 'Bo')",
  ).run();
  expect(await problemOf(await upgrade(late))).toEqual([403, "not_in_department"]);
});

it("what a caller writes into our own header is not read", async () => {
  const mine = await start();
  const theirs = await start();
  const { visitor } = JSON.parse(atob(theirs.token.split(".")[1] ?? ""));
  const forged = JSON.stringify({
    viewer: { role: "visitor", visitorId: visitor },
    ticketId: "ticket_x",
    ticketExpiresAt: Date.now() + 60_000,
  });
  const response = await upgrade(mine.ticket, { "x-porchlight-connect": forged });
  expect(response.status).toBe(101);
  response.webSocket?.accept();
  const hello = new Promise<string>((resolve) =>
    response.webSocket?.addEventListener("message", ({ data }) => resolve(String(data))),
  );
  response.webSocket?.send(JSON.stringify({ type: "hello", v: 1, after: 0 }));
  expect(JSON.parse(await hello)).toMatchObject({ view: { id: mine.chatId } });
});
