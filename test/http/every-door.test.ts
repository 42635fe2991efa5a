import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { limits } from "../../src/protocol/limits.ts";
import { call, host, password, passwordHash, problemOf } from "../support/doors.ts";
import { addAgent, addDepartment } from "../support/rows.ts";

const db = openDatabase(env.DB);
const login = { email: "ada@example.com", password };

beforeAll(async () => {
  await addAgent(db, [await addDepartment(db)], { email: login.email, passwordHash: await passwordHash() });
});

it("an unknown path is a Problem, and so is a wrong method, which is told the right ones", async () => {
  expect((await call("/healthz")).status).toBe(200);
  for (const path of ["/", "/nope", "/agent/nope", "/visitor", "/agent/%ff%00", "/visitor/chats/x/../.."])
    expect(await problemOf(await call(path))).toEqual([404, "not_found"]);
  const wrong = await call("/agent/login", { method: "GET" });
  expect(wrong.headers.get("allow")).toBe("POST");
  expect(await problemOf(wrong)).toEqual([405, "method_not_allowed"]);
  for (const [method, path] of [
    ["DELETE", "/agent/me"],
    ["POST", "/visitor/availability"],
    ["PUT", "/agent/tickets/chat_00000000000000000000"],
    ["GET", "/agent/tickets/bulk"],
    ["OPTIONS", "/visitor/chats"],
  ] as const)
    expect(await problemOf(await call(path, { method }))).toEqual([405, "method_not_allowed"]);
});

it("a body that is not JSON, or does not say so, is a bad request", async () => {
  expect((await call("/agent/login", { json: login })).status).toBe(200);
  const json = { "content-type": "application/json" };
  for (const [body, headers] of [
    ["{", json],
    ["", json],
    ["null", json],
    ["[]", json],
    ['"text"', json],
    ["\u0000", json],
    [JSON.stringify(login), { "content-type": "text/plain" }],
    [JSON.stringify(login), { "content-type": "application/x-www-form-urlencoded" }],
    [JSON.stringify(login), {}],
  ] as const)
    expect(
      await problemOf(await call("/agent/login", { body, headers: { ...headers }, method: "POST" })),
    ).toEqual([400, "bad_request"]);
});

it("a bad field is named, and what was sent in it is not repeated", async () => {
  const response = await call("/agent/login", { json: { email: "<b>not mail</b>", password } });
  expect(response.status).toBe(400);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    error: { code: "bad_request", details: { email: expect.any(String) } },
  });
  expect(text).not.toContain("<b>");
  const missing = await call("/agent/login", { json: { email: login.email } });
  expect(await missing.json()).toMatchObject({ error: { details: { password: "is missing" } } });
});

it("a field that is too long is told so, and so is a body, declared or streamed", async () => {
  const long = await call("/agent/login", {
    json: { ...login, password: "x".repeat(limits.passwordMaxChars + 1) },
  });
  expect(await problemOf(long)).toEqual([413, "too_long"]);
  const body = JSON.stringify({ ...login, padding: "x".repeat(limits.httpBodyBytes) });
  const headers = { "content-type": "application/json" };
  expect(await problemOf(await call("/agent/login", { body, headers }))).toEqual([413, "too_long"]);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const written = writer.write(new TextEncoder().encode(body)).then(() => writer.close());
  const streamed = await call("/agent/login", { body: readable, headers });
  await written.catch(() => {});
  expect(await problemOf(streamed)).toEqual([413, "too_long"]);
});

it("a page of another origin may not call; our own may, and a program that names none", async () => {
  for (const origin of [undefined, host])
    expect(
      (await call("/agent/login", { json: login, ...(origin ? { headers: { origin } } : {}) })).status,
    ).toBe(200);
  for (const origin of [
    "https://evil.example",
    "null",
    "http://chat.example",
    "https://chat.example.evil.example",
  ])
    for (const path of ["/agent/login", "/agent/logout", "/visitor/chats", "/visitor/ticket", "/setup"])
      expect(await problemOf(await call(path, { json: login, headers: { origin } }))).toEqual([
        403,
        "bad_origin",
      ]);
});

