// The ticket module: the views at the left, the rows of the chosen one, and more of them as one scrolls.
import { useEffect } from "preact/hooks";
import { predefinedViews } from "../../../protocol/ticket-fields.ts";
import { refusalText } from "../words.ts";
import { DeletedNotice } from "./deleted-notice.tsx";
import { TicketSearch } from "./ticket-search.tsx";
import { useViews } from "./use-views.ts";
import { ViewRows } from "./view-rows.tsx";
import { ViewsNav } from "./views-nav.tsx";
import { t } from "./words.ts";

/** `view`: null for the one that opens first. */
export function TicketsPage({ view }: { view: string | null }) {
  const views = useViews();
  const wanted = view ?? (views.views.value === null ? null : (views.defaultView.value ?? "all"));
  useEffect(() => views.count(), [views, view]);
  return (
    <div class="tickets">
      <ViewsNav view={wanted} />
      <section class="ticket-area" aria-labelledby="view-title">
        <TicketSearch q="" />
        <DeletedNotice />
        <Shown view={wanted} />
      </section>
    </div>
  );
}

function Shown({ view }: { view: string | null }) {
  const { views, refused, reload } = useViews();
  const predefined = predefinedViews.find((name) => name === view);
  if (predefined) return <ViewRows key={predefined} view={predefined} custom={null} />;
  const all = views.value;
  const custom = all?.find(({ id }) => id === view);
  if (custom) return <ViewRows key={`${custom.id}.${custom.version}`} view={custom.id} custom={custom} />;
  if (all === null)
    return (
      <>
        <h1 id="view-title">{t("tickets.heading")}</h1>
        {refused.value === null ? (
          <p class="nothing" aria-busy="true">
            {t("tickets.loading")}
          </p>
        ) : (
          <div class="nothing" role="alert">
            <p>
              {t("tickets.failed")} {refusalText(refused.value.code)}
            </p>
            <button type="button" class="quiet" onClick={() => void reload()}>
              {t("page.retry")}
            </button>
          </div>
        )}
      </>
    );
  return (
    <>
      <h1 id="view-title">{t("views.gone")}</h1>
      <p class="nothing">{t("views.goneHint")}</p>
    </>
  );
}
