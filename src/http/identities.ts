// Verified visitors: the website's own signed word for who its visitor is becomes a token of ours, and with that the visitor
// has the same chats on all devices. Refuses what is forged, foreign or too old, with a code and a reason for developers.
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { compactVerify } from "jose";
import * as v from "valibot";
import { type Database, openDatabase } from "../db/database.ts";
import { identitySecretsOf, siteByKey } from "../db/sites.ts";
import { chatOfVisitor, pastChats, runningChat } from "../db/visitor-chats.ts";
import { claimsOf } from "../domain/visitor-claims.ts";
import type { Env } from "../env.ts";
import {
  type ChatToken,
  type Identified,
  Identify,
  type VisitorChats,
  VisitorChatsQuery,
} from "../protocol/identity-api.ts";
import { ChatId } from "../protocol/ids.ts";
import { limits } from "../protocol/limits.ts";
import { verifiedVisitorId } from "./chat-id.ts";
import { body, params, query } from "./checked.ts";
import type { Doors } from "./doors.ts";
import { bearerOf } from "./identity.ts";
import { type IdentitySecret, openIdentitySecrets } from "./identity-secrets.ts";
import { Refusal } from "./problems.ts";
import { type IdentityToken, readIdentityToken, signIdentityToken, signVisitorToken } from "./tokens.ts";

interface IdentifiedDoors {
  Bindings: Env;
  Variables: { requestId: string; visitor: IdentityToken };
}

const isIdentified = createMiddleware<IdentifiedDoors>(async (c, next) => {
  c.set("visitor", await visitorOf(c.env, openDatabase(c.env.DB), bearerOf(c) ?? ""));
  await next();
});

const identify = new Hono<Doors>().post("/identity", body(Identify), async (c) => {
  const { site: key, token } = c.req.valid("json");
  const db = openDatabase(c.env.DB);
  const site = await siteByKey(db, key);
  if (site === null) throw new Refusal("not_found");
  const { secret, payload } = await proved(await openIdentitySecrets(c.env, db, site.id), token);
  const claimed = claimsOf(payload, Date.now());
  if (!claimed.ok) throw new Refusal(claimed.code, { token: claimed.reason });
  const { subject, name, email } = claimed.claims;
  const visitorId = await verifiedVisitorId(c.env, site.id, subject);
  const ours = await signIdentityToken(c.env, { visitor: visitorId, site: site.id, secret, name, email });
  return c.json({ token: ours, visitorId, name, email } satisfies Identified);
});

const chats = new Hono<IdentifiedDoors>()
  .get("/chats", isIdentified, query(VisitorChatsQuery), async (c) => {
    const { before } = c.req.valid("query");
    const db = openDatabase(c.env.DB);
    const { visitor } = c.get("visitor");
    const [running, found] = await Promise.all([
      before === undefined ? runningChat(db, visitor) : null,
      pastChats(db, visitor, before),
    ]);
    const data = found.slice(0, limits.pastChatsMax);
    return c.json({ running, data, more: found.length > data.length } satisfies VisitorChats);
  })
  .post("/chats/:id/token", isIdentified, params(v.object({ id: ChatId })), async (c) => {
    const { visitor, site } = c.get("visitor");
    const { id: chat } = c.req.valid("param");
    if (!(await chatOfVisitor(openDatabase(c.env.DB), visitor, chat))) throw new Refusal("not_found");
    return c.json({ token: await signVisitorToken(c.env, { chat, visitor, site }) } satisfies ChatToken);
  });

export const identities = new Hono<Doors>().route("/", identify).route("/", chats);

/** Whom the token of ours is of. Refuses one that is forged, too old, of another site, or from a secret that was revoked. */
export async function visitorOf(
  env: Env,
  db: Database,
  token: string | undefined,
  siteId?: string,
): Promise<IdentityToken> {
  const visitor = await readIdentityToken(env, token ?? "");
  if (visitor === null) throw new Refusal("expired_identity");
  if (siteId !== undefined && visitor.site !== siteId) throw new Refusal("bad_identity");
  const secrets = await identitySecretsOf(db, visitor.site);
  if (!secrets.some(({ id }) => id === visitor.secret)) throw new Refusal("expired_identity");
  return visitor;
}

/** What one of the secrets signed. Only HS256: the token has no say in how it is checked. */
async function proved(
  secrets: readonly IdentitySecret[],
  token: string,
): Promise<{ secret: string; payload: unknown }> {
  if (token.length > limits.identityChars) throw new Refusal("bad_identity", { token: "is too long" });
  for (const { id, secret } of secrets) {
    try {
      const key = new TextEncoder().encode(secret);
      const { payload } = await compactVerify(token, key, { algorithms: ["HS256"] });
      return { secret: id, payload: JSON.parse(new TextDecoder().decode(payload)) };
    } catch {
      // Another one may have.
    }
  }
  throw new Refusal("bad_identity", { token: "is not signed with HS256 by a secret of this site" });
}
