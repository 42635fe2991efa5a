// Recent chats and recent tickets of the same contact. They open in the pane.
import type { ChatView } from "../../../protocol/chat-view.ts";
import type { PastTicket as PastRow } from "../../../protocol/contact-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { momentText } from "../moment.ts";
import { timeLocale } from "../preferences.ts";

import { RatingMark } from "../rating-mark.tsx";
import { KindTag, StatusTag } from "../tickets/ticket-tags.tsx";
import { t } from "../words.ts";
import type { Past } from "./use-past.ts";

interface ListsProps {
  view: ChatView;
  past: Past;
  onAsk: () => void;
  onOpen: (ticketId: string) => void;
}

export function PastLists({ view, past, onAsk, onOpen }: ListsProps) {
  if (!view.visitor.isVerified && view.visitor.email === null)
    return <p class="hint pane-part">{t("visitor.noEmail")}</p>;
  switch (past.state) {
    case "asking":
      return (
        <p class="hint pane-part" role="status">
          {t("visitor.loading")}
        </p>
      );
    case "failed":
      return (
        <div class="pane-part" role="alert">
          <p class="field-error">{t("visitor.failed")}</p>
          <button type="button" class="quiet" onClick={onAsk}>
            {t("page.retry")}
          </button>
        </div>
      );
    case "found":
      return (
        <>
          <PastList name="chats" rows={past.value.chats} onOpen={onOpen} />
          <PastList name="tickets" rows={past.value.tickets} onOpen={onOpen} />
        </>
      );
    default:
      return past satisfies never;
  }
}

interface ListProps {
  name: "chats" | "tickets";
  rows: readonly PastRow[];
  onOpen: (ticketId: string) => void;
}

function PastList({ name, rows, onOpen }: ListProps) {
  const id = `past-${name}`;
  return (
    <section class="pane-part" aria-labelledby={id}>
      <h4 id={id}>{t(`visitor.${name}`)}</h4>
      {rows.length === 0 ? <p class="hint">{t(`visitor.${name}.none`)}</p> : null}
      <ul class="past-list">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" data-ticket={row.id} onClick={() => onOpen(row.id)}>
              <span class="past-subject" dir="auto">
                {row.subject || t("tickets.untitled")}
              </span>
              <span class="past-facts">
                <span>#{row.number}</span>
                <time
                  dateTime={new Date(row.createdAt).toISOString()}
                  title={dateAndTime(row.createdAt, timeLocale.value)}
                >
                  {momentText(row.createdAt, Date.now(), timeLocale.value)}
                </time>
                {name === "tickets" ? <KindTag kind={row.kind} /> : null}
                <StatusTag status={row.status} />
                {row.rating ? <RatingMark rating={row.rating} small /> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
