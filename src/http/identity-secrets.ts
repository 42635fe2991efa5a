// The secrets with which a website signs its visitors' tokens. They have to be used, so they are not hashed: each is sealed
// under a key of ours, for its site alone, and is shown once, when it is issued. Two hold at once, so that they can be changed.
import type { Database } from "../db/database.ts";
import type { SealedSecret } from "../db/schema.ts";
import { changeIdentitySecrets, identitySecretsOf } from "../db/sites.ts";
import type { Env } from "../env.ts";
import { limits } from "../protocol/limits.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { newId } from "./new-id.ts";
import { Refusal } from "./problems.ts";
import { keyFor } from "./secret-keys.ts";

const ivBytes = 12;

export interface IdentitySecret {
  id: string;
  /** What the website's server signs with, as UTF-8. */
  secret: string;
}

/** Refuses a third one: the oldest has to be revoked first. */
export async function issueIdentitySecret(env: Env, db: Database, siteId: string): Promise<IdentitySecret> {
  const before = await identitySecretsOf(db, siteId);
  if (before.length >= limits.identitySecretsMax) throw new Refusal("too_many");
  const issued = { id: newId("secret"), secret: toBase64url(crypto.getRandomValues(new Uint8Array(32))) };
  const sealed = { id: issued.id, sealed: await seal(env, siteId, issued.secret), createdAt: Date.now() };
  if (!(await changeIdentitySecrets(db, siteId, before, [sealed, ...before])))
    throw new Refusal("stale_version");
  return issued;
}

/** What was proved with it holds no longer. */
export async function revokeIdentitySecret(db: Database, siteId: string, id: string): Promise<void> {
  const before = await identitySecretsOf(db, siteId);
  const after = before.filter((secret) => secret.id !== id);
  if (after.length === before.length) throw new Refusal("not_found");
  if (!(await changeIdentitySecrets(db, siteId, before, after))) throw new Refusal("stale_version");
}

/** Those that hold now, the newest first. One that cannot be opened, since our own secret was changed, holds no more. */
export async function openIdentitySecrets(env: Env, db: Database, siteId: string): Promise<IdentitySecret[]> {
  const opened = (await identitySecretsOf(db, siteId)).map((secret) => unseal(env, siteId, secret));
  return (await Promise.all(opened)).filter((secret) => secret !== null);
}

async function seal(env: Env, siteId: string, secret: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const text = new TextEncoder().encode(secret);
  const sealed = await crypto.subtle.encrypt(forSite(siteId, iv), await sealingKey(env), text);
  return `${toBase64url(iv)}.${toBase64url(new Uint8Array(sealed))}`;
}

async function unseal(
  env: Env,
  siteId: string,
  { id, sealed }: SealedSecret,
): Promise<IdentitySecret | null> {
  const [iv = "", text = ""] = sealed.split(".");
  try {
    const how = forSite(siteId, fromBase64url(iv));
    const opened = await crypto.subtle.decrypt(how, await sealingKey(env), fromBase64url(text));
    return { id, secret: new TextDecoder().decode(opened) };
  } catch {
    console.error(JSON.stringify({ event: "sealed_secret_unreadable", site: siteId, secret: id }));
    return null;
  }
}

/** What was sealed for one site opens for no other. */
function forSite(siteId: string, iv: Uint8Array) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(siteId) };
}

async function sealingKey(env: Env): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", await keyFor(env, "identity-secret"), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
}
