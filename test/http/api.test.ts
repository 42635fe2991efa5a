import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, expect, it, vi } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { endpoints } from "../../src/http/api/api.ts";
import { toCamel, toSnake } from "../../src/http/api/case.ts";
import type { Endpoint } from "../../src/http/api/endpoint.ts";
import { signVisitorToken } from "../../src/http/tokens.ts";
import { forgetOldKeys } from "../../src/jobs/key-forgetting.ts";
import { type Scope, scopes } from "../../src/protocol/admin-api.ts";
import { call, password, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment } from "../support/rows.ts";

const db = openDatabase(env.DB);
let all = "";
let adminCookie = "";
let keys = 0;

interface Row {
  [name: string]: unknown;
  id: string;
}

beforeAll(async () => {
  const passwords = { passwordHash: await passwordHash() };
  await addAgent(db, [], { email: "ada@example.com", role: "admin", ...passwords });
  await addAgent(db, [], { email: "sue@example.com", role: "supervisor", ...passwords });
  await addAgent(db, [], { email: "bo@example.com", role: "agent", ...passwords });
  adminCookie = await signIn("ada@example.com");
  all = await tokenWith([...scopes]);
});

async function tokenWith(wanted: readonly Scope[], days: number | null = 30): Promise<string> {
  const json = { name: "Program", scopes: wanted, days };
  const answer = await call("/api/v1/tokens", { json, cookie: adminCookie });
  expect(answer.status).toBe(201);
  return (await answer.json<{ token: string }>()).token;
}

function ask(
  method: string,
  path: string,
  json?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return call(`/api/v1${path}`, { method, bearer: all, headers, ...(json === undefined ? {} : { json }) });
}

async function made(path: string, json: unknown): Promise<Row> {
  const answer = await ask("POST", path, json);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return answer.json();
}

const aSite = { name: "Lamps" };
const aDepartment = { name: "Support" };
const anAgent = () => ({ name: "Bo", email: `bo-${++keys}@example.com`, password });

/** Of each route: what it works on, and a body that it takes. A route without a row fails. */
const examples: Record<string, { thing?: () => Promise<Row>; json?: () => unknown }> = {
  "GET /sites": {},
  "POST /sites": { json: () => aSite },
  "GET /sites/:id": { thing: () => made("/sites", aSite) },
  "PATCH /sites/:id": { thing: () => made("/sites", aSite), json: () => ({ name: "Lights" }) },
  "DELETE /sites/:id": { thing: () => made("/sites", aSite) },
  "GET /departments": {},
  "POST /departments": { json: () => aDepartment },
  "GET /departments/:id": { thing: () => made("/departments", aDepartment) },
  "PATCH /departments/:id": {
    thing: () => made("/departments", aDepartment),
    json: () => ({ ring_seconds: 30 }),
  },
  "DELETE /departments/:id": { thing: () => made("/departments", aDepartment) },
  "GET /agents": {},
  "POST /agents": { json: anAgent },
  "GET /agents/:id": { thing: () => made("/agents", anAgent()) },
  "PATCH /agents/:id": { thing: () => made("/agents", anAgent()), json: () => ({ cap: 3 }) },
  "GET /tokens": {},
  "POST /tokens": { json: () => ({ name: "Other", scopes: ["sites:read"] }) },
  "DELETE /tokens/:id": { thing: () => made("/tokens", { name: "Other", scopes: ["sites:read"] }) },
  "GET /audit-log": {},
};

function exampleOf({ method, path }: Endpoint) {
  const example = examples[`${method} ${path}`];
  if (!example) throw new Error(`${method} ${path} has no row`);
  return example;
}

async function requestOf(endpoint: Endpoint): Promise<{ method: string; path: string; json?: unknown }> {
  const { thing, json } = exampleOf(endpoint);
  const id = thing ? (await thing()).id : "";
  const path = `/api/v1${endpoint.path.replace(":id", id)}`;
  return { method: endpoint.method, path, ...(json ? { json: json() } : {}) };
}

