// The rows of one view: its head, what came since, and the states in which there are no rows to show.
import { useEffect, useRef, useState } from "preact/hooks";
import { predefinedViews } from "../../../protocol/ticket-fields.ts";
import type { CustomView } from "../../../protocol/view-api.ts";
import { Icon } from "../icons.tsx";
import { refusalText } from "../words.ts";
import { BrokenView } from "./broken-view.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { bulkChanges } from "./bulk-job.ts";
import { More } from "./more.tsx";
import { createTicketList, type TicketList } from "./ticket-list.ts";
import { createTicketSelection, type TicketSelection } from "./ticket-selection.ts";
import { TicketTable } from "./ticket-table.tsx";
import { undone } from "./undo.ts";
import { useLiveList } from "./use-live-list.ts";
import { useViews } from "./use-views.ts";
import { usualColumns } from "./usual-columns.ts";
import { viewCalls } from "./view-calls.ts";
import { ViewHead } from "./view-head.tsx";
import { t } from "./words.ts";

interface ViewRowsProps {
  view: string;
  /** Null: it is a predefined one. */
  custom: CustomView | null;
}

export function ViewRows({ view, custom }: ViewRowsProps) {
  const views = useViews();
  const [list] = useState(() => createTicketList((cursor) => viewCalls.tickets(view, cursor)));
  const [selection] = useState(createTicketSelection);
  const place = useRef<HTMLDivElement>(null);
  const rows = list.rows.value;
  const bulk = bulkChanges.value + undone.value;
  useLiveList(list, place);
  useEffect(() => {
    if (rows) views.saw(Math.max(0, ...rows.map(({ number }) => number)));
  }, [views, rows]);
  // What was changed many at a time may have gone from any page of the list.
  useEffect(() => {
    if (bulk === 0) return;
    views.count();
    void list.reload();
  }, [list, bulk]);
  const predefined = predefinedViews.find((name) => name === view);
  const name = custom?.name ?? (predefined ? t(`views.${predefined}`) : "");
  return (
    <>
      <ViewHead view={view} custom={custom} name={name} />
      <Arrived list={list} place={place} />
      <div class="view-rows" ref={place}>
        {rows && rows.length > 0 ? (
          <BulkBar selection={selection} rows={rows} more={list.more.value} view={{ id: view, name }} />
        ) : null}
        <Rows list={list} view={view} custom={custom} selection={selection} />
      </div>
    </>
  );
}

/** Rows do not move under somebody's hand: what came is said, and shown when it is wanted. */
function Arrived({ list, place }: { list: TicketList; place: { current: HTMLElement | null } }) {
  const count = list.arrived.value;
  function show(): void {
    list.showArrived();
    place.current?.closest(".ticket-area")?.scrollTo({ top: 0 });
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>("tbody a")?.focus());
  }
  return (
    <div class="arrived" role="status">
      {count > 0 ? (
        <button type="button" class="primary" onClick={show}>
          {t("tickets.arrived", { count })}
        </button>
      ) : null}
    </div>
  );
}

function Rows({
  list,
  view,
  custom,
  selection,
}: ViewRowsProps & { list: TicketList; selection: TicketSelection }) {
  const rows = list.rows.value;
  const refused = list.refused.value;
  const columns = custom?.columns ?? usualColumns;
  if (custom && refused?.code === "bad_criterion") return <BrokenView view={custom} />;
  if (refused)
    return (
      <>
        {rows && rows.length > 0 ? <TicketTable rows={rows} columns={columns} selection={selection} /> : null}
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
  if (rows.length === 0 && !list.more.value) return <Nothing view={view} />;
  return (
    <>
      {rows.length > 0 ? (
        <TicketTable rows={rows} columns={columns} selection={selection} />
      ) : (
        <p class="nothing">{t(list.busy.value ? "tickets.looking" : "tickets.noneSoFar")}</p>
      )}
      {list.more.value ? <More list={list} /> : null}
    </>
  );
}

function Nothing({ view }: { view: string }) {
  const predefined = predefinedViews.find((name) => name === view);
  return (
    <div class="nothing">
      <Icon name="tickets" />
      <h2>{t(predefined ? `noTickets.${predefined}` : "noTickets.custom")}</h2>
      <p>{t(predefined ? `noTicketsHint.${predefined}` : "noTicketsHint.custom")}</p>
    </div>
  );
}
