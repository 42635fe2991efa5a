// Help articles over the admin API; the widget shows a change within a minute.
import * as v from "valibot";
import {
  type ArticleRow,
  articleById,
  articlesAfter,
  countArticles,
  deleteArticle,
  writeArticle,
} from "../../db/articles.ts";
import {
  Article,
  ArticlesOfSite,
  CreateArticle,
  EditArticle,
  OfArticle,
  Page,
} from "../../protocol/admin-api.ts";
import { limits } from "../../protocol/limits.ts";
import { Refusal } from "../problems.ts";
import { pageOf } from "./cursor.ts";
import { type Asked, type Endpoint, endpoint } from "./endpoint.ts";
import { siteFound } from "./sites.ts";

export const articles: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/articles",
    scope: "articles:read",
    summary: "All articles, of one site or of all, with whom they helped",
    query: ArticlesOfSite,
    answer: Page(Article),
    run: ({ query }, { db }) =>
      pageOf(
        query,
        { schema: v.number(), of: ({ number }: ArticleRow) => number },
        (after, limit) => articlesAfter(db, query.siteId, after, limit),
        shown,
      ),
  }),
  endpoint({
    method: "POST",
    path: "/articles",
    scope: "articles:write",
    summary: "A new article",
    body: CreateArticle,
    answer: Article,
    versioned: true,
    async run({ body }, asked) {
      const { db, now, newId, audit } = asked;
      await siteFound(body.siteId, { ...asked, ifMatch: null });
      if ((await countArticles(db, body.siteId)) >= limits.articlesMax) throw new Refusal("too_many");
      const id = await newId("article");
      const { title, siteId, language } = body;
      await writeArticle(db, { id, ...body }, now, audit("article.created", id, { siteId, language, title }));
      return shown(await found(id, { ...asked, ifMatch: null }));
    },
  }),
  endpoint({
    method: "GET",
    path: "/articles/:id",
    scope: "articles:read",
    summary: "One article",
    params: OfArticle,
    answer: Article,
    versioned: true,
    run: async ({ params }, asked) => shown(await found(params.id, asked)),
  }),
  endpoint({
    method: "PATCH",
    path: "/articles/:id",
    scope: "articles:write",
    summary: "Changes an article; what its readers said stays",
    params: OfArticle,
    body: EditArticle,
    answer: Article,
    versioned: true,
    async run({ params, body }, asked) {
      const { db, now, audit } = asked;
      const before = await found(params.id, asked);
      const { id, siteId, language, title, body: text, position, published } = before;
      const draft = {
        ...{ id, siteId },
        language: body.language ?? language,
        title: body.title ?? title,
        body: body.body ?? text,
        position: body.position ?? position,
        published: body.published ?? published,
      };
      await writeArticle(db, draft, now, audit("article.edited", id, body));
      return shown(await found(id, { ...asked, ifMatch: null }));
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/articles/:id",
    scope: "articles:write",
    summary: "Removes an article, and what its readers said",
    params: OfArticle,
    async run({ params }, asked) {
      const { db, audit } = asked;
      const { id, title } = await found(params.id, asked);
      await deleteArticle(db, id, audit("article.deleted", id, { title }));
      return null;
    },
  }),
];

async function found(id: string, { db, ifMatch }: Asked): Promise<ArticleRow> {
  const article = await articleById(db, id);
  if (article === null) throw new Refusal("not_found");
  if (ifMatch !== null && ifMatch !== article.version) throw new Refusal("stale_etag");
  return article;
}

function shown({ number: _, ...article }: ArticleRow): v.InferOutput<typeof Article> {
  return article;
}
