import { env } from "cloudflare:workers";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { claimChat } from "../../src/db/claims.ts";
import { openDatabase } from "../../src/db/database.ts";
import { sessions } from "../../src/db/schema.ts";
import type { Me } from "../../src/protocol/agent-api.ts";
import { spans } from "../../src/protocol/limits.ts";
import { call, cookieOf, password, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, chatRow } from "../support/rows.ts";

const db = openDatabase(env.DB);
let support = "";

beforeAll(async () => {
  support = await addDepartment(db);
});

afterEach(() => {
  vi.useRealTimers();
});

async function agent(name: string): Promise<string> {
  const email = `${name.toLowerCase()}@example.com`;
  await addAgent(db, [support], { name, email, passwordHash: await passwordHash() });
  return email;
}

it("Ada signs in, is known by her cookie, and is unknown again when she has signed out", async () => {
  const email = await agent("Ada");
  const response = await call("/agent/login", { json: { email: "  ADA@example.com ", password } });
  expect(response.status).toBe(200);
  expect(await response.json<Me>()).toMatchObject({
    name: "Ada",
    email,
    role: "agent",
    cap: 5,
    departments: [{ id: support, name: "Support", chatEnabled: true }],
    chats: [],
  });
  const cookie = cookieOf(response);
  expect((await call("/agent/me", { cookie })).status).toBe(200);
  expect((await call("/agent/logout", { method: "POST", cookie })).status).toBe(204);
  expect(await problemOf(await call("/agent/me", { cookie }))).toEqual([401, "unauthenticated"]);
});

it("the cookie is closed to scripts, to other sites and to plain HTTP, and only its hash is stored", async () => {
  const email = await agent("Cleo");
  const response = await call("/agent/login", { json: { email, password } });
  const header = response.headers.get("set-cookie") ?? "";
  expect(header).toMatch(/^__Host-porchlight=[\w-]{43}; /);
  for (const part of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"]) expect(header).toContain(part);
  const token = cookieOf(response).split("=")[1] ?? "";
  const rows = await db.select().from(sessions);
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(token);
});

it("on the own machine without TLS the cookie has a plain name, since Safari keeps no other", async () => {
  const email = await agent("Dora");
  const base = "http://localhost:8787";
  const response = await call("/agent/login", { base, json: { email, password } });
  expect(response.headers.get("set-cookie")).toMatch(/^porchlight_session=/);
  expect(response.headers.get("set-cookie")).not.toContain("Secure");
  expect((await call("/agent/me", { base, cookie: cookieOf(response) })).status).toBe(200);
  expect((await call("/agent/me", { cookie: cookieOf(response) })).status).toBe(401);
});

it("a wrong password and an unknown e-mail are told the same", async () => {
  const email = await agent("Eve");
  const wrong = await call("/agent/login", { json: { email, password: "not the password" } });
  const unknown = await call("/agent/login", { json: { email: "nobody@example.com", password } });
  expect(await problemOf(wrong)).toEqual([401, "wrong_login"]);
  expect(await problemOf(unknown)).toEqual([401, "wrong_login"]);
});

it("after ten failures an e-mail is closed for a quarter of an hour, even to the right password", async () => {
  const email = await agent("Finn");
  const tries = Array.from({ length: 10 }, () =>
    call("/agent/login", { json: { email, password: "wrong" } }),
  );
  for (const response of await Promise.all(tries)) expect(response.status).toBe(401);
  const closed = await call("/agent/login", { json: { email, password } });
  expect(Number(closed.headers.get("retry-after"))).toBeGreaterThan(14 * 60);
  expect(await problemOf(closed)).toEqual([429, "too_fast"]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15 * 60_000 + 1000 });
  expect((await call("/agent/login", { json: { email, password } })).status).toBe(200);
});

it("twelve tries at once are not more than ten one after another", async () => {
  const email = await agent("Gus");
  const tries = Array.from({ length: 12 }, () =>
    call("/agent/login", { json: { email, password: "wrong" } }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
});

it("an address is closed after ten failures over many e-mails; sign-ins that succeed do not count", async () => {
  const email = await agent("Hal");
  const headers = { "cf-connecting-ip": "203.0.113.7" };
  for (let round = 0; round < 11; round += 1)
    expect((await call("/agent/login", { headers, json: { email, password } })).status).toBe(200);
  for (let round = 0; round < 10; round += 1) {
    const json = { email: `guess${round}@example.com`, password: "wrong" };
    expect((await call("/agent/login", { headers, json })).status).toBe(401);
  }
  expect((await call("/agent/login", { headers, json: { email, password } })).status).toBe(429);
  const elsewhere = { "cf-connecting-ip": "203.0.113.8" };
  expect((await call("/agent/login", { headers: elsewhere, json: { email, password } })).status).toBe(200);
});

it("a session ends after its time, and a made-up cookie is nobody's", async () => {
  const cookie = await signIn(await agent("Ida"));
  expect((await call("/agent/me", { cookie })).status).toBe(200);
  expect((await call("/agent/me", { cookie: `__Host-porchlight=${"A".repeat(43)}` })).status).toBe(401);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.sessionMs + 1000 });
  expect((await call("/agent/me", { cookie })).status).toBe(401);
});

it("Ada finds her live chats again when she comes back", async () => {
  const id = await addAgent(db, [support], { email: "jo@example.com", passwordHash: await passwordHash() });
  const cookie = await signIn("jo@example.com");
  const chat = chatRow(support);
  await indexChat(db, chat);
  await claimChat(db, chat.id, id, 1);
  expect((await (await call("/agent/me", { cookie })).json<Me>()).chats).toEqual([chat.id]);
  await indexChat(db, { ...chat, phase: "ended", version: 9, latestTimerAt: null });
  expect((await (await call("/agent/me", { cookie })).json<Me>()).chats).toEqual([]);
});
