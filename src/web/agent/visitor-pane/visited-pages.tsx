// The pages that the visitor went to during the chat, the newest first; the one where it began stands last.
import type { ChatView } from "../../../protocol/chat-view.ts";
import { clockTime, dateAndTime } from "../../shared/time.ts";
import { PageLink } from "../facts.tsx";
import { timeLocale } from "../preferences.ts";
import { t } from "../words.ts";
import { pagesOf } from "./visitor-places.ts";

export function VisitedPages({ view }: { view: ChatView }) {
  const pages = pagesOf(view);
  if (pages.length === 0) return null;
  return (
    <section class="pane-part" aria-labelledby="visited-pages">
      <h4 id="visited-pages">{t("visitor.pages")}</h4>
      <ol class="visited">
        {pages.map((page, index) => (
          <li key={`${page.at} ${page.url}`}>
            <time dateTime={new Date(page.at).toISOString()} title={dateAndTime(page.at, timeLocale.value)}>
              {clockTime(page.at, timeLocale.value)}
            </time>
            <span class="visited-page" dir="auto">
              <PageLink url={page.url} title={page.title} />
              {index === 0 && view.phase !== "ended" ? (
                <span class="tag">{t("visitor.pages.now")}</span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
