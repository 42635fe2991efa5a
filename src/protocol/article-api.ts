// Help articles, as the visitors of a site find and read them.
import * as v from "valibot";
import { SiteKey, StartKey } from "./ids.ts";
import { limits } from "./limits.ts";

export const articleLanguages = ["en", "zh-CN"] as const;
export type ArticleLanguage = (typeof articleLanguages)[number];

/**
 * GET /visitor/articles?site=KEY&language=en: all of them, in the site's order; with `q` the few that may answer a question,
 * the best first. Those of the language; of another one where it has none.
 */
export const ArticlesQuery = v.object({
  site: SiteKey,
  language: v.optional(v.picklist(articleLanguages), "en"),
  q: v.optional(v.pipe(v.string(), v.maxLength(limits.questionChars))),
});

export interface Articles {
  data: ArticleLink[];
}

export interface ArticleLink {
  id: string;
  title: string;
  language: ArticleLanguage;
}

/** GET /visitor/articles/:id?site=KEY */
export const ArticleQuery = v.object({ site: SiteKey });

export interface Article extends ArticleLink {
  /** Light markup, see domain/article-text.ts. */
  body: string;
}

/** POST /visitor/articles/:id/vote. `voter`: made up once on a device; a second word of it replaces the first. */
export const ArticleVote = v.object({ site: SiteKey, voter: StartKey, helped: v.boolean() });