it("has a row here for each route, and no row without one", () => {
  const routes = endpoints.map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(examples).sort()).toEqual(routes.sort());
});

it("opens each route to a token with its scope and to an admin, answers what it describes, and to nobody else", async () => {
  const [sue, bo] = await Promise.all([signIn("sue@example.com"), signIn("bo@example.com")]);
  const visitor = await signVisitorToken(env, {
    chat: "chat_00000000000000000000",
    visitor: "visitor_00000000000000000000",
    site: "site_00000000000000000000",
  });
  const revoked = await tokenWith([...scopes]);
  const [newest] = (await (await ask("GET", "/tokens?limit=1")).json<{ data: Row[] }>()).data;
  expect((await ask("DELETE", `/tokens/${newest?.id}`)).status).toBe(200);
  for (const endpoint of endpoints) {
    const name = `${endpoint.method} ${endpoint.path}`;
    const right = await tokenWith([endpoint.scope]);
    const wrong = await tokenWith(scopes.filter((scope) => scope !== endpoint.scope));
    for (const [who, bearer] of [
      ["right", right],
      ["admin", null],
    ] as const) {
      // Nobody gives away more than they have.
      const request = await requestOf(endpoint);
      if (name === "POST /tokens") request.json = { name: "Same", scopes: [endpoint.scope] };
      const answer = await call(request.path, {
        ...request,
        ...(bearer ? { bearer } : { cookie: adminCookie }),
      });
      expect(answer.status, `${name} for ${who}`).toBe(endpoint.status);
      if (endpoint.answer === null) continue;
      const body = toCamel(await answer.json());
      expect(v.safeParse(endpoint.answer, body).issues, `${name} answers what it describes`).toBeUndefined();
    }
    const request = await requestOf(endpoint);
    for (const [who, caller, no] of [
      ["nobody", {}, [401, "unauthenticated"]],
      ["a visitor", { bearer: visitor }, [401, "unauthenticated"]],
      ["an agent", { cookie: bo }, [403, "forbidden"]],
      ["a supervisor", { cookie: sue }, [403, "forbidden"]],
      ["a token without the scope", { bearer: wrong }, [403, "missing_scope"]],
      ["a revoked token", { bearer: revoked }, [401, "unauthenticated"]],
      ["a forged token", { bearer: `plt_${"A".repeat(43)}` }, [401, "unauthenticated"]],
    ] as const)
      expect(
        await problemOf(await call(request.path, { ...request, ...caller })),
        `${name} for ${who}`,
      ).toEqual(no);
  }
});

it("an expired token opens nothing", async () => {
  const token = await tokenWith(["sites:read"], 1);
  expect((await call("/api/v1/sites", { bearer: token })).status).toBe(200);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 86_400_001 });
  try {
    expect(await problemOf(await call("/api/v1/sites", { bearer: token }))).toEqual([401, "unauthenticated"]);
  } finally {
    vi.useRealTimers();
  }
});

it("a foreign id is not there, whichever route asks for it", async () => {
  for (const endpoint of endpoints.filter(({ params }) => params !== null)) {
    const { json } = exampleOf(endpoint);
    for (const id of [
      "site_zzzzzzzzzzzzzzzzzzzz",
      "dept_zzzzzzzzzzzzzzzzzzzz",
      "agent_zzzzzzzzzzzzzzzzzzzz",
      "x",
    ]) {
      const answer = await ask(endpoint.method, endpoint.path.replace(":id", id), json?.());
      expect(await problemOf(answer), `${endpoint.method} ${endpoint.path}`).toEqual([404, "not_found"]);
    }
  }
});

