// What one field of a ticket looks like in a list.
import type { TicketRow } from "../../../protocol/ticket-api.ts";
import type { TicketField } from "../../../protocol/view-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { momentText } from "../moment.ts";
import { timeLocale } from "../preferences.ts";
import { spanText } from "../words.ts";
import { contactName } from "./contact-name.ts";
import { KindTag, StatusTag } from "./ticket-tags.tsx";
import { t } from "./words.ts";

export function TicketCell({ row, field }: { row: TicketRow; field: TicketField }) {
  switch (field) {
    case "number":
      return <>#{row.number}</>;
    case "subject":
      return <>{row.subject || t("tickets.untitled")}</>;
    case "contactName":
      return (
        <span dir="auto" title={row.contact.email ?? undefined}>
          {contactName(row.contact)}
        </span>
      );
    case "contactEmail":
      return <>{row.contact.email ?? ""}</>;
    case "department":
      return <span dir="auto">{row.department.name}</span>;
    case "kind":
      return <KindTag kind={row.kind} />;
    case "status":
      return <StatusTag status={row.status} />;
    case "channel":
      return <>{t(`channels.${row.channel}`)}</>;
    case "owner":
      return row.owner ? (
        <span dir="auto">{row.owner.name}</span>
      ) : (
        <span class="soft">{t("tickets.nobody")}</span>
      );
    case "tags":
      return (
        <>
          {row.tags.map((tag) => (
            <span key={tag} class="tag" dir="auto">
              {tag}
            </span>
          ))}
        </>
      );
    case "rating":
      return <>{row.rating === null ? "" : t(`ratings.${row.rating}`)}</>;
    case "dueAt":
      return (
        <Moment at={row.dueAt} isLate={row.status !== "closed" && (row.dueAt ?? Number.NaN) < Date.now()} />
      );
    case "createdAt":
    case "endedAt":
    case "filedAt":
    case "updatedAt":
      return <Moment at={row[field]} />;
    case "waitMs":
    case "firstReplyMs":
    case "durationMs":
      return <>{row[field] === null ? "" : spanText(row[field])}</>;
    case "browser":
    case "system":
    case "country":
    case "language":
    case "pageUrl":
      return <span title={row[field]}>{row[field]}</span>;
    default:
      return field satisfies never;
  }
}

function Moment({ at, isLate = false }: { at: number | null; isLate?: boolean }) {
  if (at === null) return null;
  return (
    <time
      class={isLate ? "late" : undefined}
      dateTime={new Date(at).toISOString()}
      title={dateAndTime(at, timeLocale.value)}
    >
      {momentText(at, Date.now(), timeLocale.value)}
    </time>
  );
}
