import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { Accepted, FreeAgents, Me, Role } from "../../src/protocol/agent-api.ts";
import type { VisitorPast } from "../../src/protocol/contact-api.ts";
import type { ConnectTicket, StartedChat } from "../../src/protocol/visitor-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, addSite } from "../support/rows.ts";
import { connect, type Line, offerIdOf } from "../support/sockets.ts";

const db = openDatabase(env.DB);
let key = "";
let starts = 0;

interface Person {
  id: string;
  cookie: string;
  desk: Line;
}

beforeAll(async () => {
  key = (await addSite(db)).key;
});

async function atDesk(name: string, department: string, role: Role = "agent"): Promise<Person> {
  starts += 1;
  const email = `${name.toLowerCase()}${starts}@example.com`;
  const id = await addAgent(db, [department], { name, email, role, passwordHash: await passwordHash() });
  const cookie = await signIn(email);
  const response = await call("/agent/tickets/connect", {
    cookie,
    json: { to: "department", id: department },
  });
  const desk = await connect((await response.json<ConnectTicket>()).ticket);
  desk.send({ type: "hello", v: 1 });
  await desk.next("hello");
  return { id, cookie, desk };
}

/** Ada's chat in a department of her own, accepted. */
async function chatOf(ada: Person, departmentId: string): Promise<string> {
  starts += 1;
  const startKey = `start-${String(starts).padStart(20, "0")}`;
  const json = {
    site: key,
    departmentId,
    startKey,
    name: "Vic",
    email: "vic@example.com",
    question: "Open?",
  };
  const { chatId } = await (await call("/visitor/chats", { json })).json<StartedChat>();
  const offerId = offerIdOf(await ada.desk.next("ring"));
  const accepted = await call(`/agent/chats/${chatId}/accept`, { cookie: ada.cookie, json: { offerId } });
  expect(accepted.status).toBe(200);
  return chatId;
}

async function free(cookie: string, departmentId: string): Promise<string[]> {
  const response = await call(`/agent/departments/${departmentId}/free`, { cookie });
  return (await response.json<FreeAgents>()).agents.map(({ id }) => id);
}

function transfer(from: Person, chatId: string, departmentId: string, agentId: string | null) {
  const json = { cid: "aaaaaaaaaaaaaaaa.1", kind: "transfer", departmentId, agentId, message: "Knows lamps" };
  return call(`/agent/chats/${chatId}/requests`, { cookie: from.cookie, json });
}

it("Ada hands her chat to Bo of another department: free, asked, accepted, and then his", async () => {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  const ada = await atDesk("Ada", support);
  const chatId = await chatOf(ada, support);
  const bo = await atDesk("Bo", sales);
  expect(await free(ada.cookie, sales)).toEqual([bo.id]);
  expect(await free(bo.cookie, sales)).toEqual([]);
  const asked = await transfer(ada, chatId, sales, bo.id);
  expect((await asked.json<Accepted>()).view.staff?.request).toMatchObject({
    kind: "transfer",
    department: { id: sales, name: "Sales" },
    to: { id: bo.id, name: "Bo" },
    message: "Knows lamps",
  });
  const offerId = offerIdOf(await bo.desk.next("ring"));
  const accepted = await call(`/agent/chats/${chatId}/accept`, { cookie: bo.cookie, json: { offerId } });
  expect((await accepted.json<Accepted>()).view).toMatchObject({ ownerId: bo.id, department: { id: sales } });
  const past = await call(`/agent/chats/${chatId}/visitor`, { cookie: bo.cookie });
  expect(await past.json<VisitorPast>()).toEqual({ chats: [], tickets: [] });
});

it("who goes offline while asked declines by it, and the chat stays with Ada", async () => {
  const support = await addDepartment(db);
  const ada = await atDesk("Ada", support);
  const chatId = await chatOf(ada, support);
  const bo = await atDesk("Bo", support);
  expect((await transfer(ada, chatId, support, bo.id)).status).toBe(200);
  await bo.desk.next("ring");
  const off = await call("/agent/status", { method: "PUT", cookie: bo.cookie, json: { status: "offline" } });
  expect(await off.json<Me>()).toMatchObject({ status: "offline", setOfflineAt: null });
  expect(await free(ada.cookie, support)).toEqual([]);
  const again = await call(`/agent/chats/${chatId}/requests`, {
    cookie: ada.cookie,
    json: { cid: "aaaaaaaaaaaaaaaa.2", kind: "invite", departmentId: support },
  });
  // The first is over: another may be asked for.
  expect(again.status).toBe(200);
});

it("Sue takes Ada's chat over, and the place is hers; an agent may not", async () => {
  const support = await addDepartment(db);
  const ada = await atDesk("Ada", support);
  const chatId = await chatOf(ada, support);
  const bo = await atDesk("Bo", support);
  const sue = await atDesk("Sue", support, "supervisor");
  const takeOver = (cookie: string) => call(`/agent/chats/${chatId}/takeover`, { method: "POST", cookie });
  expect(await problemOf(await takeOver(bo.cookie))).toEqual([403, "forbidden"]);
  expect((await (await takeOver(sue.cookie)).json<Accepted>()).view.ownerId).toBe(sue.id);
  const me = await (await call("/agent/me", { cookie: sue.cookie })).json<Me>();
  expect(me.chats).toEqual([chatId]);
});
