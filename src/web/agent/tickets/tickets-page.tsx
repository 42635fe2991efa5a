// The ticket module: the views at the left, the rows of the chosen one, and more of them as one scrolls.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PredefinedView } from "../../../protocol/ticket-api.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { rest } from "../rest.ts";
import { hashOf, ticketViews } from "../route.ts";
import { refusalText } from "../words.ts";
import { More } from "./more.tsx";
import { createTicketList, type TicketList } from "./ticket-list.ts";
import { TicketSearch } from "./ticket-search.tsx";
import { TicketTable } from "./ticket-table.tsx";
import { t } from "./words.ts";

export function TicketsPage({ view }: { view: PredefinedView }) {
  const { ticketChanges } = useDesk();
  const [list] = useState(() => createTicketList((cursor) => rest.tickets(view, cursor)));
  const changes = ticketChanges.value;
  const first = useRef(true);

  useEffect(() => {
    if (first.current) void list.loadMore();
    first.current = false;
  }, [list]);
  // Many tickets at once, as when many chats end, are one look.
  useEffect(() => {
    if (changes === 0) return;
    const timer = setTimeout(() => void list.refresh(), 300);
    return () => clearTimeout(timer);
  }, [list, changes]);

  return (
    <div class="tickets">
      <nav class="views" aria-label={t("tickets.list")}>
        {ticketViews.map((name) => (
          <a
            key={name}
            href={hashOf({ page: "tickets", view: name })}
            aria-current={name === view ? "page" : undefined}
          >
            {t(`views.${name}`)}
          </a>
        ))}
      </nav>
      <section class="ticket-area" aria-labelledby="view-title">
        <TicketSearch q="" />
        <h1 id="view-title">{t(`views.${view}`)}</h1>
        <Rows list={list} view={view} />
      </section>
    </div>
  );
}

function Rows({ list, view }: { list: TicketList; view: PredefinedView }) {
  const rows = list.rows.value;
  const refused = list.refused.value;
  if (refused)
    return (
      <>
        {rows && rows.length > 0 ? <TicketTable rows={rows} /> : null}
        <div class="nothing" role="alert">
          <p>
            {t("tickets.failed")} {refusalText(refused.code)}
          </p>
          <button type="button" class="quiet" onClick={() => void list.loadMore()}>
            {t("page.retry")}
          </button>
        </div>
      </>
    );
  if (rows === null)
    return (
      <p class="nothing" aria-busy="true">
        {t("tickets.loading")}
      </p>
    );
  if (rows.length === 0)
    return (
      <div class="nothing">
        <Icon name="tickets" />
        <h2>{t(`noTickets.${view}`)}</h2>
        <p>{t(`noTicketsHint.${view}`)}</p>
      </div>
    );
  return (
    <>
      <TicketTable rows={rows} />
      {list.more.value ? <More list={list} /> : null}
    </>
  );
}