it("a body of the wrong form is refused by the name of its field, as the wire spells it", async () => {
  const { id } = await made("/departments", aDepartment);
  for (const [method, path, json, field] of [
    ["POST", "/sites", {}, "name"],
    ["POST", "/sites", { name: "Lamps", colour: "red" }, "colour"],
    [
      "POST",
      "/sites",
      { name: "Lamps", allowed_origins: ["https://shop.example/path"] },
      "allowed_origins.0",
    ],
    ["POST", "/sites", { name: "Lamps", settings: { look: { accent: "red" } } }, "settings.look.accent"],
    ["PATCH", `/departments/${id}`, { ring_seconds: "60" }, "ring_seconds"],
    ["PATCH", `/departments/${id}`, { ring_seconds: 5 }, "ring_seconds"],
    ["PATCH", `/departments/${id}`, { timezone: "Mars/Olympus" }, "timezone"],
    ["PATCH", `/departments/${id}`, { hours: [[[0, 60]]] }, "hours"],
    ["PATCH", `/departments/${id}`, { overflow_id: id }, "overflow_id"],
    ["PATCH", `/departments/${id}`, { silent_warn_minutes: 5, silent_end_minutes: 5 }, "silent_warn_minutes"],
    ["POST", "/agents", { ...anAgent(), department_ids: ["dept_zzzzzzzzzzzzzzzzzzzz"] }, "department_ids"],
    ["POST", "/agents", { ...anAgent(), password: "short" }, "password"],
    ["POST", "/tokens", { name: "None", scopes: [] }, "scopes"],
  ] as const) {
    const answer = await ask(method, path, json);
    expect(answer.status, `${method} ${path} ${field}`).toBe(400);
    const { error } = await answer.json<{ error: { code: string; details: object } }>();
    expect(error.code).toBe("bad_request");
    expect(Object.keys(error.details)).toEqual([field]);
  }
  expect(await problemOf(await ask("POST", "/sites", { name: "x".repeat(500) }))).toEqual([413, "too_long"]);
  const text = await call("/api/v1/sites", {
    bearer: all,
    body: "{}",
    headers: { "content-type": "text/plain" },
  });
  expect(await problemOf(text)).toEqual([400, "bad_request"]);
  expect(await problemOf(await ask("PUT", "/sites", aSite))).toEqual([405, "method_not_allowed"]);
});

