// Help articles: written with their search terms in one transaction, found by them, and what readers said of them.
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { articleMatchOf, type Clue, siteMarkOf } from "../domain/article-finding.ts";
import { articleWords } from "../domain/article-text.ts";
import { termsOf } from "../domain/search-text.ts";
import type { Article, ArticleLanguage } from "../protocol/article-api.ts";
import { limits } from "../protocol/limits.ts";
import { articles, articleVotes } from "./article-schema.ts";
import { type AuditEntry, auditQuery } from "./audit.ts";
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
export async function writeArticle(
  db: Database,
  draft: ArticleDraft,
  now = Date.now(),
  audit?: AuditEntry,
): Promise<void> {
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
    ...(audit === undefined ? [] : [auditQuery(db, audit).getSQL()]),
    sql`delete from article_search where rowid = ${number}`,
    sql`insert into article_search (rowid, title, words, marks) values (${number}, ${terms[0]}, ${terms[1]}, ${terms[2]})`,
  );
}

export type ArticleRow = typeof articles.$inferSelect;

/** Of all sites or one, in the order in which they came to be. */
export function articlesAfter(
  db: Database,
  siteId: string | undefined,
  after: number | null,
  limit: number,
): Promise<ArticleRow[]> {
  const wanted = and(
    siteId === undefined ? undefined : eq(articles.siteId, siteId),
    after === null ? undefined : gt(articles.number, after),
  );
  return db.select().from(articles).where(wanted).orderBy(asc(articles.number)).limit(limit);
}

export async function countArticles(db: Database, siteId: string): Promise<number> {
  return db.$count(articles, eq(articles.siteId, siteId));
}

/** Whether it is shown or not. */
export async function articleById(db: Database, id: string): Promise<ArticleRow | null> {
  const [found] = await db.select().from(articles).where(eq(articles.id, id));
  return found ?? null;
}

/** With what its readers said. */
export async function deleteArticle(db: Database, id: string, audit: AuditEntry): Promise<void> {
  await inOne(
    db,
    sql`delete from article_search where rowid = (select number from articles where id = ${id})`,
    sql`delete from articles where id = ${id}`,
    auditQuery(db, audit).getSQL(),
    sql`delete from article_votes where article_id = ${id}`,
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
