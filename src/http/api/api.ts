// The admin API under /api/v1: every route comes from a table of endpoints. Tokens and admins' sessions open it.
import { type Context, Hono } from "hono";
import { openDatabase } from "../../db/database.ts";
import type { ApiDoors } from "../doors.ts";
import { Refusal } from "../problems.ts";
import { agents } from "./agents.ts";
import { articles } from "./articles.ts";
import { audit } from "./audit.ts";
import { toSnake } from "./case.ts";
import { departments } from "./departments.ts";
import type { Asked, Endpoint } from "./endpoint.ts";
import { once } from "./idempotent.ts";
import { identitySecrets } from "./identity-secrets.ts";
import { openApi } from "./open-api.ts";
import { knownCaller } from "./principal.ts";
import { sites } from "./sites.ts";
import { tokens } from "./tokens.ts";

export const endpoints: readonly Endpoint[] = [
  ...sites,
  ...identitySecrets,
  ...articles,
  ...departments,
  ...agents,
  ...tokens,
  ...audit,
];

export const api = new Hono<ApiDoors>().get("/openapi.json", (c) =>
  c.json(openApi(endpoints, new URL(c.req.url).origin)),
);

for (const endpoint of endpoints)
  api.on(endpoint.method, endpoint.path, knownCaller, (c) => answer(c, endpoint));

async function answer(c: Context<ApiDoors>, endpoint: Endpoint): Promise<Response> {
  const principal = c.get("principal");
  if (!principal.scopes.includes(endpoint.scope))
    throw new Refusal("missing_scope", { scope: endpoint.scope });
  const db = openDatabase(c.env.DB);
  const now = Date.now();
  const requestId = c.get("requestId");
  const text = endpoint.body === null ? "" : await textOf(c);
  const raw = { params: c.req.param(), query: c.req.query(), body: text === "" ? undefined : json(text) };
  const asked: Omit<Asked, "newId"> = {
    ...{ env: c.env, db, principal, now, requestId, ifMatch: ifMatch(c.req.header("if-match")) },
    audit: (action, target, changes) => ({
      ...{ at: now, action, target, changes, requestId },
      ...{ actorKind: principal.kind, actorId: principal.id, actorName: principal.name },
    }),
  };
  const done = await once(
    {
      ...{ env: c.env, db, now, principal: `${principal.kind}:${principal.id}` },
      key: endpoint.method === "POST" ? c.req.header("idempotency-key") : undefined,
      request: { method: endpoint.method, path: new URL(c.req.url).pathname, body: text },
    },
    async (newId) => ({
      status: endpoint.status,
      body: JSON.stringify(toSnake(await endpoint.run(raw, { ...asked, newId })) ?? null),
    }),
  );
  if (done.replayed) c.header("Idempotency-Replayed", "true");
  if (done.status === 204) return c.body(null, 204);
  if (endpoint.versioned) {
    const { version } = JSON.parse(done.body) as { version?: number };
    if (version !== undefined) c.header("ETag", `"${version}"`);
  }
  c.header("content-type", "application/json");
  return c.body(done.body, done.status);
}

async function textOf(c: Context<ApiDoors>): Promise<string> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header("content-type")?.trim() ?? ""))
    throw new Refusal("bad_request", { "content-type": "is not application/json" });
  return c.req.text();
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("bad_request", { body: "is not JSON" });
  }
}

function ifMatch(header: string | undefined): number | null {
  if (header === undefined || header === "*") return null;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  // An ETag that is none of ours is none that holds.
  return version === undefined ? -1 : Number(version);
}
