import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, expect, it, vi } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { endpoints } from "../../src/http/api/api.ts";
import { toCamel, toSnake } from "../../src/http/api/case.ts";
import type { Endpoint } from "../../src/http/api/endpoint.ts";
import { signVisitorToken } from "../../src/http/tokens.ts";
import { scopes } from "../../src/protocol/admin-api.ts";
import { type ApiCalls, aDepartment, anAgent, apiCalls, aSite, type Row } from "../support/api-calls.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent } from "../support/rows.ts";

let api: ApiCalls;
let sue = "";
let bo = "";
let visitor = "";
/** A token that was good once. */
let revoked = "";

beforeAll(async () => {
  api = await apiCalls();
  siteOfArticles = (await api.made("/sites", aSite)).id;
  const passwords = { passwordHash: await passwordHash() };
  const db = openDatabase(env.DB);
  await addAgent(db, [], { email: "sue@example.com", role: "supervisor", ...passwords });
  await addAgent(db, [], { email: "bo@example.com", role: "agent", ...passwords });
  [sue, bo] = await Promise.all([signIn("sue@example.com"), signIn("bo@example.com")]);
  visitor = await signVisitorToken(env, {
    chat: "chat_00000000000000000000",
    visitor: "visitor_00000000000000000000",
    site: "site_00000000000000000000",
  });
  revoked = await api.tokenWith([...scopes]);
  const [newest] = (await (await api.ask("GET", "/tokens?limit=1")).json<{ data: Row[] }>()).data;
  expect((await api.ask("DELETE", `/tokens/${newest?.id}`)).status).toBe(200);
});

let siteOfArticles = "";

const anArticle = () => ({ site_id: siteOfArticles, language: "en", title: "Help", body: "How." });

async function aSecret(): Promise<Row> {
  const site = await api.made("/sites", aSite);
  const secret = await api.made(`/sites/${site.id}/identity-secrets`, undefined);
  return { id: site.id, secretId: secret.id };
}

/** Of each route: what it works on, and a body that it takes. A route without a row fails. */
const examples: Record<string, { thing?: () => Promise<Row>; json?: () => unknown }> = {
  "GET /sites": {},
  "POST /sites": { json: () => aSite },
  "GET /sites/:id": { thing: () => api.made("/sites", aSite) },
  "PATCH /sites/:id": { thing: () => api.made("/sites", aSite), json: () => ({ name: "Lights" }) },
  "DELETE /sites/:id": { thing: () => api.made("/sites", aSite) },
  "GET /sites/:id/identity-secrets": { thing: () => api.made("/sites", aSite) },
  "POST /sites/:id/identity-secrets": { thing: () => api.made("/sites", aSite) },
  "DELETE /sites/:id/identity-secrets/:secretId": { thing: () => aSecret() },
  "GET /articles": {},
  "POST /articles": { json: () => anArticle() },
  "GET /articles/:id": { thing: () => api.made("/articles", anArticle()) },
  "PATCH /articles/:id": {
    thing: () => api.made("/articles", anArticle()),
    json: () => ({ title: "Lamps" }),
  },
  "DELETE /articles/:id": { thing: () => api.made("/articles", anArticle()) },
  "GET /departments": {},
  "POST /departments": { json: () => aDepartment },
  "GET /departments/:id": { thing: () => api.made("/departments", aDepartment) },
  "PATCH /departments/:id": {
    thing: () => api.made("/departments", aDepartment),
    json: () => ({ ring_seconds: 30 }),
  },
  "DELETE /departments/:id": { thing: () => api.made("/departments", aDepartment) },
  "GET /agents": {},
  "POST /agents": { json: anAgent },
  "GET /agents/:id": { thing: () => api.made("/agents", anAgent()) },
  "PATCH /agents/:id": { thing: () => api.made("/agents", anAgent()), json: () => ({ cap: 3 }) },
  "GET /tokens": {},
  "POST /tokens": { json: () => ({ name: "Other", scopes: ["sites:read"] }) },
  "DELETE /tokens/:id": { thing: () => api.made("/tokens", { name: "Other", scopes: ["sites:read"] }) },
  "GET /audit-log": {},
};

function exampleOf({ method, path }: Endpoint) {
  const example = examples[`${method} ${path}`];
  if (!example) throw new Error(`${method} ${path} has no row`);
  return example;
}

function pathOf({ path }: Endpoint, ids: Partial<Row>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => String(ids[name]));
}

async function requestOf(endpoint: Endpoint): Promise<{ method: string; path: string; json?: unknown }> {
  const { thing, json } = exampleOf(endpoint);
  const path = `/api/v1${pathOf(endpoint, thing ? await thing() : {})}`;
  return { method: endpoint.method, path, ...(json ? { json: json() } : {}) };
}

it("has a row here for each route, and no row without one", () => {
  const routes = endpoints.map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(examples).sort()).toEqual(routes.sort());
});

it.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  "%s opens to a token with its scope and to an admin, answers what it describes, and opens to nobody else",
  async (name, endpoint) => {
    for (const caller of [{ bearer: await api.tokenWith([endpoint.scope]) }, { cookie: api.adminCookie }]) {
      const request = await requestOf(endpoint);
      // Nobody gives away more than they have.
      if (name === "POST /tokens") request.json = { name: "Same", scopes: [endpoint.scope] };
      const answer = await call(request.path, { ...request, ...caller });
      expect(answer.status).toBe(endpoint.status);
      if (endpoint.answer === null) continue;
      expect(v.safeParse(endpoint.answer, toCamel(await answer.json())).issues).toBeUndefined();
    }
    const request = await requestOf(endpoint);
    const wrong = await api.tokenWith(scopes.filter((scope) => scope !== endpoint.scope));
    for (const [who, caller, no] of [
      ["nobody", {}, [401, "unauthenticated"]],
      ["a visitor", { bearer: visitor }, [401, "unauthenticated"]],
      ["an agent", { cookie: bo }, [403, "forbidden"]],
      ["a supervisor", { cookie: sue }, [403, "forbidden"]],
      ["a token without the scope", { bearer: wrong }, [403, "missing_scope"]],
      ["a revoked token", { bearer: revoked }, [401, "unauthenticated"]],
      ["a forged token", { bearer: `plt_${"A".repeat(43)}` }, [401, "unauthenticated"]],
    ] as const)
      expect(await problemOf(await call(request.path, { ...request, ...caller })), who).toEqual(no);
  },
);

it("an expired token opens nothing", async () => {
  const token = await api.tokenWith(["sites:read"], 1);
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
      const answer = await api.ask(endpoint.method, pathOf(endpoint, { id, secretId: id }), json?.());
      expect(await problemOf(answer), `${endpoint.method} ${endpoint.path}`).toEqual([404, "not_found"]);
    }
  }
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
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
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
