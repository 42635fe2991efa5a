// A POST with an `Idempotency-Key` is done once: repeated, it gets the answer of the first, for a day. What it makes has ids
// that follow from the key, so that even a request whose answer was never kept makes nothing twice.

import type { Database } from "../../db/database.ts";
import { keepAnswer, letKeyGo, retakeKey, takeKey } from "../../db/idempotency.ts";
import type { Env } from "../../env.ts";
import { idOf } from "../../protocol/id-of.ts";
import { toBase64url } from "../base64url.ts";
import { newId } from "../new-id.ts";
import { Refusal } from "../problems.ts";
import { seal, unseal } from "../sealing.ts";
import { keyFor } from "../secret-keys.ts";

/** Whoever holds a key longer without an answer is held to have died. */
const runningMs = 60_000;
const goodKey = /^[\x21-\x7e]{1,100}$/;

export interface Answer {
  status: 200 | 201 | 204;
  body: string;
}

interface Repeatable {
  env: Env;
  db: Database;
  principal: string;
  /** The header; undefined: the request is not to be remembered. */
  key: string | undefined;
  /** What the key stands for. */
  request: { method: string; path: string; body: string };
  now: number;
}

/** `run` is given what makes ids. */
export async function once(
  { env, db, principal, key, request, now }: Repeatable,
  run: (newId: (prefix: string) => Promise<string>) => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  if (key === undefined) return { ...(await run(async (prefix) => newId(prefix))), replayed: false };
  if (!goodKey.test(key))
    throw new Refusal("bad_request", { "idempotency-key": "is not 1 to 100 visible characters" });
  const of = { principal, key };
  const digest = toBase64url(await sha256(JSON.stringify([request.method, request.path, request.body])));
  const kept = await takeKey(db, { ...of, request: digest, at: now });
  if (kept !== null) {
    if (kept.request !== digest) throw new Refusal("key_reused");
    const answered = kept.body === null ? null : await unseal(env, "idempotency", principal, kept.body);
    if (answered !== null) return { status: kept.status === 201 ? 201 : 200, body: answered, replayed: true };
    if (now - kept.at < runningMs || !(await retakeKey(db, kept, now)))
      throw new Refusal("in_progress", {}, 1);
  }
  let made = 0;
  const answer = await run(async (prefix) =>
    idOf(prefix, await hmac(env, JSON.stringify([principal, key, prefix, ++made]))),
  ).catch(async (error: unknown) => {
    await letKeyGo(db, of);
    throw error;
  });
  await keepAnswer(db, of, {
    status: answer.status,
    body: await seal(env, "idempotency", principal, answer.body),
  });
  return { ...answer, replayed: false };
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

async function hmac(env: Env, text: string): Promise<Uint8Array> {
  const raw = await keyFor(env, "idempotency");
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text)));
}
