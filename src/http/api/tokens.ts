// Tokens of the admin API: made, listed, revoked. Nobody gives away more than they have.
import type * as v from "valibot";
import { createToken, revokeToken, type TokenRow, tokensAfter } from "../../db/api-tokens.ts";
import {
  ApiToken,
  CreatedToken,
  CreateToken,
  OfToken,
  Page,
  Paging,
  scopes,
} from "../../protocol/admin-api.ts";
import { hashOf } from "../identity.ts";
import { Refusal } from "../problems.ts";
import { byAge, pageOf } from "./cursor.ts";
import { type Endpoint, endpoint } from "./endpoint.ts";
import { newToken } from "./principal.ts";

const dayMs = 86_400_000;

export const tokens: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/tokens",
    scope: "tokens:read",
    summary: "All tokens, the newest first, without what opens doors",
    query: Paging,
    answer: Page(ApiToken),
    run: ({ query }, { db }) =>
      pageOf(
        query,
        { schema: byAge, of: ({ createdAt, id }: TokenRow) => ({ at: createdAt, id }) },
        (after, limit) => tokensAfter(db, after, limit),
        shown,
      ),
  }),
  endpoint({
    method: "POST",
    path: "/tokens",
    scope: "tokens:write",
    summary: "A new token; it is shown in this answer and never again",
    body: CreateToken,
    answer: CreatedToken,
    async run({ body }, { db, principal, now, newId, audit }) {
      const missing = body.scopes.filter((scope) => !principal.scopes.includes(scope));
      if (missing.length > 0) throw new Refusal("missing_scope", { scopes: missing });
      const id = await newId("token");
      const token = newToken();
      const row: TokenRow = {
        ...{ id, name: body.name, scopes: body.scopes, tokenHash: await hashOf(token) },
        ...{ createdBy: principal.id, createdAt: now, lastUsedAt: null, revokedAt: null },
        expiresAt: body.days === null ? null : now + body.days * dayMs,
      };
      await createToken(
        db,
        row,
        audit("token.created", id, { name: body.name, scopes: body.scopes, days: body.days }),
      );
      return { ...shown(row), token };
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/tokens/:id",
    scope: "tokens:write",
    summary: "Revokes a token at once and for good",
    params: OfToken,
    answer: ApiToken,
    async run({ params }, { db, now, audit }) {
      const revoked = await revokeToken(db, params.id, now, audit("token.revoked", params.id, {}));
      if (revoked === null) throw new Refusal("not_found");
      return shown(revoked);
    },
  }),
];

function shown(row: TokenRow): v.InferOutput<typeof ApiToken> {
  const { id, name, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  const own = scopes.filter((scope) => row.scopes.includes(scope));
  return { id, name, scopes: own, createdAt, expiresAt, lastUsedAt, revokedAt };
}
