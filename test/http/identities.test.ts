import { env } from "cloudflare:workers";
import fc from "fast-check";
import { CompactSign, generateKeyPair, SignJWT } from "jose";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { siteByKey } from "../../src/db/sites.ts";
import { verifiedVisitorId } from "../../src/http/chat-id.ts";
import {
  type IdentitySecret,
  issueIdentitySecret,
  openIdentitySecrets,
  revokeIdentitySecret,
} from "../../src/http/identity-secrets.ts";
import { signIdentityToken, signVisitorToken } from "../../src/http/tokens.ts";
import { VisitorId } from "../../src/protocol/ids.ts";
import { spans } from "../../src/protocol/limits.ts";
import type { StartedChat } from "../../src/protocol/visitor-api.ts";
import { call, problemOf } from "../support/doors.ts";
import { addDepartment, addSite, freshId } from "../support/rows.ts";
import { identified, issueSecret, signedBy, vic } from "../support/signed-in.ts";

const db = openDatabase(env.DB);
let site = { id: "", key: "" };
let other = { id: "", key: "" };
let support = "";
let secret: IdentitySecret = { id: "", secret: "" };

beforeAll(async () => {
  [site, other, support] = [await addSite(db), await addSite(db), await addDepartment(db)];
  secret = await issueSecret(site.id);
  await issueSecret(other.id);
});

afterEach(() => {
  vi.useRealTimers();
});

function says(token: string, key = site.key): Promise<Response> {
  return call("/visitor/identity", { json: { site: key, token } });
}

function start(fields: object): Promise<Response> {
  const startKey = freshId("start_key_of_a_visitor");
  const json = { site: site.key, departmentId: support, startKey, name: "Somebody", question: "Open?" };
  return call("/visitor/chats", { json: { ...json, ...fields } });
}

/** A token as text, with whatever header and signature. */
function raw(header: object, payload: object, signature = ""): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, "");
  return `${part(header)}.${part(payload)}.${signature}`;
}

it("the website's word becomes a token of ours, and a start with it is of whom the website says", async () => {
  const who = await identified(site.key, secret.secret);
  expect(who).toMatchObject({ name: "Vic Verified", email: "vic@shop.example" });
  const forged = { name: "Mallory", email: "mallory@evil.example" };
  const started = await start({ identity: who.token, ...forged });
  expect(started.status).toBe(201);
  expect((await started.json<StartedChat>()).view.visitor).toEqual({
    name: "Vic Verified",
    email: "vic@shop.example",
    isVerified: true,
  });
  const unverified = await (await start({ email: "vic@shop.example" })).json<StartedChat>();
  expect(unverified.view.visitor.isVerified).toBe(false);
});

it("a token that is forged, foreign or misshapen is refused with a code, and told why", async () => {
  expect((await says(await signedBy(secret.secret))).status).toBe(200);
  const now = Math.floor(Date.now() / 1000);
  const claims = { ...vic, iat: now, exp: now + 600 };
  const key = new TextEncoder().encode(secret.secret);
  const pair = await generateKeyPair("RS256");
  const whole = await signedBy(secret.secret);
  const [head = "", payload = "", signature = ""] = whole.split(".");
  const others = (await openIdentitySecrets(env, db, other.id)).map((one) => one.secret);
  const forged: Record<string, string> = {
    "alg none": raw({ alg: "none" }, claims),
    "alg None, with a signature": raw({ alg: "None" }, claims, signature),
    "no alg": raw({ typ: "JWT" }, claims, signature),
    RS256: await new SignJWT(claims).setProtectedHeader({ alg: "RS256" }).sign(pair.privateKey),
    HS384: await new SignJWT(claims).setProtectedHeader({ alg: "HS384" }).sign(key),
    HS512: await new SignJWT(claims).setProtectedHeader({ alg: "HS512" }).sign(key),
    "a critical header we do not know": raw({ alg: "HS256", crit: ["x"], x: 1 }, claims, signature),
    "another key": await signedBy("somebody-elses-secret-somebody-elses"),
    "an empty key's neighbour": await signedBy(" "),
    "another site's key": await signedBy(others[0] ?? ""),
    "changed claims": `${head}.${btoa(JSON.stringify({ ...claims, sub: "user-18" })).replace(/=+$/, "")}.${signature}`,
    "no signature": `${head}.${payload}.`,
    "five parts": `${whole}.x.y`,
    "no token": "",
    "no JSON": await new CompactSign(new TextEncoder().encode("Vic"))
      .setProtectedHeader({ alg: "HS256" })
      .sign(key),
    "no sub": await signedBy(secret.secret, { name: "Vic" }),
    "a sub too long": await signedBy(secret.secret, { sub: "x".repeat(201) }),
    "no exp": await new SignJWT({ ...vic }).setProtectedHeader({ alg: "HS256" }).sign(key),
    "an hour": await signedBy(secret.secret, { ...vic, exp: now + 3_600 }),
    "not yet": await signedBy(secret.secret, { ...vic, nbf: now + 300 }),
    oversized: await signedBy(secret.secret, { ...vic, padding: "x".repeat(5_000) }),
    "a chat's own token": await signVisitorToken(env, {
      chat: freshId("chat"),
      visitor: freshId("visitor"),
      site: site.id,
    }),
  };
  for (const [name, token] of Object.entries(forged))
    expect([name, ...(await problemOf(await says(token)))]).toEqual([name, 401, "bad_identity"]);
  const late = await signedBy(secret.secret, { ...vic, iat: now - 900, exp: now - 300 });
  expect(await problemOf(await says(late))).toEqual([401, "expired_identity"]);
  const told = await says(await signedBy(secret.secret, { ...vic, exp: now + 3_600 }));
  expect(await told.json()).toMatchObject({ error: { details: { token: "lives longer than ten minutes" } } });
});

