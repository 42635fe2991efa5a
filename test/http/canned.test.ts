import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { Role } from "../../src/protocol/agent-api.ts";
import type {
  CannedHistory,
  CannedList,
  CannedMessage,
  Category,
  DeletedCategory,
} from "../../src/protocol/canned-api.ts";
import type { Problem } from "../../src/protocol/refusals.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment } from "../support/rows.ts";

const db = openDatabase(env.DB);
let support = "";
let sales = "";
let ada = "";
let bo = "";
let sue = "";

async function signedIn(name: string, departments: string[], role: Role): Promise<string> {
  const email = `${name}@example.com`;
  await addAgent(db, departments, { name, email, role, passwordHash: await passwordHash() });
  return signIn(email);
}

beforeAll(async () => {
  support = await addDepartment(db);
  sales = await addDepartment(db, { name: "Sales" });
  ada = await signedIn("ada", [support], "agent");
  bo = await signedIn("bo", [sales], "agent");
  sue = await signedIn("sue", [], "supervisor");
});

async function create(cookie: string, fields: object = {}): Promise<CannedMessage> {
  const json = {
    title: "Greeting",
    text: "Hello {{visitor.name|there}}",
    departmentIds: [support],
    ...fields,
  };
  const response = await call("/agent/canned", { cookie, json });
  expect(response.status).toBe(201);
  return response.json<CannedMessage>();
}

async function list(cookie: string): Promise<CannedList> {
  return (await call("/agent/canned", { cookie })).json<CannedList>();
}

async function ids(cookie: string): Promise<string[]> {
  return (await list(cookie)).data.map(({ id }) => id);
}

function edit(cookie: string, message: CannedMessage, fields: object): Promise<Response> {
  const { id, title, shortcut, text, categoryId, departmentIds, version } = message;
  const json = { title, shortcut, text, categoryId, departmentIds, version, ...fields };
  return call(`/agent/canned/${id}`, { method: "PUT", cookie, json });
}

it("a category or a department that is gone is named as what is wrong with a message", async () => {
  const made = await create(sue, { departmentIds: [support] });
  const gone = "dept_gggggggggggggggggggg";
  const refusal = async (fields: object) => (await edit(sue, made, fields)).json<Problem>();
  expect((await edit(sue, made, { departmentIds: [support] })).status).toBe(200);
  expect(await refusal({ departmentIds: [support, gone] })).toMatchObject({
    error: { code: "bad_request", details: { departmentIds: [gone] } },
  });
  expect(await refusal({ categoryId: "category_gggggggggggggggggggg" })).toMatchObject({
    error: { code: "bad_request", details: { categoryId: "is of no category" } },
  });
});

it("Ada shares a message with her department: she and a supervisor see it, Bo does not", async () => {
  const made = await create(ada, { shortcut: "hi" });
  expect(made).toMatchObject({ shortcut: "hi", isPersonal: false, version: 1, mayEdit: true });
  expect(made.updatedBy.name).toBe("ada");
  expect(await ids(ada)).toContain(made.id);
  expect(await ids(sue)).toContain(made.id);
  expect(await ids(bo)).not.toContain(made.id);
  for (const [method, path] of [
    ["PUT", ""],
    ["DELETE", ""],
    ["GET", "/history"],
    ["POST", "/use"],
  ] as const) {
    const json = method === "PUT" ? { json: { title: "x", text: "y", version: 1 } } : {};
    const answer = await call(`/agent/canned/${made.id}${path}`, { method, cookie: bo, ...json });
    expect(await problemOf(answer)).toEqual([404, "not_found"]);
  }
});

it("a message for all departments is made by supervisors, used by all, and edited by no agent", async () => {
  const made = await create(sue, { departmentIds: null });
  for (const cookie of [ada, bo]) {
    const [seen] = (await list(cookie)).data.filter(({ id }) => id === made.id);
    expect(seen?.mayEdit).toBe(false);
  }
  expect(await problemOf(await edit(ada, made, { title: "Mine" }))).toEqual([403, "forbidden"]);
  const gone = await call(`/agent/canned/${made.id}`, { method: "DELETE", cookie: ada });
  expect(await problemOf(gone)).toEqual([403, "forbidden"]);
  for (const departmentIds of [null, [sales], [support, sales]]) {
    const json = { title: "x", text: "y", departmentIds };
    expect(await problemOf(await call("/agent/canned", { cookie: ada, json }))).toEqual([403, "forbidden"]);
  }
  const own = await create(ada);
  expect(await problemOf(await edit(ada, own, { departmentIds: [sales] }))).toEqual([403, "forbidden"]);
});

it("a personal message is its owner's alone, also before a supervisor", async () => {
  const made = await create(ada, { isPersonal: true });
  expect(made).toMatchObject({ isPersonal: true, departmentIds: null });
  expect(await ids(ada)).toContain(made.id);
  expect(await ids(sue)).not.toContain(made.id);
  expect(await problemOf(await edit(sue, made, { title: "x" }))).toEqual([404, "not_found"]);
  expect((await edit(ada, made, { title: "Hers" })).status).toBe(200);
});

