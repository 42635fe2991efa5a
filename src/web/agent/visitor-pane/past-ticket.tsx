// An older chat or ticket of the contact, beside the chat that goes on: its transcript, and the way back.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Ticket } from "../../../protocol/ticket-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { Icon } from "../icons.tsx";
import { Lines } from "../lines.tsx";
import { timeLocale } from "../preferences.ts";
import { rest } from "../rest.ts";
import { hashOf } from "../route.ts";
import { type Lookup, lookUpTicket } from "../tickets/ticket-lookup.ts";
import { KindTag, StatusTag } from "../tickets/ticket-tags.tsx";
import { refusalText, t } from "../words.ts";

const tries = 3;

export function PastTicket({ id, onBack }: { id: string; onBack: () => void }) {
  const [lookup, setLookup] = useState<Lookup>({ state: "loading" });
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => lookUpTicket({ load: () => rest.ticket(id), tries, show: setLookup }), [id]);
  useEffect(() => back.current?.focus(), []);
  return (
    <section class="past-ticket">
      <button type="button" class="back" ref={back} onClick={onBack}>
        <Icon name="back" />
        {t("visitor.back")}
      </button>
      {lookup.state === "found" ? (
        <Found ticket={lookup.ticket} />
      ) : lookup.state === "refused" ? (
        <p class="field-error" role="alert">
          {lookup.refused.code === "not_found"
            ? t("ticket.notFound")
            : `${t("ticket.failed")} ${refusalText(lookup.refused.code)}`}
        </p>
      ) : (
        <p class="hint" role="status">
          {t("ticket.loading")}
        </p>
      )}
    </section>
  );
}

function Found({ ticket }: { ticket: Ticket }) {
  const { contact } = ticket;
  return (
    <article aria-labelledby="past-subject">
      <p class="ticket-tags">
        <span class="soft">#{ticket.number}</span>
        <KindTag kind={ticket.kind} />
        <StatusTag status={ticket.status} />
      </p>
      <h3 id="past-subject" dir="auto">
        {ticket.subject || t("tickets.untitled")}
      </h3>
      <p class="hint">
        <span dir="auto">{ticket.department.name}</span>
        {" · "}
        <time dateTime={new Date(ticket.createdAt).toISOString()}>
          {dateAndTime(ticket.createdAt, timeLocale.value)}
        </time>
      </p>
      <div class="past-lines">
        <Lines
          chatId={ticket.id}
          entries={ticket.transcript}
          names={{ visitor: contact.name, people: ticket.people }}
          you={null}
          mark={null}
        />
      </div>
      <a class="past-whole" href={hashOf({ page: "ticket", ticketId: ticket.id })}>
        {t("ended.open")}
      </a>
    </article>
  );
}
