// Who calls: an agent by the session cookie, a visitor by the bearer token of one chat.
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { openDatabase } from "../db/database.ts";
import { agentOfSession, closeSession, openSession, type SignedIn } from "../db/sessions.ts";
import type { Env } from "../env.ts";
import { spans } from "../protocol/limits.ts";
import { toBase64url } from "./base64url.ts";
import type { AgentDoors, Doors, VisitorDoors } from "./doors.ts";
import { Refusal } from "./problems.ts";
import { readVisitorToken } from "./tokens.ts";

export const signedIn = createMiddleware<AgentDoors>(async (c, next) => {
  const agent = await agentOf(c.env, c);
  if (agent === null) throw new Refusal("unauthenticated");
  c.set("agent", agent);
  await next();
});

/** Whose session the cookie names; null where it names none. */
export async function agentOf(env: Env, c: Context): Promise<SignedIn | null> {
  const token = getCookie(c, cookieOf(c.req.url).name);
  return token ? agentOfSession(openDatabase(env.DB), await hashOf(token), Date.now()) : null;
}

export const holdsToken = createMiddleware<VisitorDoors>(async (c, next) => {
  const bearer = bearerOf(c);
  const token = bearer ? await readVisitorToken(c.env, bearer) : null;
  if (token === null) throw new Refusal("unauthenticated");
  c.set("token", token);
  await next();
});

export function bearerOf(c: Context): string | null {
  return /^Bearer ([\w.-]{1,2000})$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? null;
}

/** Sets the cookie of a new session; a session that was there ends. */
export async function signIn(c: Context<Doors>, agentId: string): Promise<string> {
  await signOut(c);
  const token = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  const tokenHash = await hashOf(token);
  const now = Date.now();
  await openSession(openDatabase(c.env.DB), {
    tokenHash,
    agentId,
    createdAt: now,
    expiresAt: now + spans.sessionMs,
  });
  const { name, secure } = cookieOf(c.req.url);
  setCookie(c, name, token, {
    path: "/",
    secure,
    httpOnly: true,
    sameSite: "Strict",
    maxAge: spans.sessionMs / 1000,
  });
  return tokenHash;
}

export async function signOut(c: Context<Doors>): Promise<void> {
  const { name, secure } = cookieOf(c.req.url);
  const token = getCookie(c, name);
  if (token === undefined) return;
  await closeSession(openDatabase(c.env.DB), await hashOf(token));
  deleteCookie(c, name, { path: "/", secure });
}

/** Safari keeps no secure cookie from http://localhost, so a server on the own machine has a plain one. */
function cookieOf(url: string): { name: string; secure: boolean } {
  const { protocol, hostname } = new URL(url);
  const own = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  return protocol === "http:" && own
    ? { name: "porchlight_session", secure: false }
    : { name: "__Host-porchlight", secure: true };
}

/** Of a token that we gave: all that is kept of it. */
export async function hashOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return toBase64url(new Uint8Array(digest));
}
