// The secrets with which a website signs its visitors' tokens. They have to be used, so they are not hashed: each is sealed
// under a key of ours, for its site alone, and is shown once, when it is issued. Two hold at once, so that they can be changed.
import type { AuditEntry } from "../db/audit.ts";
import type { Database } from "../db/database.ts";
import type { SealedSecret } from "../db/schema.ts";
import { changeIdentitySecrets, identitySecretsOf } from "../db/sites.ts";
import type { Env } from "../env.ts";
import { limits } from "../protocol/limits.ts";
import { toBase64url } from "./base64url.ts";
import { newId } from "./new-id.ts";
import { Refusal } from "./problems.ts";
import { seal, unseal } from "./sealing.ts";

export interface IdentitySecret {
  id: string;
  /** What the website's server signs with, as UTF-8. */
  secret: string;
}

/** Refuses a third one: the oldest has to be revoked first. `audit` says who did it, of a secret with that id. */
export async function issueIdentitySecret(
  env: Env,
  db: Database,
  siteId: string,
  audit?: (secretId: string) => AuditEntry,
): Promise<IdentitySecret> {
  const before = await identitySecretsOf(db, siteId);
  if (before.length >= limits.identitySecretsMax) throw new Refusal("too_many");
  const issued = { id: newId("secret"), secret: toBase64url(crypto.getRandomValues(new Uint8Array(32))) };
  const sealed = {
    id: issued.id,
    sealed: await seal(env, "identity-secret", siteId, issued.secret),
    createdAt: Date.now(),
  };
  if (!(await changeIdentitySecrets(db, siteId, before, [sealed, ...before], audit?.(issued.id))))
    throw new Refusal("stale_version");
  return issued;
}

/** What was proved with it holds no longer. */
export async function revokeIdentitySecret(
  db: Database,
  siteId: string,
  id: string,
  audit?: AuditEntry,
): Promise<void> {
  const before = await identitySecretsOf(db, siteId);
  const after = before.filter((secret) => secret.id !== id);
  if (after.length === before.length) throw new Refusal("not_found");
  if (!(await changeIdentitySecrets(db, siteId, before, after, audit))) throw new Refusal("stale_version");
}

/** Those that hold now, the newest first. One that cannot be opened, since our own secret was changed, holds no more. */
export async function openIdentitySecrets(env: Env, db: Database, siteId: string): Promise<IdentitySecret[]> {
  const all = (await identitySecretsOf(db, siteId)).map((secret) => opened(env, siteId, secret));
  return (await Promise.all(all)).filter((secret) => secret !== null);
}

async function opened(
  env: Env,
  siteId: string,
  { id, sealed }: SealedSecret,
): Promise<IdentitySecret | null> {
  const secret = await unseal(env, "identity-secret", siteId, sealed);
  if (secret !== null) return { id, secret };
  console.error(JSON.stringify({ event: "sealed_secret_unreadable", site: siteId, secret: id }));
  return null;
}
