// D1: help articles, and what their readers said of them.
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ArticleLanguage } from "../protocol/article-api.ts";

/** Help articles, for the visitors of one site. Their search index is `article_search` (migrations). */
export const articles = sqliteTable(
  "articles",
  {
    number: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    siteId: text().notNull(),
    language: text().$type<ArticleLanguage>().notNull(),
    title: text().notNull(),
    /** Light markup (domain/article-text.ts). */
    body: text().notNull(),
    position: integer().notNull().default(0),
    published: integer({ mode: "boolean" }).notNull().default(true),
    /** Whom it helped and whom not: kept by triggers on the votes. */
    helped: integer().notNull().default(0),
    notHelped: integer().notNull().default(0),
    updatedAt: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [index("articles_by_site").on(table.siteId, table.position)],
);

/** Who said whether an article helped: one word of each, which may change. */
export const articleVotes = sqliteTable(
  "article_votes",
  {
    articleId: text().notNull(),
    /** Tells voters apart, and says nothing of them. */
    voter: text().notNull(),
    helped: integer({ mode: "boolean" }).notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.voter] })],
);
