// A site's identity secrets over the admin API: issued, listed without what they are, revoked.
import { identitySecretsOf } from "../../db/sites.ts";
import { IdentitySecret, IssuedSecret, OfSecret, OfSite, Page } from "../../protocol/admin-api.ts";
import { issueIdentitySecret, revokeIdentitySecret } from "../identity-secrets.ts";
import { Refusal } from "../problems.ts";
import { type Endpoint, endpoint } from "./endpoint.ts";
import { siteFound } from "./sites.ts";

export const identitySecrets: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/sites/:id/identity-secrets",
    scope: "sites:read",
    summary: "The identity secrets that hold, the newest first, without the secrets themselves",
    params: OfSite,
    answer: Page(IdentitySecret),
    async run({ params }, asked) {
      const site = await siteFound(params.id, asked);
      const secrets = await identitySecretsOf(asked.db, site.id);
      return { data: secrets.map(({ id, createdAt }) => ({ id, createdAt })), nextCursor: null };
    },
  }),
  endpoint({
    method: "POST",
    path: "/sites/:id/identity-secrets",
    scope: "sites:write",
    summary: "A new identity secret; it is shown in this answer and never again",
    params: OfSite,
    answer: IssuedSecret,
    async run({ params }, asked) {
      const { env, db, audit } = asked;
      const site = await siteFound(params.id, asked);
      if (site.revokedAt !== null) throw new Refusal("not_found");
      return issueIdentitySecret(env, db, site.id, (secretId) =>
        audit("site.identity_secret_issued", site.id, { secretId }),
      );
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/sites/:id/identity-secrets/:secretId",
    scope: "sites:write",
    summary: "Revokes an identity secret: what was proved with it holds no longer",
    params: OfSecret,
    async run({ params }, asked) {
      const { db, audit } = asked;
      const { id } = await siteFound(params.id, asked);
      const entry = audit("site.identity_secret_revoked", id, { secretId: params.secretId });
      await revokeIdentitySecret(db, id, params.secretId, entry);
      return null;
    },
  }),
];