it("of two edits of one version the second is told so, and a repeated one is done already", async () => {
  const made = await create(ada);
  const first = await edit(ada, made, { text: "Hello" });
  expect(await first.json()).toMatchObject({ text: "Hello", version: 2 });
  expect(await (await edit(ada, made, { text: "Hello" })).json()).toMatchObject({ version: 2 });
  const second = await edit(sue, made, { text: "Good day" });
  expect(await problemOf(second.clone())).toEqual([409, "stale_version"]);
  expect(await second.json()).toMatchObject({ error: { details: { version: 2 } } });
  const history = await (
    await call(`/agent/canned/${made.id}/history`, { cookie: ada })
  ).json<CannedHistory>();
  expect(history.data.map(({ version, text, by }) => [version, text, by.name])).toEqual([
    [2, "Hello", "ada"],
    [1, "Hello {{visitor.name|there}}", "ada"],
  ]);
});

it("many edits at once leave one winner a version, and each version in the history", async () => {
  const made = await create(sue);
  const answers = await Promise.all(["a", "b", "c", "d"].map((text) => edit(sue, made, { text })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const history = await (
    await call(`/agent/canned/${made.id}/history`, { cookie: sue })
  ).json<CannedHistory>();
  expect(history.data.length).toBe(2);
});

it("a list that has not changed is not sent again; any change, and another reader, is told apart", async () => {
  const first = await call("/agent/canned", { cookie: ada });
  const tag = first.headers.get("etag") ?? "";
  const again = (cookie: string) => call("/agent/canned", { cookie, headers: { "if-none-match": tag } });
  expect((await again(ada)).status).toBe(304);
  expect((await again(bo)).status).toBe(200);
  const made = await create(ada);
  expect((await again(ada)).status).toBe(200);
  expect((await call(`/agent/canned/${made.id}`, { method: "DELETE", cookie: ada })).status).toBe(204);
  expect(await ids(ada)).not.toContain(made.id);
});

it("uses are the agent's own and count once in a while", async () => {
  const made = await create(sue, { departmentIds: null });
  for (let time = 0; time < 3; time += 1)
    expect((await call(`/agent/canned/${made.id}/use`, { method: "POST", cookie: ada })).status).toBe(204);
  expect((await list(ada)).uses[made.id]?.count).toBe(1);
  expect((await list(bo)).uses).toEqual({});
});

it("a message says something, under a title, in a department and a category that are there", async () => {
  const ask = async (fields: object) => {
    const json = { title: "x", text: "y", departmentIds: null, ...fields };
    return problemOf(await call("/agent/canned", { cookie: sue, json }));
  };
  await create(sue, { shortcut: "退款", text: "broken {{ braces" });
  for (const fields of [
    { title: " " },
    { text: " \n" },
    { shortcut: "two words" },
    { shortcut: "a#b" },
    { categoryId: "category_zzzzzzzzzzzzzzzzzzzz" },
    { departmentIds: ["dept_zzzzzzzzzzzzzzzzzzzz"] },
    { departmentIds: [] },
    { text: "\ud800" },
  ])
    expect(await ask(fields)).toEqual([400, "bad_request"]);
  expect(await ask({ text: "x".repeat(10_001) })).toEqual([413, "too_long"]);
});

async function category(name: string, cookie = ada): Promise<[number, Category]> {
  const response = await call("/agent/categories", { cookie, json: { name } });
  return [response.status, await response.json<Category>()];
}

it("a category is made once, whoever makes it and however it is written", async () => {
  const [status, made] = await category("Greetings 问候");
  expect(status).toBe(201);
  expect(await category(" greetings 问候 ", bo)).toEqual([200, made]);
  const { data } = await (await call("/agent/categories", { cookie: bo })).json<{ data: Category[] }>();
  expect(data).toContainEqual(made);
});

it("supervisors rename and delete a category; its messages stay, without one", async () => {
  const [, made] = await category("Refunds");
  const [, other] = await category("Orders");
  const messages = [await create(ada, { categoryId: made.id }), await create(ada, { categoryId: made.id })];
  const path = `/agent/categories/${made.id}`;
  for (const method of ["PUT", "DELETE"])
    expect(await problemOf(await call(path, { method, cookie: ada, json: { name: "x" } }))).toEqual([
      403,
      "forbidden",
    ]);
  const rename = (name: string) => call(path, { method: "PUT", cookie: sue, json: { name } });
  expect(await (await rename("Money back")).json()).toEqual({ id: made.id, name: "Money back" });
  expect(await problemOf(await rename(other.name.toUpperCase()))).toEqual([400, "bad_request"]);
  const deleted = await call(path, { method: "DELETE", cookie: sue });
  expect(await deleted.json<DeletedCategory>()).toEqual({ messages: 2 });
  for (const { id } of messages) {
    const [left] = (await list(ada)).data.filter((message) => message.id === id);
    expect(left?.categoryId).toBeNull();
  }
  expect(await problemOf(await call(path, { method: "DELETE", cookie: sue }))).toEqual([404, "not_found"]);
});
