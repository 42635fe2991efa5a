import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { articleOf, articlesOf, findArticles, writeArticle } from "../../src/db/articles.ts";
import { openDatabase } from "../../src/db/database.ts";
import { cluesOf } from "../../src/domain/article-finding.ts";
import type { Article, ArticleLanguage, Articles } from "../../src/protocol/article-api.ts";
import { limits } from "../../src/protocol/limits.ts";
import { countedD1 } from "../support/counted-d1.ts";
import naughty from "../support/data/naughty-strings.json?raw";
import { call, problemOf } from "../support/doors.ts";
import { addSite, freshId } from "../support/rows.ts";
import { hostileQueries } from "../support/search-words.ts";

const db = openDatabase(env.DB);
let site = { id: "", key: "" };
const ids: Record<string, string> = {};

async function add(siteId: string, title: string, body: string, more: object = {}): Promise<string> {
  const id = freshId("article");
  const language: ArticleLanguage = /\p{scx=Han}/u.test(title) ? "zh-CN" : "en";
  await writeArticle(db, { id, siteId, language, title, body, position: 0, published: true, ...more });
  return id;
}

beforeAll(async () => {
  site = await addSite(db);
  ids.delivery = await add(site.id, "How long does delivery take?", "**Three** days.", { position: 1 });
  ids.broken = await add(site.id, "A lamp arrived broken", "We send another, delivery is free.", {
    position: 2,
  });
  ids.secret = await add(site.id, "Delivery to the moon", "Not yet.", { published: false });
  ids.peisong = await add(site.id, "配送需要多久？", "三天送达。", { position: 1 });
});

