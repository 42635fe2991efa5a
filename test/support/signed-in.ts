// A website that signs its visitors' tokens, as a website's own server would, and what its visitors get for them.
import { env } from "cloudflare:workers";
import { SignJWT } from "jose";
import { openDatabase } from "../../src/db/database.ts";
import { type IdentitySecret, issueIdentitySecret } from "../../src/http/identity-secrets.ts";
import type { Identified } from "../../src/protocol/identity-api.ts";
import { call } from "./doors.ts";

export interface Claims {
  sub?: string;
  name?: string;
  email?: string;
}

export const vic: Claims = { sub: "user-17", name: "Vic Verified", email: "vic@shop.example" };

export function issueSecret(siteId: string): Promise<IdentitySecret> {
  return issueIdentitySecret(env, openDatabase(env.DB), siteId);
}

/** For ten minutes from now. */
export function signedBy(secret: string, claims: object = vic): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iat: now, exp: now + 600, ...claims })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(new TextEncoder().encode(secret));
}

export async function identified(site: string, secret: string, claims: object = vic): Promise<Identified> {
  const answer = await call("/visitor/identity", { json: { site, token: await signedBy(secret, claims) } });
  if (!answer.ok) throw new Error(`identity: ${answer.status} ${await answer.text()}`);
  return answer.json<Identified>();
}
