// The chat that a start key begins: the same key on the same site is the same chat and the same visitor, so a start
// whose answer was lost can be repeated. And the visitor whom a website vouches for. Nobody without our secret can tell
// an id from what it is made of.
import type { Env } from "../env.ts";
import { idOf } from "../protocol/id-of.ts";
import { keyFor } from "./secret-keys.ts";

export async function chatIdOf(
  env: Env,
  siteId: string,
  startKey: string,
  verifiedId: string | null = null,
): Promise<{ chatId: string; visitorId: string }> {
  // Somebody else's start is another chat, though the device be the same.
  const parts = verifiedId === null ? [siteId, startKey] : [siteId, startKey, verifiedId];
  const id = (prefix: string) => derivedId(env, "chat-id", prefix, parts);
  return { chatId: await id("chat"), visitorId: verifiedId ?? (await id("visitor")) };
}

/**
 * Of the ticket that a request makes without a chat: another than a chat's under the same key. Its files are kept under it
 * before anybody says who sends it.
 */
export async function requestIdOf(
  env: Env,
  siteId: string,
  startKey: string,
): Promise<{ ticketId: string; visitorId: string }> {
  const id = (prefix: string) => derivedId(env, "chat-id", prefix, [siteId, startKey, "request"]);
  return { ticketId: await id("chat"), visitorId: await id("visitor") };
}

/** Whom a website calls by this `sub`: the same person on all devices, and nobody on another site. */
export function verifiedVisitorId(env: Env, siteId: string, subject: string): Promise<string> {
  return derivedId(env, "visitor-id", "visitor", [siteId, subject]);
}

async function derivedId(
  env: Env,
  purpose: "chat-id" | "visitor-id",
  prefix: string,
  parts: readonly string[],
): Promise<string> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", await keyFor(env, purpose), hmac, false, ["sign"]);
  const text = new TextEncoder().encode(JSON.stringify([prefix, ...parts]));
  return idOf(prefix, new Uint8Array(await crypto.subtle.sign("HMAC", key, text)));
}
