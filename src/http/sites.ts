// A site's settings on their way to its widget: checked, with the defaults filled in, and kept at the edge for a minute.
import * as v from "valibot";
import { openDatabase } from "../db/database.ts";
import { type SiteRow, siteByKey } from "../db/sites.ts";
import { readableOn, type Scheme, schemeOf } from "../domain/colours.ts";
import type { Env } from "../env.ts";
import { type LoaderSite, Origin, type PanelSite, SiteSettings } from "../protocol/site-settings.ts";

/** So long may a change of the settings take to be seen, seconds. */
export const settingsMaxAge = 60;

/** What was stored and is no longer understood counts as not set. */
export function settingsOf(site: Pick<SiteRow, "id" | "settings">): SiteSettings {
  const checked = v.safeParse(SiteSettings, site.settings);
  if (checked.success) return checked.output;
  const wrong = checked.issues.map((issue) => v.getDotPath(issue));
  console.error(JSON.stringify({ event: "bad_site_settings", site: site.id, wrong }));
  const kept = Object.entries(site.settings).filter(
    ([name]) => !wrong.some((path) => path?.split(".")[0] === name),
  );
  return v.parse(SiteSettings, Object.fromEntries(kept));
}

/** Where the widget may stand; empty: anywhere. What is no origin is left out, and then nobody may unless another is one. */
export function originsOf(site: Pick<SiteRow, "allowedOrigins">): readonly string[] | "any" {
  if (site.allowedOrigins.length === 0) return "any";
  return site.allowedOrigins.filter((origin) => v.is(Origin, origin));
}

export function loaderSite(site: SiteRow): LoaderSite {
  const { look, place, language, proactive } = settingsOf(site);
  const { version, name } = site;
  const accent = look.accent.toLowerCase();
  const { radius } = look;
  return { version, name, accent, onAccent: readableOn(accent), radius, place, language, proactive };
}

export function panelSite(site: SiteRow): PanelSite {
  const { look, place: _place, proactive: _proactive, ...rest } = settingsOf(site);
  const { version, name } = site;
  return { version, name, theme: look.theme, colours: coloursOf(look), ...rest };
}

/** The defaults are the panel's own sheet. */
function coloursOf({ accent, radius }: SiteSettings["look"]): PanelSite["colours"] {
  const standard = v.parse(SiteSettings, {}).look;
  const radii = { "--radius": `${radius}px`, "--radius-s": `${Math.round(radius * 0.625)}px` };
  if (accent.toLowerCase() === standard.accent) return radius === standard.radius ? {} : radii;
  const light = schemeOf(accent, "light");
  const dark = schemeOf(accent, "dark");
  const both = (part: keyof Scheme) => `light-dark(${light[part]}, ${dark[part]})`;
  return {
    ...radii,
    "--head": both("surface"),
    "--head-ink": both("onSurface"),
    "--head-soft": both("onSurface"),
    "--head-hover": both("surfaceStrong"),
    "--own": both("surface"),
    "--own-ink": both("onSurface"),
    "--accent": both("accent"),
    "--accent-strong": both("accentStrong"),
    "--on-accent": both("onAccent"),
    "--accent-soft": both("soft"),
  };
}

/** From the edge's cache where it is young enough. Null where the key is unknown or revoked. */
export async function cachedSite(env: Env, key: string): Promise<SiteRow | null> {
  const kept = await caches.default.match(cachePlace(key));
  if (kept) return kept.json();
  const site = await siteByKey(openDatabase(env.DB), key);
  const headers = { "content-type": "application/json", "cache-control": `max-age=${settingsMaxAge}` };
  if (site !== null)
    await caches.default.put(cachePlace(key), new Response(JSON.stringify(site), { headers }));
  return site;
}

/** Here, at least: other places of the network forget it when its time is over. */
export async function forgetCachedSite(key: string): Promise<void> {
  await caches.default.delete(cachePlace(key));
}

/** An address that no request ever has. */
function cachePlace(key: string): string {
  return `https://cache.porchlight.invalid/site/${encodeURIComponent(key)}`;
}
