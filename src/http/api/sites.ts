// Sites over the admin API: the websites that may show the widget, and how it looks there.
import type * as v from "valibot";
import { createSite, editSite, siteById, sitesAfter } from "../../db/site-edits.ts";
import type { SiteRow } from "../../db/sites.ts";
import { CreateSite, EditSite, OfSite, Page, Paging, Site } from "../../protocol/admin-api.ts";
import { Refusal } from "../problems.ts";
import { forgetCachedSite, settingsOf } from "../sites.ts";
import { byAge, pageOf } from "./cursor.ts";
import { type Asked, type Endpoint, endpoint } from "./endpoint.ts";

export const sites: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/sites",
    scope: "sites:read",
    summary: "All sites, the oldest first",
    query: Paging,
    answer: Page(Site),
    run: ({ query }, { db }) =>
      pageOf(
        query,
        { schema: byAge, of: ({ createdAt, id }: SiteRow) => ({ at: createdAt, id }) },
        (after, limit) => sitesAfter(db, after, limit),
        shown,
      ),
  }),
  endpoint({
    method: "POST",
    path: "/sites",
    scope: "sites:write",
    summary: "A new site, with a key for its snippet",
    body: CreateSite,
    answer: Site,
    versioned: true,
    async run({ body }, { db, now, newId, audit }) {
      const id = await newId("site");
      const { name, allowedOrigins, settings } = body;
      const site = { id, key: await newId("key"), name, allowedOrigins, settings, createdAt: now };
      return shown(await createSite(db, site, audit("site.created", id, { name, allowedOrigins, settings })));
    },
  }),
  endpoint({
    method: "GET",
    path: "/sites/:id",
    scope: "sites:read",
    summary: "One site",
    params: OfSite,
    answer: Site,
    versioned: true,
    run: async ({ params }, asked) => shown(await siteFound(params.id, asked)),
  }),
  endpoint({
    method: "PATCH",
    path: "/sites/:id",
    scope: "sites:write",
    summary: "Changes a site; its widget follows within a minute",
    params: OfSite,
    body: EditSite,
    answer: Site,
    versioned: true,
    async run({ params, body }, asked) {
      const { db, audit } = asked;
      const site = await siteFound(params.id, asked);
      const { name, allowedOrigins, settings } = body;
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(allowedOrigins === undefined ? {} : { allowedOrigins }),
        ...(settings === undefined ? {} : { settings: { ...site.settings, ...settings } }),
      };
      if (Object.keys(change).length === 0) return shown(site);
      const edited = await editSite(db, site, change, audit("site.edited", site.id, body));
      if (edited === null) throw new Refusal("stale_etag");
      await forgetCachedSite(edited.key);
      return shown(edited);
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/sites/:id",
    scope: "sites:write",
    summary: "Revokes a site: its snippet stops within a minute, its tickets stay",
    params: OfSite,
    answer: Site,
    versioned: true,
    async run({ params }, asked) {
      const { db, now, audit } = asked;
      const site = await siteFound(params.id, asked);
      if (site.revokedAt !== null) return shown(site);
      const revoked = await editSite(db, site, { revokedAt: now }, audit("site.revoked", site.id, {}));
      if (revoked === null) throw new Refusal("stale_etag");
      await forgetCachedSite(revoked.key);
      return shown(revoked);
    },
  }),
];

export async function siteFound(id: string, { db, ifMatch }: Asked): Promise<SiteRow> {
  const site = await siteById(db, id);
  if (site === null) throw new Refusal("not_found");
  if (ifMatch !== null && ifMatch !== site.version) throw new Refusal("stale_etag");
  return site;
}

function shown(site: SiteRow): v.InferOutput<typeof Site> {
  const { id, key, name, allowedOrigins, version, revokedAt, createdAt } = site;
  return { id, key, name, allowedOrigins, settings: settingsOf(site), version, revokedAt, createdAt };
}
