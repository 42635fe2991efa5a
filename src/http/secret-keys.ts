// One secret, many keys: each purpose has its own, so that a token made for one door opens no other.
/// <reference path="./node-crypto.d.ts" />
import { timingSafeEqual } from "node:crypto";
import type { Env } from "../env.ts";

const secretMinChars = 32;

export type Purpose =
  | "visitor-token"
  | "connect-ticket"
  | "chat-id"
  | "answer-token"
  | "identity-token"
  | "identity-secret"
  | "visitor-id"
  | "idempotency"
  | "file-link"
  | "draft-file"
  | "article-vote";

export async function keyFor(env: Env, purpose: Purpose): Promise<Uint8Array> {
  const secret = secretOf(env);
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", text.encode(secret), "HKDF", false, ["deriveBits"]);
  const how = {
    name: "HKDF",
    hash: "SHA-256",
    salt: text.encode("porchlight"),
    info: text.encode(purpose),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

/** Compared by digests, so that the time tells nothing. */
export async function isSecret(env: Env, given: string): Promise<boolean> {
  const [ours, theirs] = await Promise.all([secretOf(env), given].map(digest));
  return ours !== undefined && theirs !== undefined && timingSafeEqual(ours, theirs);
}

function secretOf(env: Env): string {
  const secret = env.PORCHLIGHT_SECRET ?? "";
  if (secret.length < secretMinChars)
    throw new Error(`PORCHLIGHT_SECRET is missing or shorter than ${secretMinChars} characters`);
  return secret;
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
