// What the help articles ask the doors for.
import type { Article, Articles } from "../../../protocol/article-api.ts";
import { randomText } from "../../shared/environment.ts";
import { type Fetched, fetchJson } from "../../shared/fetch-json.ts";
import type { Visit } from "../visit.ts";
import { locale } from "../words.ts";

const site = new URLSearchParams(location.search).get("site") ?? "";
/** Of a long text the end is what is being asked. */
const askedChars = 300;
const voterChars = 32;

/** All, or those that may answer the question. */
export async function findArticles(question?: string): Promise<Articles["data"] | null> {
  const asked = new URLSearchParams({ site, language: locale.peek() });
  if (question !== undefined) asked.set("q", question.slice(-askedChars));
  const found = await fetchJson<Articles>(`/visitor/articles?${asked}`);
  return found.ok ? found.value.data : null;
}

export function readArticle(id: string): Promise<Fetched<Article>> {
  return fetchJson<Article>(`/visitor/articles/${id}?${new URLSearchParams({ site })}`);
}

/** What was said on this device of the article; null: nothing yet. */
export function saidOf({ keepsakes }: Visit, id: string): string | null {
  return keepsakes.get(`helped/${id}`);
}

/** Whether it counts is not the reader's worry: thanks are said at once. */
export function say({ keepsakes }: Visit, id: string, helped: boolean): void {
  const voter = keepsakes.get("voter") ?? randomText(voterChars);
  keepsakes.set("voter", voter);
  keepsakes.set(`helped/${id}`, helped ? "yes" : "no");
  void fetchJson(`/visitor/articles/${id}/vote`, { body: { site, voter, helped } });
}
