// Who calls the admin API: a program by its token, or an admin by the session of the agent page.
import { createMiddleware } from "hono/factory";
import { tokenByHash, touchToken } from "../../db/api-tokens.ts";
import { openDatabase } from "../../db/database.ts";
import { type Scope, scopes } from "../../protocol/admin-api.ts";
import { toBase64url } from "../base64url.ts";
import type { ApiDoors } from "../doors.ts";
import { agentOf, bearerOf, hashOf } from "../identity.ts";
import { Refusal } from "../problems.ts";

export interface Principal {
  kind: "agent" | "token";
  id: string;
  name: string;
  scopes: readonly Scope[];
}

const touchMs = 60_000;

export const knownCaller = createMiddleware<ApiDoors>(async (c, next) => {
  const now = Date.now();
  const db = openDatabase(c.env.DB);
  const bearer = bearerOf(c);
  if (bearer !== null) {
    const token = await tokenByHash(db, await hashOf(bearer), now);
    if (token === null) throw new Refusal("unauthenticated");
    if (now - (token.lastUsedAt ?? 0) > touchMs) await touchToken(db, token.id, now);
    const { id, name } = token;
    c.set("principal", {
      kind: "token",
      id,
      name,
      scopes: scopes.filter((scope) => token.scopes.includes(scope)),
    });
  } else {
    const agent = await agentOf(c.env, c);
    if (agent === null) throw new Refusal("unauthenticated");
    if (agent.role !== "admin") throw new Refusal("forbidden");
    c.set("principal", { kind: "agent", id: agent.id, name: agent.name, scopes });
  }
  await next();
});

/** A new token, to be shown once; it says what it is, so that scanners for leaked secrets find it. */
export function newToken(): string {
  return `plt_${toBase64url(crypto.getRandomValues(new Uint8Array(32)))}`;
}
