// The panel's document: who may frame it differs by site, so it does not come straight from the assets.
import { Hono } from "hono";
import * as v from "valibot";
import { openDatabase } from "../db/database.ts";
import { siteByKey } from "../db/sites.ts";
import { SiteKey } from "../protocol/ids.ts";
import { query } from "./checked.ts";
import type { Doors } from "./doors.ts";
import { Refusal } from "./problems.ts";

export const panel = new Hono<Doors>().get("/", query(v.object({ site: SiteKey })), async (c) => {
  const site = await siteByKey(openDatabase(c.env.DB), c.req.valid("query").site);
  if (site === null) throw new Refusal("not_found");
  const url = new URL(c.req.url);
  const document = await c.env.ASSETS.fetch(new URL("/panel", url));
  return new Response(document.body, {
    status: document.status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": policy(url, site.allowedOrigins),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
  });
});

function policy(url: URL, allowedOrigins: readonly string[]): string {
  const sockets = `${url.protocol === "https:" ? "wss" : "ws"}://${url.host}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${allowedOrigins.length === 0 ? "*" : allowedOrigins.join(" ")}`,
  ].join("; ");
}
