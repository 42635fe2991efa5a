// The chat that a start key begins: the same key on the same site is the same chat and the same visitor, so a start
// whose answer was lost can be repeated. Nobody without our secret can tell the id from the key.
import type { Env } from "../env.ts";
import { idOf } from "../protocol/id-of.ts";
import { keyFor } from "./secret-keys.ts";

export async function chatIdOf(
  env: Env,
  siteId: string,
  startKey: string,
): Promise<{ chatId: string; visitorId: string }> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", await keyFor(env, "chat-id"), hmac, false, ["sign"]);
  const id = async (prefix: string) => {
    const text = new TextEncoder().encode(JSON.stringify([prefix, siteId, startKey]));
    return idOf(prefix, new Uint8Array(await crypto.subtle.sign("HMAC", key, text)));
  };
  return { chatId: await id("chat"), visitorId: await id("visitor") };
}
