// Under the form, where nothing that comes and goes moves what is above it: articles that may answer what is typed, and the
// way to all of them and to the visitor's earlier chats.
import { useEffect, useState } from "preact/hooks";
import type { ArticleLink } from "../../../protocol/article-api.ts";
import { findPastChats, pastChats } from "../past-chats.ts";
import { site } from "../site.ts";
import type { Visit } from "../visit.ts";
import { locale } from "../words.ts";
import { findArticles } from "./article-calls.ts";
import { ArticlePage } from "./article-page.tsx";
import { PageIcon, PastIcon } from "./icons.tsx";
import { PastSheet } from "./past-sheet.tsx";
import { Sheet } from "./sheet.tsx";
import { Suggestions } from "./suggestions.tsx";
import { t } from "./words.ts";

export function Help({ visit, text }: { visit: Visit; text: string }) {
  const [articles, setArticles] = useState<readonly ArticleLink[]>([]);
  const [shown, setShown] = useState<"articles" | "past" | null>(null);
  const language = locale.value;
  const hasPast = visit.verified.value !== null && pastChats.value !== null;
  useEffect(() => {
    if (site.articles) void findArticles().then((found) => found && setArticles(found));
  }, [language]);
  // A chat may have ended since.
  useEffect(() => {
    void findPastChats(visit);
  }, []);
  if (articles.length === 0 && !hasPast) return null;
  return (
    <>
      {site.articles ? <Suggestions visit={visit} text={text} /> : null}
      <nav class="beside" aria-label={t("beside.label")}>
        {articles.length === 0 ? null : (
          <button type="button" onClick={() => setShown("articles")}>
            <PageIcon />
            {t("articles.browse")}
          </button>
        )}
        {hasPast ? (
          <button type="button" onClick={() => setShown("past")}>
            <PastIcon />
            {t("past.open")}
          </button>
        ) : null}
      </nav>
      {shown === "articles" ? (
        <Library visit={visit} articles={articles} close={() => setShown(null)} />
      ) : null}
      {shown === "past" ? <PastSheet visit={visit} close={() => setShown(null)} /> : null}
    </>
  );
}

interface LibraryProps {
  visit: Visit;
  articles: readonly ArticleLink[];
  close(): void;
}

/** All articles, and the one that was chosen. */
function Library({ visit, articles, close }: LibraryProps) {
  const [opened, setOpened] = useState<ArticleLink | null>(null);
  return (
    <Sheet
      title={opened?.title ?? t("articles.browse")}
      language={opened?.language}
      back={opened ? () => setOpened(null) : close}
    >
      {opened ? (
        <ArticlePage visit={visit} id={opened.id} ask={close} />
      ) : (
        <ul class="article-links">
          {articles.map((article) => (
            <li key={article.id}>
              <button type="button" onClick={() => setOpened(article)}>
                <PageIcon />
                <span lang={article.language} dir="auto">
                  {article.title}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
