// One ticket: what it is about, the whole conversation, and for a missed chat why nobody answered.
import { useEffect, useState } from "preact/hooks";
import type { Ticket } from "../../../protocol/ticket-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { CustomAttributes } from "../custom-attributes.tsx";
import { useDesk } from "../desk-context.ts";
import { CameBy, Fact } from "../facts.tsx";
import { Icon } from "../icons.tsx";
import { Lines } from "../lines.tsx";
import { timeLocale } from "../preferences.ts";
import { rest } from "../rest.ts";
import { refusalText, spanText } from "../words.ts";
import { OfferStory } from "./offer-story.tsx";
import { type Lookup, lookUpTicket } from "./ticket-lookup.ts";
import { TicketRating } from "./ticket-rating.tsx";
import { KindTag, StatusTag } from "./ticket-tags.tsx";
import { t } from "./words.ts";

/** A ticket that is not there may be one that is being written: asked for this often before giving up. */
const tries = 6;

export function TicketPage({ id }: { id: string }) {
  const { ticketChanges } = useDesk();
  const changes = ticketChanges.value;
  const [lookup, setLookup] = useState<Lookup>({ state: "loading" });
  useEffect(() => {
    // What is shown stays until there is something newer to show.
    function show(next: Lookup): void {
      setLookup((before) => (before.state === "found" && next.state !== "found" ? before : next));
    }
    return lookUpTicket({ load: () => rest.ticket(id), tries, show });
  }, [id, changes]);

  return (
    <div class="ticket">
      <a class="back" href="#/tickets">
        <Icon name="back" />
        {t("tickets.heading")}
      </a>
      {lookup.state === "found" ? <Found ticket={lookup.ticket} /> : <NotFound lookup={lookup} />}
    </div>
  );
}

function NotFound({ lookup }: { lookup: Exclude<Lookup, { state: "found" }> }) {
  if (lookup.state === "refused")
    return (
      <p class="nothing" role="alert">
        {lookup.refused.code === "not_found"
          ? t("ticket.notFound")
          : `${t("ticket.failed")} ${refusalText(lookup.refused.code)}`}
      </p>
    );
  return (
    <p class="nothing" role="status">
      {t(lookup.state === "saving" ? "ticket.saving" : "ticket.loading")}
    </p>
  );
}

function Found({ ticket }: { ticket: Ticket }) {
  const { contact } = ticket;
  return (
    <article aria-labelledby="ticket-subject">
      <header class="ticket-head">
        <p class="ticket-tags">
          <span class="soft">{t("ticket.heading", { number: String(ticket.number) })}</span>
          <KindTag kind={ticket.kind} />
          <StatusTag status={ticket.status} />
        </p>
        <h1 id="ticket-subject" dir="auto">
          {ticket.subject || t("tickets.untitled")}
        </h1>
        <p class="soft ticket-byline">
          <span dir="auto">{contact.name}</span>
          {contact.email ? (
            <a href={`mailto:${encodeURIComponent(contact.email)}`}>{contact.email}</a>
          ) : (
            <span>{t("chat.noEmail")}</span>
          )}
          <time dateTime={new Date(ticket.createdAt).toISOString()}>
            {dateAndTime(ticket.createdAt, timeLocale.value)}
          </time>
        </p>
      </header>
      <div class="ticket-body">
        <div class="ticket-main">
          {ticket.kind === "missed" ? <OfferStory transcript={ticket.transcript} /> : null}
          <section aria-labelledby="transcript-title">
            <h2 id="transcript-title">{t("ticket.transcript")}</h2>
            <div class="transcript">
              <Lines
                entries={ticket.transcript}
                names={{ visitor: contact.name, people: ticket.people }}
                you={null}
                mark={null}
              />
            </div>
          </section>
        </div>
        <aside aria-label={t("ticket.details")}>
          <TicketRating ticket={ticket} />
          <h2>{t("ticket.details")}</h2>
          <Details ticket={ticket} />
          <CustomAttributes client={ticket.client} heading="h3" />
        </aside>
      </div>
    </article>
  );
}

function Details({ ticket }: { ticket: Ticket }) {
  const { client } = ticket;
  const place = [client.city, client.country].filter((part) => part !== "").join(", ");
  return (
    <dl class="facts">
      <Fact name={t("tickets.owner")} value={ticket.owner?.name ?? t("tickets.nobody")} />
      <Fact name={t("tickets.department")} value={ticket.department.name} />
      <Fact name={t("ticket.wait")} value={spanText(ticket.waitMs)} />
      {ticket.startedAt !== null ? (
        <>
          <Fact
            name={t("ticket.firstReply")}
            value={ticket.firstReplyMs === null ? t("ticket.noReply") : spanText(ticket.firstReplyMs)}
          />
          <Fact name={t("ticket.duration")} value={spanText(ticket.durationMs)} />
        </>
      ) : null}
      <Fact name={t("ticket.ended")} value={dateAndTime(ticket.endedAt, timeLocale.value)} />
      <Fact name={t("ticket.browser")} value={client.browser} />
      <Fact name={t("ticket.system")} value={client.system} />
      <Fact name={t("ticket.location")} value={place} />
      <Fact name={t("ticket.timezone")} value={client.timezone} />
      <Fact name={t("ticket.language")} value={client.language} />
      <CameBy client={client} />
    </dl>
  );
}
