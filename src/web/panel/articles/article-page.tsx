// One article, and whether it helped.
import { useEffect, useState } from "preact/hooks";
import type { Article } from "../../../protocol/article-api.ts";
import type { Visit } from "../visit.ts";
import { ArticleBody } from "./article-body.tsx";
import { readArticle, saidOf, say } from "./article-calls.ts";
import { t } from "./words.ts";

interface Props {
  visit: Visit;
  id: string;
  /** To the form. */
  ask(): void;
}

export function ArticlePage({ visit, id, ask }: Props) {
  const [article, setArticle] = useState<Article | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stale = false;
    void readArticle(id).then((read) => {
      if (stale) return;
      setFailed(!read.ok);
      setArticle(read.ok ? read.value : null);
    });
    return () => {
      stale = true;
    };
  }, [id]);
  if (failed)
    return (
      <p class="problem" role="alert">
        {t("articles.failed")}
      </p>
    );
  if (!article) return <p class="soft">{t("panel.loading")}</p>;
  return (
    <>
      <article lang={article.language} dir="auto">
        <ArticleBody text={article.body} />
      </article>
      <Helped visit={visit} id={id} ask={ask} />
    </>
  );
}

function Helped({ visit, id, ask }: Props) {
  const [said, setSaid] = useState(() => saidOf(visit, id));
  function tell(helped: boolean): void {
    say(visit, id, helped);
    setSaid(helped ? "yes" : "no");
  }
  return (
    <div class="helped">
      <fieldset>
        <legend>{t("articles.helped")}</legend>
        {(["yes", "no"] as const).map((word) => (
          <button
            type="button"
            class="quiet"
            aria-pressed={said === word}
            onClick={() => tell(word === "yes")}
          >
            {t(`articles.${word}`)}
          </button>
        ))}
      </fieldset>
      <p class="soft small" role="status">
        {said === null ? null : t("articles.thanks")}
      </p>
      {said === "no" ? (
        <button type="button" class="link" onClick={ask}>
          {t("articles.ask")}
        </button>
      ) : null}
    </div>
  );
}
