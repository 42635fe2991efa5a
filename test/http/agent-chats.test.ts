import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { claimChat } from "../../src/db/claims.ts";
import { openDatabase } from "../../src/db/database.ts";
import { readConnectTicket } from "../../src/http/tokens.ts";
import type { DepartmentList, Me, Role } from "../../src/protocol/agent-api.ts";
import type { ConnectTicket } from "../../src/protocol/visitor-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, chatRow } from "../support/rows.ts";

const db = openDatabase(env.DB);
const nobody = "chat_zzzzzzzzzzzzzzzzzzzz";
let support = "";
let sales = "";
let off = "";
let ada = { id: "", cookie: "" };
let bo = { id: "", cookie: "" };
let sue = { id: "", cookie: "" };
let root = { id: "", cookie: "" };

async function signedIn(name: string, departments: string[], role: Role) {
  const email = `${name.toLowerCase()}@example.com`;
  const id = await addAgent(db, departments, { name, email, role, passwordHash: await passwordHash() });
  return { id, cookie: await signIn(email) };
}

beforeAll(async () => {
  support = await addDepartment(db, { position: 2 });
  sales = await addDepartment(db, { name: "Sales", position: 1 });
  off = await addDepartment(db, { name: "Off", chatEnabled: false });
  ada = await signedIn("Ada", [support], "agent");
  bo = await signedIn("Bo", [sales], "agent");
  sue = await signedIn("Sue", [support], "supervisor");
  root = await signedIn("Root", [], "admin");
});

/** Ada's chat in her department. */
async function chatOfAda(fields: Parameters<typeof chatRow>[1] = {}): Promise<string> {
  const row = chatRow(support, { phase: "active", ownerId: ada.id, ...fields });
  await indexChat(db, row);
  await claimChat(db, row.id, ada.id, 1);
  return row.id;
}

/** As whom the ticket lets one in; null where there is none. */
async function viewerOf(cookie: string, id: string) {
  const response = await call("/agent/tickets/connect", { cookie, json: { to: "chat", id } });
  if (response.status !== 200) return null;
  const pass = await readConnectTicket(env, (await response.json<ConnectTicket>()).ticket);
  return pass?.destination.to === "chat" ? pass.destination.viewer : null;
}

it("Ada comes to her chat as herself, Sue and an admin as supervisors, Bo not at all", async () => {
  const chat = await chatOfAda();
  const ended = await chatOfAda({ phase: "ended", latestTimerAt: null });
  for (const id of [chat, ended]) {
    const own = { role: "agent", agentId: ada.id, name: "Ada", supervises: false };
    expect(await viewerOf(ada.cookie, id)).toEqual(own);
    expect(await viewerOf(sue.cookie, id)).toMatchObject({ agentId: sue.id, supervises: true });
    expect(await viewerOf(root.cookie, id)).toMatchObject({ agentId: root.id, supervises: true });
    expect(await viewerOf(bo.cookie, id)).toBeNull();
  }
  expect(await viewerOf(root.cookie, nobody)).toBeNull();
});

it("a supervisor sees a chat of another department only while it rings in the own", async () => {
  const row = chatRow(sales, { ringingDepartmentId: support });
  await indexChat(db, row);
  expect(await viewerOf(sue.cookie, row.id)).toMatchObject({ supervises: true });
  expect(await viewerOf(ada.cookie, row.id)).toBeNull();
  await indexChat(db, { ...row, ringingDepartmentId: null, version: 2 });
  expect(await viewerOf(sue.cookie, row.id)).toBeNull();
});

it("to take over is for supervisors: an agent is refused, and of another department there is no chat", async () => {
  const chat = await chatOfAda();
  const takeOver = async (cookie: string, id: string) =>
    problemOf(await call(`/agent/chats/${id}/takeover`, { cookie, method: "POST" }));
  expect(await takeOver(ada.cookie, chat)).toEqual([403, "forbidden"]);
  expect(await takeOver(bo.cookie, chat)).toEqual([404, "not_found"]);
  expect(await takeOver(root.cookie, nobody)).toEqual([404, "not_found"]);
});

it("help is asked for in one's own chat, of a department and an agent that are there", async () => {
  const chat = await chatOfAda();
  const json = { cid: "aaaaaaaaaaaaaaaa.1", kind: "transfer", departmentId: sales, agentId: bo.id };
  const ask = async (cookie: string, change: object, id = chat) =>
    problemOf(await call(`/agent/chats/${id}/requests`, { cookie, json: { ...json, ...change } }));
  expect(await ask(bo.cookie, {})).toEqual([404, "not_found"]);
  expect(await ask(ada.cookie, {}, nobody)).toEqual([404, "not_found"]);
  for (const change of [
    { agentId: ada.id },
    { departmentId: off, agentId: null },
    { departmentId: "dept_zzzzzzzzzzzzzzzzzzzz", agentId: null },
  ])
    expect(await ask(ada.cookie, change)).toEqual([404, "not_found"]);
  for (const change of [{ kind: "gift" }, { cid: "x" }, { epoch: -1 }, { departmentId: null }])
    expect(await ask(ada.cookie, change)).toEqual([400, "bad_request"]);
  expect(await ask(ada.cookie, { message: "x".repeat(501) })).toEqual([413, "too_long"]);
});

it("every agent sees the departments that take chats, in their order", async () => {
  const response = await call("/agent/departments", { cookie: bo.cookie });
  expect(await response.json<DepartmentList>()).toEqual({
    data: [
      { id: sales, name: "Sales" },
      { id: support, name: "Support" },
    ],
  });
});

it("outside of its hours nobody of a department is free, and one that takes no chats is not there", async () => {
  const shut = await addDepartment(db, { chatEnabled: true, hours: [[], [], [], [], [], [], []] });
  await addAgent(db, [shut]);
  const free = (id: string) => call(`/agent/departments/${id}/free`, { cookie: ada.cookie });
  expect(await (await free(shut)).json()).toEqual({ agents: [] });
  for (const id of [off, "dept_zzzzzzzzzzzzzzzzzzzz", "nonsense"])
    expect(await problemOf(await free(id))).toEqual([404, "not_found"]);
});

it("Ada's preferences are kept, each by itself", async () => {
  const me = async () => (await call("/agent/me", { cookie: ada.cookie })).json<Me>();
  expect(await me()).toMatchObject({ ringtone: true, sendOnEnter: true, setOfflineAt: null });
  const prefer = (json: object) => call("/agent/preferences", { method: "PUT", cookie: ada.cookie, json });
  expect(await (await prefer({ ringtone: false })).json()).toMatchObject({
    ringtone: false,
    sendOnEnter: true,
  });
  await prefer({ sendOnEnter: false });
  expect((await prefer({})).status).toBe(200);
  expect(await me()).toMatchObject({ ringtone: false, sendOnEnter: false });
  expect(await problemOf(await prefer({ ringtone: "loud" }))).toEqual([400, "bad_request"]);
});

it("a chat that Ada was invited to is among her tabs, too", async () => {
  const guest = await signedIn("Cy", [support], "agent");
  const row = chatRow(support, { phase: "active", ownerId: ada.id });
  await indexChat(db, row);
  await claimChat(db, row.id, guest.id, 1);
  expect((await (await call("/agent/me", { cookie: guest.cookie })).json<Me>()).chats).toEqual([row.id]);
});
