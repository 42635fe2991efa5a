// Help articles for the visitors of a site: the list, what may answer a question, one of them, and whether it helped.
// Kept at the edge for a minute; a view writes nothing. A site that shows none has none.
import { Hono } from "hono";
import * as v from "valibot";
import { articleOf, articlesOf, findArticles, voteOn } from "../db/articles.ts";
import { openDatabase } from "../db/database.ts";
import type { SiteRow } from "../db/sites.ts";
import { cluesOf, suggested } from "../domain/article-finding.ts";
import type { Env } from "../env.ts";
import {
  type Article,
  type ArticleLanguage,
  type ArticleLink,
  ArticleQuery,
  type Articles,
  ArticlesQuery,
  ArticleVote,
} from "../protocol/article-api.ts";
import { ArticleId } from "../protocol/ids.ts";
import { toBase64url } from "./base64url.ts";
import { body, params, query } from "./checked.ts";
import type { Doors } from "./doors.ts";
import { keptAtEdge } from "./edge-cache.ts";
import { Refusal } from "./problems.ts";
import { atMost } from "./rates.ts";
import { keyFor } from "./secret-keys.ts";
import { cachedSite, settingsMaxAge, settingsOf } from "./sites.ts";

const OfArticle = v.object({ id: ArticleId });
const forAMinute = `public, max-age=${settingsMaxAge}`;

export const articles = new Hono<Doors>()
  .get("/", query(ArticlesQuery), async (c) => {
    const { site: key, language, q = "" } = c.req.valid("query");
    const site = await siteOf(c.env, key);
    const clues = cluesOf(q);
    // Of two questions with the same clues the second is answered from the edge.
    const asked = JSON.stringify(clues);
    const isShown = settingsOf(site).articles && (q === "" || clues.length > 0);
    const data = isShown
      ? await keptAtEdge(["articles", site.id, language, asked], async () => {
          const db = openDatabase(c.env.DB);
          if (q === "") return inLanguage(await articlesOf(db, site.id), language).map(linkOf);
          const found = inLanguage(await findArticles(db, site.id, clues), language);
          return suggested(found, clues).map(linkOf);
        })
      : [];
    c.header("cache-control", forAMinute);
    return c.json({ data } satisfies Articles);
  })
  .get("/:id", params(OfArticle), query(ArticleQuery), async (c) => {
    const site = await siteOf(c.env, c.req.valid("query").site);
    const { id } = c.req.valid("param");
    const article = settingsOf(site).articles
      ? await keptAtEdge(["article", site.id, id], () => articleOf(openDatabase(c.env.DB), site.id, id))
      : null;
    if (article === null) throw new Refusal("not_found");
    c.header("cache-control", forAMinute);
    return c.json(article satisfies Article);
  })
  .post("/:id/vote", atMost("START_RATE"), params(OfArticle), body(ArticleVote), async (c) => {
    const { site: key, voter, helped } = c.req.valid("json");
    const { id } = c.req.valid("param");
    const site = await siteOf(c.env, key);
    const db = openDatabase(c.env.DB);
    if (!settingsOf(site).articles || (await articleOf(db, site.id, id)) === null)
      throw new Refusal("not_found");
    await voteOn(db, { articleId: id, voter: await hashOf(c.env, site.id, voter), helped, at: Date.now() });
    return c.body(null, 204);
  });

async function siteOf(env: Env, key: string): Promise<SiteRow> {
  const site = await cachedSite(env, key);
  if (site === null) throw new Refusal("not_found");
  return site;
}

/** Those in the language; where there are none, the others. */
function inLanguage<A extends { language: ArticleLanguage }>(
  found: readonly A[],
  language: ArticleLanguage,
): A[] {
  const own = found.filter((article) => article.language === language);
  return own.length > 0 ? own : [...found];
}

function linkOf({ id, title, language }: ArticleLink): ArticleLink {
  return { id, title, language };
}

/** So that nobody who reads the database learns a device's key. */
async function hashOf(env: Env, siteId: string, voter: string): Promise<string> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", await keyFor(env, "article-vote"), hmac, false, ["sign"]);
  const text = new TextEncoder().encode(JSON.stringify([siteId, voter]));
  return toBase64url(new Uint8Array(await crypto.subtle.sign("HMAC", key, text))).slice(0, 22);
}