async function list(query: string, key = site.key): Promise<string[]> {
  const answer = await call(`/visitor/articles?site=${key}&${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json<Articles>()).data.map(({ id }) => id);
}

function vote(id: string, json: object): Promise<Response> {
  return call(`/visitor/articles/${id}/vote`, {
    json: { site: site.key, ...json },
    headers: { "cf-connecting-ip": freshId("ip") },
  });
}

async function counts(id: string) {
  return env.DB.prepare("SELECT helped, not_helped FROM articles WHERE id = ?").bind(id).first();
}

it("a visitor sees the site's articles in their language, in the site's order, and none that is not published", async () => {
  expect(await list("language=en")).toEqual([ids.delivery, ids.broken]);
  expect(await list("language=zh-CN")).toEqual([ids.peisong]);
  expect(await list("")).toEqual([ids.delivery, ids.broken]);
});

it("a question finds what may answer it, also in two Chinese characters, and in the other language where there is none", async () => {
  expect(await list("language=en&q=when+is+my+delivery")).toEqual([ids.delivery, ids.broken]);
  expect(await list(`language=zh-CN&q=${encodeURIComponent("配送")}`)).toEqual([ids.peisong]);
  expect(await list(`language=en&q=${encodeURIComponent("配送")}`)).toEqual([ids.peisong]);
  expect(await list(`language=en&q=${encodeURIComponent("送配")}`)).toEqual([]);
  expect(await list("language=en&q=moon")).toEqual([]);
  expect(await list("language=en&q=de")).toEqual([]);
});

it("an article is read whole, and says for how long it may be kept", async () => {
  const answer = await call(`/visitor/articles/${ids.delivery}?site=${site.key}`);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=60");
  expect(await answer.json<Article>()).toEqual({
    id: ids.delivery,
    title: "How long does delivery take?",
    language: "en",
    body: "**Three** days.",
  });
});

it("another site's articles are not found, nor those of a site that shows none, or is revoked", async () => {
  const other = await addSite(db);
  const theirs = await add(other.id, "Delivery elsewhere", "Never.");
  expect(await list("language=en&q=delivery", other.key)).toEqual([theirs]);
  const silent = await addSite(db, { settings: { articles: false } });
  const hidden = await add(silent.id, "Delivery in silence", "Soon.");
  expect(await list("language=en", silent.key)).toEqual([]);
  expect(await list("language=en&q=delivery", silent.key)).toEqual([]);
  for (const [key, id] of [
    [site.key, theirs],
    [site.key, ids.secret],
    [silent.key, hidden],
    [site.key, freshId("article")],
    [site.key, "article_x"],
    [(await addSite(db, { revokedAt: 1 })).key, ids.delivery],
  ])
    expect(await problemOf(await call(`/visitor/articles/${id}?site=${key}`))).toEqual([404, "not_found"]);
});

it("a newer text is found by its new words and no longer by its old ones; one that is deleted by none", async () => {
  const shop = await addSite(db);
  const id = await add(shop.id, "Zinnias", "Water them.");
  expect(await list("q=zinnias", shop.key)).toEqual([id]);
  const draft = { id, siteId: shop.id, language: "en", position: 0, published: true } as const;
  await writeArticle(db, { ...draft, title: "Marigolds", body: "Leave them." });
  expect(await list("q=marigolds+please", shop.key)).toEqual([id]);
  expect(await list("q=zinnias+please", shop.key)).toEqual([]);
  await env.DB.prepare("DELETE FROM articles WHERE id = ?").bind(id).run();
  expect(await list("q=marigolds+now", shop.key)).toEqual([]);
});

it("each reader counts once, with the last word; repeated, it writes nothing", async () => {
  const id = ids.broken ?? "";
  const [vic, zoe] = ["v".repeat(22), "z".repeat(22)];
  expect((await vote(id, { voter: vic, helped: true })).status).toBe(204);
  for (let times = 0; times < 3; times++) await vote(id, { voter: vic, helped: true });
  expect(await counts(id)).toEqual({ helped: 1, not_helped: 0 });
  await vote(id, { voter: zoe, helped: false });
  await vote(id, { voter: vic, helped: false });
  expect(await counts(id)).toEqual({ helped: 0, not_helped: 2 });
  const kept = await env.DB.prepare("SELECT voter FROM article_votes").all();
  expect(JSON.stringify(kept.results)).not.toContain(vic);
});

it("a word on what is not there, or in no good form, counts nowhere", async () => {
  const voter = "x".repeat(22);
  for (const id of [ids.secret ?? "", freshId("article"), "article_x"])
    expect(await problemOf(await vote(id, { voter, helped: true }))).toEqual([404, "not_found"]);
  for (const json of [
    { voter: "short", helped: true },
    { voter },
    { voter, helped: "yes" },
    { helped: true },
  ])
    expect((await problemOf(await vote(ids.delivery ?? "", json)))[0]).toBe(400);
  expect(await counts(ids.delivery ?? "")).toEqual({ helped: 0, not_helped: 0 });
});

it("reading writes nothing, and looks at no other site's articles", async () => {
  const counted = countedD1(env.DB);
  const through = openDatabase(counted.d1);
  await articlesOf(through, site.id);
  await articleOf(through, site.id, ids.delivery ?? "");
  await findArticles(through, site.id, cluesOf("delivery lamp"));
  expect(counted.written).toBe(0);
  expect(counted.read).toBeGreaterThan(0);
});

it("whatever is asked for, there is an answer", async () => {
  const hostile: string[] = [...hostileQueries, ...JSON.parse(naughty).slice(0, 80)];
  for (const q of hostile)
    expect(
      (await call(`/visitor/articles?site=${site.key}&q=${encodeURIComponent(q.toWellFormed())}`)).status,
    ).toBe(200);
  const long = "delivery ".repeat(limits.questionChars / 9);
  expect((await list(`q=${encodeURIComponent(long)}`)).length).toBeGreaterThan(0);
  for (const query of ["language=xx", `q=${"x".repeat(limits.questionChars + 1)}`])
    expect((await call(`/visitor/articles?site=${site.key}&${query}`)).status).toBeGreaterThanOrEqual(400);
});
