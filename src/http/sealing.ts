// Text that we have to read again, kept so that nobody else can: AES-GCM under a key of ours for one purpose, bound to what it
// belongs to.
import type { Env } from "../env.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { keyFor, type Purpose } from "./secret-keys.ts";

const ivBytes = 12;

/** What was sealed for one owner opens for no other. */
export async function seal(env: Env, purpose: Purpose, owner: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const key = await sealingKey(env, purpose);
  const sealed = await crypto.subtle.encrypt(bound(owner, iv), key, new TextEncoder().encode(text));
  return `${toBase64url(iv)}.${toBase64url(new Uint8Array(sealed))}`;
}

/** Null where it cannot be opened, such as after a change of our own secret. */
export async function unseal(
  env: Env,
  purpose: Purpose,
  owner: string,
  sealed: string,
): Promise<string | null> {
  const [iv = "", text = ""] = sealed.split(".");
  try {
    const key = await sealingKey(env, purpose);
    const opened = await crypto.subtle.decrypt(bound(owner, fromBase64url(iv)), key, fromBase64url(text));
    return new TextDecoder().decode(opened);
  } catch {
    return null;
  }
}

function bound(owner: string, iv: Uint8Array) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(owner) };
}

async function sealingKey(env: Env, purpose: Purpose): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", await keyFor(env, purpose), "AES-GCM", false, ["encrypt", "decrypt"]);
}
