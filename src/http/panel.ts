// The panel's document: who may frame it differs by site, and the site's settings stand in it, so that the panel is drawn
// as the site wants it at once.
import { Hono } from "hono";
import * as v from "valibot";
import { SiteKey } from "../protocol/ids.ts";
import { query } from "./checked.ts";
import type { Doors } from "./doors.ts";
import { Refusal } from "./problems.ts";
import { cachedSite, originsOf, panelSite } from "./sites.ts";

export const panel = new Hono<Doors>().get("/", query(v.object({ site: SiteKey })), async (c) => {
  const url = new URL(c.req.url);
  const site = await cachedSite(c.env, c.req.valid("query").site);
  if (site === null) throw new Refusal("not_found");
  const document = await c.env.ASSETS.fetch(new URL("/panel", url));
  const said = JSON.stringify(panelSite(site)).replaceAll("<", "\\u003c");
  const page = (await document.text()).replace(
    "</head>",
    () => `<script type="application/json" id="site">${said}</script></head>`,
  );
  return new Response(page, {
    status: document.status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      // A page that isolates itself (COEP) may frame only what says the same.
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "cross-origin",
      "content-security-policy": policy(url, originsOf(site)),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
  });
});

function policy(url: URL, origins: readonly string[] | "any"): string {
  const sockets = `${url.protocol === "https:" ? "wss" : "ws"}://${url.host}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors(origins)}`,
  ].join("; ");
}

function ancestors(origins: readonly string[] | "any"): string {
  if (origins === "any") return "*";
  return origins.length === 0 ? "'none'" : origins.join(" ");
}
