import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { forgetOldKeys } from "../../src/jobs/key-forgetting.ts";
import { type ApiCalls, apiCalls, aSite, type Row } from "../support/api-calls.ts";
import { call, problemOf } from "../support/doors.ts";

let api: ApiCalls;

beforeAll(async () => {
  api = await apiCalls();
});

it("a list comes in pages without holes or repeats, and a broken cursor is told so", async () => {
  const names = Array.from({ length: 5 }, (_, n) => `Page ${n}`);
  for (const name of names) await api.made("/sites", { name });
  const seen: Row[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer: Response = await api.ask(
      "GET",
      `/sites?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
    );
    const page: { data: Row[]; next_cursor: string | null } = await answer.json();
    expect(page.data.length).toBeLessThanOrEqual(2);
    seen.push(...page.data);
    cursor = page.next_cursor;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.map(({ name }) => name).filter((name) => names.includes(String(name)))).toEqual(names);
  for (const bad of ["x", "e30", "bnVsbA", "%F0%9F"])
    expect(await problemOf(await api.ask("GET", `/sites?cursor=${bad}`))).toEqual([400, "bad_cursor"]);
  for (const limit of ["0", "101", "-1", "x"])
    expect(await problemOf(await api.ask("GET", `/sites?limit=${limit}`))).toEqual([400, "bad_request"]);
});

it("a repeated key gets the first answer and makes nothing twice; another request under it is refused", async () => {
  const headers = { "idempotency-key": "order-1" };
  const first = await api.ask("POST", "/sites", { name: "Once" }, headers);
  const again = await api.ask("POST", "/sites", { name: "Once" }, headers);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await again.json()).toEqual(await first.json());
  expect(await problemOf(await api.ask("POST", "/sites", { name: "Twice" }, headers))).toEqual([
    409,
    "key_reused",
  ]);
  const { data } = await (await api.ask("GET", "/sites?limit=100")).json<{ data: Row[] }>();
  expect(data.filter(({ name }) => name === "Once")).toHaveLength(1);
  // Of another caller it is another key.
  const other = await call("/api/v1/sites", { json: { name: "Once" }, cookie: api.adminCookie, headers });
  expect(other.headers.get("idempotency-replayed")).toBeNull();
});

it("of many repetitions at once one is done, and a refused one leaves its key free", async () => {
  const headers = { "idempotency-key": "order-2" };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => api.ask("POST", "/sites", { name: "At once" }, headers)),
  );
  for (const answer of answers) expect([201, 409]).toContain(answer.status);
  const { data } = await (await api.ask("GET", "/sites?limit=100")).json<{ data: Row[] }>();
  expect(data.filter(({ name }) => name === "At once")).toHaveLength(1);
  const refused = { "idempotency-key": "order-3" };
  expect(await problemOf(await api.ask("POST", "/sites", {}, refused))).toEqual([400, "bad_request"]);
  expect((await api.ask("POST", "/sites", aSite, refused)).status).toBe(201);
});

it("a token's answer is kept so that nobody reads it, and forgotten after a day", async () => {
  const headers = { "idempotency-key": "order-4" };
  const json = { name: "Secret", scopes: ["sites:read"] };
  const first = await (await api.ask("POST", "/tokens", json, headers)).json<{ token: string }>();
  const again = await (await api.ask("POST", "/tokens", json, headers)).json<{ token: string }>();
  expect(again.token).toBe(first.token);
  const kept = await env.DB.prepare("SELECT * FROM idempotency").all();
  expect(JSON.stringify(kept.results)).not.toContain(first.token);
  const tokens = await env.DB.prepare("SELECT * FROM api_tokens").all();
  expect(JSON.stringify(tokens.results)).not.toContain(first.token);
  await forgetOldKeys(env, Date.now() + 86_400_001);
  expect((await env.DB.prepare("SELECT * FROM idempotency").all()).results).toEqual([]);
});

it("settings change only as they were read, and their ETag changes with them", async () => {
  const site = await api.made("/sites", { name: "Read", settings: { greeting: "Hello" } });
  const path = `/sites/${site.id}`;
  const etag = (await api.ask("GET", path)).headers.get("etag") ?? "";
  expect(etag).toBe('"1"');
  const edited = await api.ask("PATCH", path, { settings: { rating: false } }, { "if-match": etag });
  expect(edited.headers.get("etag")).toBe('"2"');
  expect(await edited.json()).toMatchObject({ version: 2, settings: { greeting: "Hello", rating: false } });
  for (const stale of [etag, '"x"', "nonsense"])
    expect(await problemOf(await api.ask("PATCH", path, { name: "Late" }, { "if-match": stale }))).toEqual([
      412,
      "stale_etag",
    ]);
});
