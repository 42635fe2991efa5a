// Articles that may answer what is being typed. Asked for when the typing pauses; an answer that comes late is thrown away.
import { useEffect, useRef, useState } from "preact/hooks";
import type { ArticleLink } from "../../../protocol/article-api.ts";
import type { Visit } from "../visit.ts";
import { locale } from "../words.ts";
import { findArticles } from "./article-calls.ts";
import { ArticlePage } from "./article-page.tsx";
import { PageIcon } from "./icons.tsx";
import { Sheet } from "./sheet.tsx";
import { t } from "./words.ts";

const pauseMs = 350;
/** Less than a word, or than two Chinese characters, asks for nothing. */
const isWorthAsking = /[\p{L}\p{N}]{3}|[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]{2}/u;

export function Suggestions({ visit, text }: { visit: Visit; text: string }) {
  const [found, setFound] = useState<readonly ArticleLink[]>([]);
  const [opened, setOpened] = useState<ArticleLink | null>(null);
  const language = locale.value;
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const articles = isWorthAsking.test(text) ? await findArticles(text) : [];
      if (!stale && articles) setFound(articles);
    }, pauseMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, language]);
  const place = useRef<HTMLElement>(null);
  // Below the fold nobody would see them come.
  useEffect(() => place.current?.scrollIntoView({ block: "nearest" }), [found.length > 0]);
  return (
    <>
      <p class="visually-hidden" role="status">
        {found.length === 0 ? null : t("articles.found", { count: found.length })}
      </p>
      {found.length === 0 ? null : (
        <section class="suggested" ref={place} aria-labelledby="suggested">
          <h3 id="suggested">{t("articles.suggested")}</h3>
          <ul class="article-links">
            {found.map((article) => (
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
        </section>
      )}
      {opened ? (
        <Sheet title={opened.title} language={opened.language} back={() => setOpened(null)}>
          <ArticlePage visit={visit} id={opened.id} ask={() => setOpened(null)} />
        </Sheet>
      ) : null}
    </>
  );
}
