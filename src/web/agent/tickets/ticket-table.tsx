// Tickets as rows. The subject is the link; the rest of the row leads there, too, for a pointer.
import type { TicketRow } from "../../../protocol/ticket-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { momentText } from "../moment.ts";
import { go } from "../navigation.ts";
import { timeLocale } from "../preferences.ts";
import { hashOf } from "../route.ts";
import { KindTag, StatusTag } from "./ticket-tags.tsx";
import { t } from "./words.ts";

const columns = ["number", "subject", "contact", "department", "kind", "status", "owner", "created"] as const;

export function TicketTable({ rows }: { rows: readonly TicketRow[] }) {
  return (
    <table class="ticket-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" class={`col-${column}`}>
              {t(`tickets.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TicketLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function TicketLine({ row }: { row: TicketRow }) {
  const to = { page: "ticket", ticketId: row.id } as const;
  function onClick(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest("a")) return;
    if (getSelection()?.isCollapsed === false) return;
    go(to);
  }
  return (
    <tr onClick={onClick}>
      <td class="col-number">#{row.number}</td>
      <td class="col-subject">
        <a href={hashOf(to)} dir="auto">
          {row.subject || t("tickets.untitled")}
        </a>
      </td>
      <td class="col-contact" dir="auto" title={row.contact.email ?? undefined}>
        {row.contact.name}
      </td>
      <td class="col-department" dir="auto">
        {row.department.name}
      </td>
      <td class="col-kind">
        <KindTag kind={row.kind} />
      </td>
      <td class="col-status">
        <StatusTag status={row.status} />
      </td>
      <td class="col-owner" dir="auto">
        {row.owner?.name ?? <span class="soft">{t("tickets.nobody")}</span>}
      </td>
      <td class="col-created">
        <time
          dateTime={new Date(row.createdAt).toISOString()}
          title={dateAndTime(row.createdAt, timeLocale.value)}
        >
          {momentText(row.createdAt, Date.now(), timeLocale.value)}
        </time>
      </td>
    </tr>
  );
}
