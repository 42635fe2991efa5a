// What we sign: a visitor's token for one chat, and the connect ticket that opens one socket.
// A token that is forged, expired or made for something else is null, whatever is wrong with it.
import { jwtVerify, SignJWT } from "jose";
import * as v from "valibot";
import type { Env } from "../env.ts";
import { AgentId, ChatId, DepartmentId, SiteId, VisitorId } from "../protocol/ids.ts";
import { spans } from "../protocol/limits.ts";
import { newId } from "./new-id.ts";
import { keyFor, type Purpose } from "./secret-keys.ts";

const VisitorToken = v.object({ chat: ChatId, visitor: VisitorId, site: SiteId });
export type VisitorToken = v.InferOutput<typeof VisitorToken>;

const Destination = v.variant("to", [
  v.object({
    to: v.literal("chat"),
    chat: ChatId,
    viewer: v.variant("role", [
      v.object({ role: v.literal("visitor"), visitorId: VisitorId }),
      v.object({
        role: v.literal("agent"),
        agentId: AgentId,
        name: v.string(),
        supervises: v.boolean(),
      }),
    ]),
  }),
  v.object({ to: v.literal("department"), department: DepartmentId, agent: AgentId }),
  /** Hears whether somebody of the department is free, and nothing else. */
  v.object({ to: v.literal("availability"), department: DepartmentId }),
]);
export type Destination = v.InferOutput<typeof Destination>;

export interface ConnectPass {
  destination: Destination;
  ticketId: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export function signVisitorToken(env: Env, token: VisitorToken): Promise<string> {
  return sign(env, "visitor-token", { ...token }, spans.visitorTokenMs);
}

export async function readVisitorToken(env: Env, token: string): Promise<VisitorToken | null> {
  const payload = await readSigned(env, "visitor-token", token);
  const checked = v.safeParse(VisitorToken, payload);
  return checked.success ? checked.output : null;
}

const AnswerToken = v.object({ ticket: ChatId, revision: v.number() });
/** The ticket that was replied to, and the revision that the reply made. */
export type AnswerToken = v.InferOutput<typeof AnswerToken>;

export function signAnswerToken(env: Env, token: AnswerToken): Promise<string> {
  return sign(env, "answer-token", { ...token }, spans.answerTokenMs);
}

export async function readAnswerToken(env: Env, token: string): Promise<AnswerToken | null> {
  const checked = v.safeParse(AnswerToken, await readSigned(env, "answer-token", token));
  return checked.success ? checked.output : null;
}

const IdentityToken = v.object({
  visitor: VisitorId,
  site: SiteId,
  /** The site's secret that proved it: a secret that is revoked takes its tokens along. */
  secret: v.string(),
  name: v.string(),
  email: v.nullable(v.string()),
});
export type IdentityToken = v.InferOutput<typeof IdentityToken>;

export function signIdentityToken(env: Env, token: IdentityToken): Promise<string> {
  return sign(env, "identity-token", { ...token }, spans.identityTokenMs);
}

export async function readIdentityToken(env: Env, token: string): Promise<IdentityToken | null> {
  const checked = v.safeParse(IdentityToken, await readSigned(env, "identity-token", token));
  return checked.success ? checked.output : null;
}

export function signConnectTicket(env: Env, destination: Destination): Promise<string> {
  return sign(env, "connect-ticket", { destination, jti: newId("ticket") }, spans.connectTicketMs);
}

const Ticket = v.object({ destination: Destination, jti: v.string(), exp: v.number() });

export async function readConnectTicket(env: Env, ticket: string): Promise<ConnectPass | null> {
  const checked = v.safeParse(Ticket, await readSigned(env, "connect-ticket", ticket));
  if (!checked.success) return null;
  const { destination, jti, exp } = checked.output;
  return { destination, ticketId: jti, expiresAt: exp * 1000 };
}

export async function sign(
  env: Env,
  purpose: Purpose,
  payload: Record<string, unknown>,
  lifeMs: number,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(payload)
    .setProtectedHeader({ alg: "HS256" })
    .setIssuedAt(now)
    .setExpirationTime(now + Math.floor(lifeMs / 1000))
    .sign(await keyFor(env, purpose));
}

/** What a token for that purpose says; null where it is none, or has expired. */
export async function readSigned(env: Env, purpose: Purpose, token: string): Promise<unknown> {
  const key = await keyFor(env, purpose);
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ["HS256"], requiredClaims: ["exp"] });
    return payload;
  } catch {
    return null;
  }
}