it("a list comes in pages without holes or repeats, and a broken cursor is told so", async () => {
  const names = Array.from({ length: 5 }, (_, n) => `Page ${n}`);
  for (const name of names) await made("/sites", { name });
  const seen: Row[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer: Response = await ask("GET", `/sites?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
    const page: { data: Row[]; next_cursor: string | null } = await answer.json();
    expect(page.data.length).toBeLessThanOrEqual(2);
    seen.push(...page.data);
    cursor = page.next_cursor;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.map(({ name }) => name).filter((name) => names.includes(String(name)))).toEqual(names);
  for (const bad of ["x", "e30", "bnVsbA", "%F0%9F"])
    expect(await problemOf(await ask("GET", `/sites?cursor=${bad}`))).toEqual([400, "bad_cursor"]);
  for (const limit of ["0", "101", "-1", "x"])
    expect(await problemOf(await ask("GET", `/sites?limit=${limit}`))).toEqual([400, "bad_request"]);
});

it("a repeated key gets the first answer and makes nothing twice; another request under it is refused", async () => {
  const headers = { "idempotency-key": "order-1" };
  const first = await ask("POST", "/sites", { name: "Once" }, headers);
  const again = await ask("POST", "/sites", { name: "Once" }, headers);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await again.json()).toEqual(await first.json());
  expect(await problemOf(await ask("POST", "/sites", { name: "Twice" }, headers))).toEqual([
    409,
    "key_reused",
  ]);
  const { data } = await (await ask("GET", "/sites?limit=100")).json<{ data: Row[] }>();
  expect(data.filter(({ name }) => name === "Once")).toHaveLength(1);
  // Of another caller it is another key.
  const other = await call("/api/v1/sites", { json: { name: "Once" }, cookie: adminCookie, headers });
  expect(other.headers.get("idempotency-replayed")).toBeNull();
});

it("of many repetitions at once one is done, and a refused one leaves its key free", async () => {
  const headers = { "idempotency-key": "order-2" };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => ask("POST", "/sites", { name: "At once" }, headers)),
  );
  for (const answer of answers) expect([201, 409]).toContain(answer.status);
  const { data } = await (await ask("GET", "/sites?limit=100")).json<{ data: Row[] }>();
  expect(data.filter(({ name }) => name === "At once")).toHaveLength(1);
  const refused = { "idempotency-key": "order-3" };
  expect(await problemOf(await ask("POST", "/sites", {}, refused))).toEqual([400, "bad_request"]);
  expect((await ask("POST", "/sites", aSite, refused)).status).toBe(201);
});

it("a token's answer is kept so that nobody reads it, and forgotten after a day", async () => {
  const headers = { "idempotency-key": "order-4" };
  const json = { name: "Secret", scopes: ["sites:read"] };
  const first = await (await ask("POST", "/tokens", json, headers)).json<{ token: string }>();
  const again = await (await ask("POST", "/tokens", json, headers)).json<{ token: string }>();
  expect(again.token).toBe(first.token);
  const kept = await env.DB.prepare("SELECT * FROM idempotency").all();
  expect(JSON.stringify(kept.results)).not.toContain(first.token);
  const tokens = await env.DB.prepare("SELECT * FROM api_tokens").all();
  expect(JSON.stringify(tokens.results)).not.toContain(first.token);
  await forgetOldKeys(env, Date.now() + 86_400_001);
  expect((await env.DB.prepare("SELECT * FROM idempotency").all()).results).toEqual([]);
});

it("settings change only as they were read, and their ETag changes with them", async () => {
  const site = await made("/sites", { name: "Read", settings: { greeting: "Hello" } });
  const path = `/sites/${site.id}`;
  const etag = (await ask("GET", path)).headers.get("etag") ?? "";
  expect(etag).toBe('"1"');
  const edited = await ask("PATCH", path, { settings: { rating: false } }, { "if-match": etag });
  expect(edited.headers.get("etag")).toBe('"2"');
  expect(await edited.json()).toMatchObject({ version: 2, settings: { greeting: "Hello", rating: false } });
  for (const stale of [etag, '"x"', "nonsense"])
    expect(await problemOf(await ask("PATCH", path, { name: "Late" }, { "if-match": stale }))).toEqual([
      412,
      "stale_etag",
    ]);
});

it("what an admin sets is what the widget gets, at once in the same place", async () => {
  const site = await made("/sites", { name: "Live" });
  const widget = async () =>
    (await call(`/visitor/site?site=${site.key}`)).json<{ name: string; accent: string }>();
  expect((await widget()).accent).toBe("#0b5f5a");
  await ask("PATCH", `/sites/${site.id}`, { settings: { look: { accent: "#123456" } } });
  expect((await widget()).accent).toBe("#123456");
  await ask("DELETE", `/sites/${site.id}`);
  expect(await problemOf(await call(`/visitor/site?site=${site.key}`))).toEqual([404, "not_found"]);
});

it("an e-mail address is one agent's, and there is always an admin left", async () => {
  const bo = await made("/agents", anAgent());
  expect(await problemOf(await ask("POST", "/agents", { ...anAgent(), email: String(bo.email) }))).toEqual([
    409,
    "email_taken",
  ]);
  const other = await made("/agents", anAgent());
  expect(await problemOf(await ask("PATCH", `/agents/${other.id}`, { email: String(bo.email) }))).toEqual([
    409,
    "email_taken",
  ]);
  expect((await ask("PATCH", `/agents/${other.id}`, { role: "admin" })).status).toBe(200);
  expect((await ask("PATCH", `/agents/${other.id}`, { role: "agent" })).status).toBe(200);
  const admins = await env.DB.prepare("SELECT id FROM agents WHERE role = 'admin'").all<{ id: string }>();
  for (const { id } of admins.results.slice(1)) await ask("PATCH", `/agents/${id}`, { role: "agent" });
  const last = admins.results[0]?.id;
  expect(await problemOf(await ask("PATCH", `/agents/${last}`, { role: "agent" }))).toEqual([
    409,
    "last_admin",
  ]);
  // Whoever is refused leaves everything else as it was, too.
  expect(await (await ask("GET", `/agents/${last}`)).json()).toMatchObject({ role: "admin" });
});

it("an agent's departments are set whole, and a new password signs out everywhere", async () => {
  const [one, two] = [await addDepartment(db), await addDepartment(db)];
  const bo = await made("/agents", { ...anAgent(), department_ids: [one] });
  expect(bo.department_ids).toEqual([one]);
  const cookie = await signIn(String(bo.email));
  expect((await call("/agent/me", { cookie })).status).toBe(200);
  const moved = await ask("PATCH", `/agents/${bo.id}`, {
    department_ids: [two],
    password: `${password} new`,
  });
  expect(await moved.json()).toMatchObject({ department_ids: [two] });
  expect(await problemOf(await call("/agent/me", { cookie }))).toEqual([401, "unauthenticated"]);
});

it("each change stands in the audit log with who made it, once, without secrets, and stays there", async () => {
  const site = await made("/sites", { name: "Audited" });
  await ask("PATCH", `/sites/${site.id}`, { name: "Renamed" });
  await ask("PATCH", `/sites/${site.id}`, { name: "Late" }, { "if-match": '"1"' });
  const { data } = await (await ask("GET", `/audit-log?target=${site.id}`)).json<{ data: Row[] }>();
  expect(data.map(({ action, changes }) => [action, changes])).toEqual([
    ["site.edited", { name: "Renamed" }],
    ["site.created", { name: "Audited", allowedOrigins: [], settings: expect.any(Object) }],
  ]);
  expect(data[0]).toMatchObject({
    actor: { kind: "token", name: "Program" },
    request_id: expect.any(String),
  });
  const bo = await made("/agents", anAgent());
  await ask("PATCH", `/agents/${bo.id}`, { password: "a new password of Bo" });
  const log = await (await ask("GET", "/audit-log?limit=100")).text();
  expect(log).toContain("agent.edited");
  for (const secret of [password, "a new password of Bo", all]) expect(log).not.toContain(secret);
  for (const statement of ["UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"])
    await expect(env.DB.prepare(statement).run()).rejects.toThrow(/only ever added to/);
});

it("the OpenAPI document names every route with what it takes and answers", async () => {
  const document = await (await call("/api/v1/openapi.json")).json<{
    openapi: string;
    paths: Record<
      string,
      Record<string, { operationId: string; requestBody?: object; parameters: { name: string }[] }>
    >;
  }>();
  expect(document.openapi).toBe("3.1.0");
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace("{id}", ":id")}`),
  );
  expect(routes.sort()).toEqual(Object.keys(examples).sort());
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((one) => one.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
  const post = document.paths["/sites"]?.post;
  expect(post?.parameters.map(({ name }) => name)).toEqual(["Idempotency-Key"]);
  expect(JSON.stringify(post?.requestBody)).toContain("allowed_origins");
  expect(JSON.stringify(document)).not.toContain("allowedOrigins");
});

it("keys are spelled one way on the wire and another in the code, and there and back is the same", () => {
  const value = { ringSeconds: 60, list: [{ nextCursor: null }], details: { some_Thing: 1 } };
  expect(toSnake(value)).toEqual({
    ring_seconds: 60,
    list: [{ next_cursor: null }],
    details: { some_Thing: 1 },
  });
  expect(toCamel(toSnake(value))).toEqual(value);
});