it("an unknown and a revoked site know nobody", async () => {
  const revoked = await addSite(db, { revokedAt: 1 });
  for (const key of [revoked.key, "key_zzzzzzzzzzzzzzzzzzzz"])
    expect(await problemOf(await says(await signedBy(secret.secret), key))).toEqual([404, "not_found"]);
});

it("the same person is one visitor, whatever their name and device, and another on another site", async () => {
  const shop = await addSite(db);
  const theirs = await issueSecret(shop.id);
  const [one, again, elsewhere, bo] = [
    await identified(site.key, secret.secret),
    await identified(site.key, secret.secret, { sub: "user-17", name: "Vic, married" }),
    await identified(shop.key, theirs.secret),
    await identified(site.key, secret.secret, { ...vic, sub: "user-18" }),
  ];
  expect(again.visitorId).toBe(one.visitorId);
  expect(new Set([one, elsewhere, bo].map(({ visitorId }) => visitorId)).size).toBe(3);
});

it("no two persons share an id, however their site and their own id are cut", async () => {
  const part = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom("a", "b", '"', ",", '","', "a,b", "é", "é"),
  );
  await fc.assert(
    fc.asyncProperty(fc.tuple(part, part), fc.tuple(part, part), async (one, another) => {
      const [first, second] = [
        await verifiedVisitorId(env, ...one),
        await verifiedVisitorId(env, ...another),
      ];
      expect(VisitorId["~run"]({ value: first }, {}).issues).toBeUndefined();
      expect(first === second).toBe(JSON.stringify(one) === JSON.stringify(another));
    }),
  );
});

it("two secrets hold at once, a third does not, and one that is revoked takes its tokens along", async () => {
  const shop = await addSite(db);
  const old = await issueSecret(shop.id);
  const before = await identified(shop.key, old.secret);
  const fresh = await issueIdentitySecret(env, db, shop.id);
  const after = await identified(shop.key, fresh.secret);
  expect(after.visitorId).toBe(before.visitorId);
  await expect(issueSecret(shop.id)).rejects.toMatchObject({ code: "too_many" });
  for (const { token } of [before, after])
    expect((await call("/visitor/chats", { bearer: token })).status).toBe(200);
  await revokeIdentitySecret(db, shop.id, old.id);
  expect(await problemOf(await says(await signedBy(old.secret), shop.key))).toEqual([401, "bad_identity"]);
  expect(await problemOf(await call("/visitor/chats", { bearer: before.token }))).toEqual([
    401,
    "expired_identity",
  ]);
  expect((await call("/visitor/chats", { bearer: after.token })).status).toBe(200);
  await expect(revokeIdentitySecret(db, shop.id, old.id)).rejects.toMatchObject({ code: "not_found" });
});

it("a secret lies sealed in the database, for its own site, and is not among what a site's row tells", async () => {
  const shop = await addSite(db);
  const { secret: plain } = await issueSecret(shop.id);
  expect(await openIdentitySecrets(env, db, shop.id)).toMatchObject([{ secret: plain }]);
  const row = await env.DB.prepare("SELECT * FROM sites WHERE id = ?").bind(shop.id).first();
  expect(JSON.stringify(row)).not.toContain(plain);
  expect(row?.version).toBe(2);
  expect(JSON.stringify(await siteByKey(db, shop.key))).not.toContain("sealed");
  const stolen = await addSite(db);
  await env.DB.prepare("UPDATE sites SET identity_secrets = ? WHERE id = ?")
    .bind(row?.identity_secrets, stolen.id)
    .run();
  expect(await openIdentitySecrets(env, db, stolen.id)).toEqual([]);
  const changed = { ...env, PORCHLIGHT_SECRET: "another-secret-another-secret-another" };
  expect(await openIdentitySecrets(changed, db, shop.id)).toEqual([]);
});

it("our token holds a day, on its own site, and is no chat's", async () => {
  const who = await identified(site.key, secret.secret);
  expect((await start({ identity: who.token })).status).toBe(201);
  expect(await problemOf(await start({ identity: "nonsense" }))).toEqual([401, "expired_identity"]);
  expect(await problemOf(await start({ site: other.key, identity: who.token }))).toEqual([
    401,
    "bad_identity",
  ]);
  const chat = await (await start({})).json<StartedChat>();
  for (const bearer of ["", "nonsense", chat.token, chat.ticket])
    expect(await problemOf(await call("/visitor/chats", { bearer }))).toEqual([401, "expired_identity"]);
  expect(await problemOf(await call("/visitor/history", { bearer: who.token }))).toEqual([
    401,
    "unauthenticated",
  ]);
  const forged = await signIdentityToken(
    { ...env, PORCHLIGHT_SECRET: "another-secret-another-secret-another" },
    { visitor: who.visitorId, site: site.id, secret: secret.id, name: "Mallory", email: null },
  );
  expect(await problemOf(await start({ identity: forged }))).toEqual([401, "expired_identity"]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.identityTokenMs + 1000 });
  expect(await problemOf(await start({ identity: who.token }))).toEqual([401, "expired_identity"]);
});
