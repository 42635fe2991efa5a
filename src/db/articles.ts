// Help articles: written with their search terms in one transaction, found by them, and what readers said of them.
import { and, asc, eq, sql } from "drizzle-orm";
import { articleMatchOf, type Clue, siteMarkOf } from "../domain/article-finding.ts";
import { articleWords } from "../domain/article-text.ts";
import { termsOf } from "../domain/search-text.ts";
import type { Article, ArticleLanguage } from "../protocol/article-api.ts";
import { limits } from "../protocol/limits.ts";
import { articles, articleVotes } from "./article-schema.ts";
import type { Database } from "./database.ts";
import { inOne } from "./raw.ts";

const mostFound = 40;

export interface ArticleDraft {
  id: string;
  siteId: string;
  language: ArticleLanguage;
  title: string;
  body: string;
  position: number;
  published: boolean;
}

export interface FoundArticle {
  id: string;
  title: string;
  language: ArticleLanguage;
  words: string;
  position: number;
}

/** Writes the article, or a newer text of it; what readers said stays. */
export async function writeArticle(db: Database, draft: ArticleDraft, now = Date.now()): Promise<void> {
  const { id, siteId, language, title, body, position, published } = draft;
  const number = sql`(select number from articles where id = ${id})`;
  const terms = [termsOf([title]), termsOf([articleWords(body)]), siteMarkOf(siteId)] as const;
  await inOne(
    db,
    sql`insert into articles (id, site_id, language, title, body, position, published, updated_at)
      values (${id}, ${siteId}, ${language}, ${title}, ${body}, cast(${position} as integer), ${published ? 1 : 0}, cast(${now} as integer))
      on conflict (id) do update set language = excluded.language, title = excluded.title, body = excluded.body,
        position = excluded.position, published = excluded.published, updated_at = excluded.updated_at,
        version = version + 1`,
    sql`delete from article_search where rowid = ${number}`,
    sql`insert into article_search (rowid, title, words, marks) values (${number}, ${terms[0]}, ${terms[1]}, ${terms[2]})`,
  );
}

/** In the site's order. */
export async function articlesOf(db: Database, siteId: string): Promise<Omit<FoundArticle, "words">[]> {
  return db
    .select({
      id: articles.id,
      title: articles.title,
      language: articles.language,
      position: articles.position,
    })
    .from(articles)
    .where(and(eq(articles.siteId, siteId), eq(articles.published, true)))
    .orderBy(asc(articles.position), asc(articles.number))
    .limit(limits.articlesMax);
}

/** Those that have any of the clues, in no order yet. */
export async function findArticles(
  db: Database,
  siteId: string,
  clues: readonly Clue[],
): Promise<FoundArticle[]> {
  const match = articleMatchOf(clues, siteMarkOf(siteId));
  if (match === null) return [];
  const [found] = await inOne<[(FoundArticle & { body: string })[]]>(
    db,
    sql`select id, articles.title as title, language, body, position
      from article_search join articles on articles.number = article_search.rowid
      where article_search match ${match} and site_id = ${siteId} and published = 1
      order by bm25(article_search, 3.0, 1.0, 0.0) limit ${sql.raw(String(mostFound))}`,
  );
  return found.map(({ body, ...article }) => ({ ...article, words: articleWords(body) }));
}

/** Null where the site shows no such article. */
export async function articleOf(db: Database, siteId: string, id: string): Promise<Article | null> {
  const [found] = await db
    .select({ id: articles.id, title: articles.title, language: articles.language, body: articles.body })
    .from(articles)
    .where(and(eq(articles.id, id), eq(articles.siteId, siteId), eq(articles.published, true)));
  return found ?? null;
}

/** One word of each voter, the last one; saying it again writes nothing. The counts follow by triggers. */
export async function voteOn(
  db: Database,
  vote: { articleId: string; voter: string; helped: boolean; at: number },
): Promise<void> {
  await db
    .insert(articleVotes)
    .values(vote)
    .onConflictDoUpdate({
      target: [articleVotes.articleId, articleVotes.voter],
      set: { helped: vote.helped, at: vote.at },
      setWhere: sql`excluded.helped <> ${articleVotes.helped}`,
    });
}