it("every agent's door but the first is closed to who is not signed in", async () => {
  const chat = "chat_00000000000000000000";
  for (const [method, path] of [
    ["GET", "/agent/me"],
    ["PUT", "/agent/status"],
    ["PUT", "/agent/preferences"],
    ["GET", "/agent/live"],
    ["GET", "/agent/search?q=x"],
    ["GET", `/agent/chats/${chat}/visitor`],
    ["GET", "/agent/canned"],
    ["POST", "/agent/canned"],
    ["PUT", "/agent/canned/canned_00000000000000000000"],
    ["DELETE", "/agent/canned/canned_00000000000000000000"],
    ["GET", "/agent/canned/canned_00000000000000000000/history"],
    ["POST", "/agent/canned/canned_00000000000000000000/use"],
    ["GET", "/agent/canned/export.csv"],
    ["POST", "/agent/canned/import"],
    ["GET", "/agent/categories"],
    ["POST", "/agent/categories"],
    ["PUT", "/agent/categories/category_00000000000000000000"],
    ["DELETE", "/agent/categories/category_00000000000000000000"],
    ["GET", "/agent/tickets/counts"],
    ["GET", "/agent/tickets/export"],
    ["GET", "/agent/views"],
    ["POST", "/agent/views"],
    ["POST", "/agent/views/preview"],
    ["PUT", "/agent/views/default"],
    ["PUT", "/agent/views/seen"],
    ["PUT", "/agent/views/view_00000000000000000000"],
    ["DELETE", "/agent/views/view_00000000000000000000"],
    ["POST", "/agent/views/view_00000000000000000000/restore"],
    ["GET", "/agent/departments"],
    ["GET", "/agent/departments/dept_00000000000000000000/free"],
    ["POST", `/agent/chats/${chat}/takeover`],
    ["GET", `/agent/chats/${chat}/assignees`],
    ["POST", `/agent/chats/${chat}/assign`],
    ["POST", `/agent/chats/${chat}/requests`],
    ["POST", "/agent/tickets/connect"],
    ["GET", "/agent/tickets"],
    ["GET", "/agent/tickets/search?q=x"],
    ["GET", `/agent/tickets/${chat}`],
    ["POST", `/agent/tickets/${chat}/replies`],
    ["GET", "/agent/reports?from=2026-01-01&to=2026-01-31"],
    ["GET", "/agent/reports/export?from=2026-01-01&to=2026-01-31&by=day"],
    ["POST", "/agent/reports/recount"],
    ["GET", "/agent/wallboard"],
    ["PATCH", `/agent/tickets/${chat}`],
    ["POST", `/agent/tickets/${chat}/notes`],
    ["GET", `/agent/tickets/${chat}/owners`],
    ["GET", `/agent/tickets/${chat}/activity?before=1`],
    ["GET", "/agent/tickets/tags"],
    ["GET", "/agent/tickets/owners"],
    ["GET", "/agent/tickets/departments"],
    ["POST", "/agent/tickets/bulk"],
    ["POST", `/agent/chats/${chat}/accept`],
    ["POST", `/agent/chats/${chat}/decline`],
    ["POST", `/agent/chats/${chat}/files?cid=a.1&name=a`],
    ["POST", `/agent/chats/${chat}/files/links`],
  ] as const)
    expect(await problemOf(await call(path, { method, ...(method === "GET" ? {} : { json: {} }) }))).toEqual([
      401,
      "unauthenticated",
    ]);
});

it("every door of a visitor's other chats is closed to whom no website vouches for", async () => {
  for (const [method, path] of [
    ["GET", "/visitor/chats"],
    ["POST", "/visitor/chats/chat_00000000000000000000/token"],
  ] as const)
    expect(await problemOf(await call(path, { method }))).toEqual([401, "expired_identity"]);
  const json = { site: "key_00000000000000000000", token: "x.y.z" };
  expect(await problemOf(await call("/visitor/identity", { json }))).toEqual([404, "not_found"]);
});

it("answers are not kept by anybody, and are read as what they are", async () => {
  const response = await call("/healthz");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

it("the demo website is there in the demo only", async () => {
  for (const path of ["/demo", "/demo/inline"])
    expect(await problemOf(await call(path))).toEqual([404, "not_found"]);
});

it("an address that asks too often is told to wait", async () => {
  const headers = { "cf-connecting-ip": "203.0.113.99" };
  const json = { site: "key_00000000000000000000" };
  const statuses = new Set<number>();
  for (let round = 0; round < 30; round += 1) {
    const response = await call("/visitor/chats", { headers, json });
    statuses.add(response.status);
    if (response.status === 429) {
      expect(response.headers.get("retry-after")).toBe("60");
      expect(await problemOf(response)).toEqual([429, "too_fast"]);
      break;
    }
  }
  expect([...statuses]).toEqual([400, 429]);
});
