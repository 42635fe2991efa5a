// Tickets as rows, with the columns of their view. The subject, or what stands first, is the link; the rest of the row leads
// there, too, for a pointer. Where tickets can be chosen, each row begins with a box.
import type { ComponentChildren } from "preact";
import type { TicketRow } from "../../../protocol/ticket-api.ts";
import type { TicketField } from "../../../protocol/view-api.ts";
import { go } from "../navigation.ts";
import { hashOf } from "../route.ts";
import { ChoiceBox } from "./choice-box.tsx";
import { TicketCell } from "./ticket-cell.tsx";
import type { TicketSelection } from "./ticket-selection.ts";
import { useViews } from "./use-views.ts";
import { usualColumns } from "./usual-columns.ts";
import { t } from "./words.ts";

interface TicketTableProps {
  rows: readonly TicketRow[];
  columns?: readonly TicketField[];
  selection?: TicketSelection;
}

export function TicketTable({ rows, columns = usualColumns, selection }: TicketTableProps) {
  return (
    <div class="ticket-scroll">
      <table class={columns === usualColumns ? "ticket-table usual" : "ticket-table"}>
        <thead>
          <tr>
            {selection ? (
              <th scope="col" class="col-choice">
                <span class="visually-hidden">{t("bulk.column")}</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <th key={column} scope="col" class={`col-${column}`}>
                {t(`fields.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TicketLine
              key={row.id}
              row={row}
              columns={columns}
              box={selection ? <ChoiceBox row={row} rows={rows} selection={selection} /> : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TicketLineProps {
  row: TicketRow;
  columns: readonly TicketField[];
  box: ComponentChildren;
}

function TicketLine({ row, columns, box }: TicketLineProps) {
  const views = useViews();
  const to = { page: "ticket", ticketId: row.id } as const;
  const linked = columns.includes("subject") ? "subject" : columns[0];
  function onClick(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest("a, .col-choice")) return;
    if (getSelection()?.isCollapsed === false) return;
    go(to);
  }
  const isNew = views.isNew(row);
  const link = (inside: ComponentChildren) => (
    <>
      {isNew ? <span class="new-dot" title={t("tickets.isNew")} /> : null}
      <a href={hashOf(to)} dir="auto">
        {inside}
        {isNew ? <span class="visually-hidden">, {t("tickets.isNew")}</span> : null}
      </a>
    </>
  );
  return (
    <tr onClick={onClick} class={isNew ? "is-new" : undefined}>
      {box}
      {columns.map((column) => (
        <td key={column} class={`col-${column}`} data-label={t(`fields.${column}`)}>
          {column === linked ? (
            link(<TicketCell row={row} field={column} />)
          ) : (
            <TicketCell row={row} field={column} />
          )}
        </td>
      ))}
    </tr>
  );
}
