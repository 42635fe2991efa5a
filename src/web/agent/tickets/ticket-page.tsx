// One ticket: what it is about, the whole conversation, for a missed chat why nobody answered, and what people do to it.
import { useEffect, useState } from "preact/hooks";
import type { Ticket } from "../../../protocol/ticket-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { CustomAttributes } from "../custom-attributes.tsx";
import { useDesk } from "../desk-context.ts";
import { CameBy, Fact } from "../facts.tsx";
import { FilledForm } from "../filled-form.tsx";
import { Icon } from "../icons.tsx";
import { Lines } from "../lines.tsx";
import { timeLocale } from "../preferences.ts";
import { rest } from "../rest.ts";
import { languageOf, placeOf } from "../visitor-pane/visitor-places.ts";
import { refusalText, spanText } from "../words.ts";
import { ActivityList } from "./activity-list.tsx";
import { Answers } from "./answers.tsx";
import { changeTexts } from "./change-text.ts";
import { contactName } from "./contact-name.ts";
import { OfferStory } from "./offer-story.tsx";
import { Properties } from "./properties.tsx";
import { ReplyPart } from "./reply-part.tsx";
import { TicketActions } from "./ticket-actions.tsx";
import { ticketCalls } from "./ticket-calls.ts";
import { TicketConflict } from "./ticket-conflict.tsx";
import type { Lookup } from "./ticket-lookup.ts";
import { TicketRating } from "./ticket-rating.tsx";
import { createTicketStore, type TicketStore } from "./ticket-store.ts";
import { KindTag, StatusTag } from "./ticket-tags.tsx";
import { offerUndo, undone } from "./undo.ts";
import { t } from "./words.ts";

export function TicketPage({ id }: { id: string }) {
  const { ticketChanges, me } = useDesk();
  const changes = ticketChanges.value;
  const [store] = useState(() =>
    createTicketStore({
      load: () => rest.ticket(id),
      edit: (edit) => ticketCalls.edit(id, edit),
      note: (note) => ticketCalls.addNote(id, note),
      reply: (reply) => ticketCalls.reply(id, reply),
      changed: (_ticket, since) => {
        const mine = since.filter(({ by, change }) => by.id === me.id && change.note === undefined).at(-1);
        if (mine)
          offerUndo(`${changeTexts(mine.change, t("chat.you")).join(". ")}.`, [
            { id, revision: mine.revision },
          ]);
      },
    }),
  );
  useEffect(() => store.begin(), [store]);
  useRefresh(store, changes);
  const lookup = store.lookup.value;
  const left = store.left.value;

  return (
    <div class="ticket">
      <a class="back" href="#/tickets">
        <Icon name="back" />
        {t("tickets.heading")}
      </a>
      {left ? (
        <p class="nothing" role="status">
          {t(left === "moved" ? "edit.movedAway" : "edit.gone")}
        </p>
      ) : lookup.state === "found" ? (
        <Found ticket={lookup.ticket} store={store} />
      ) : (
        <NotFound lookup={lookup} />
      )}
    </div>
  );
}

const pauseMs = 300;
const lookMs = 30_000;

/** Looks again when something changed, when somebody comes back to the page, and after what was taken back here. */
function useRefresh(store: TicketStore, changes: number): void {
  const takenBack = undone.value;
  useEffect(() => {
    // Many tickets at once, as when many chats end, are one look.
    const timer = setTimeout(() => void store.refresh(), pauseMs);
    return () => clearTimeout(timer);
  }, [store, changes, takenBack]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") void store.refresh();
    };
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    // A supervisor is told nothing by departments that are not hers.
    const timer = setInterval(look, lookMs);
    return () => {
      clearInterval(timer);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [store]);
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

function Found({ ticket, store }: { ticket: Ticket; store: TicketStore }) {
  const { contact } = ticket;
  return (
    <article aria-labelledby="ticket-subject">
      <header class="ticket-head">
        <TicketActions ticket={ticket} store={store} />
        <p class="ticket-tags">
          <span class="soft">{t("ticket.heading", { number: String(ticket.number) })}</span>
          <KindTag kind={ticket.kind} />
          <StatusTag status={ticket.status} />
        </p>
        <h1 id="ticket-subject" dir="auto">
          {ticket.subject || t("tickets.untitled")}
        </h1>
        <p class="soft ticket-byline">
          <span dir="auto">{contactName(contact)}</span>
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
      <TicketConflict store={store} />
      <div class="ticket-body">
        <Properties ticket={ticket} store={store} />
        <div class="ticket-main">
          {ticket.kind === "missed" ? <OfferStory transcript={ticket.transcript} /> : null}
          <section aria-labelledby="transcript-title">
            <h2 id="transcript-title">{t(isRequest(ticket) ? "ticket.request" : "ticket.transcript")}</h2>
            <div class="transcript">
              <Lines
                chatId={ticket.id}
                entries={ticket.transcript}
                names={{ visitor: contactName(contact), people: ticket.people }}
                you={null}
                mark={null}
              />
            </div>
          </section>
          <Answers ticket={ticket} />
          <ReplyPart ticket={ticket} store={store} />
          <ActivityList ticket={ticket} store={store} />
        </div>
        <aside class="ticket-details" aria-label={t("ticket.details")}>
          <TicketRating ticket={ticket} />
          <h2>{t("ticket.details")}</h2>
          <Details ticket={ticket} />
          <FilledForm filled={ticket.filled} heading="h3" />
          <CustomAttributes client={ticket.client} heading="h3" />
        </aside>
      </div>
    </article>
  );
}

/** Made without a chat: nobody waited, and nothing ended. */
function isRequest({ kind }: Ticket): boolean {
  return kind === "offline" || kind === "feedback";
}

function Details({ ticket }: { ticket: Ticket }) {
  const { client, filled } = ticket;
  const locale = timeLocale.value;
  return (
    <dl class="facts">
      {filled?.topic ? <Fact name={t("ticket.topic")} value={t(`topics.${filled.topic}`)} /> : null}
      {isRequest(ticket) ? null : <Fact name={t("ticket.wait")} value={spanText(ticket.waitMs)} />}
      {ticket.startedAt !== null ? (
        <>
          <Fact
            name={t("ticket.firstReply")}
            value={ticket.firstReplyMs === null ? t("ticket.noReply") : spanText(ticket.firstReplyMs)}
          />
          <Fact name={t("ticket.duration")} value={spanText(ticket.durationMs)} />
        </>
      ) : null}
      {isRequest(ticket) ? null : (
        <Fact name={t("ticket.ended")} value={dateAndTime(ticket.endedAt, timeLocale.value)} />
      )}
      <Fact name={t("ticket.browser")} value={client.browser} />
      <Fact name={t("ticket.system")} value={client.system} />
      <Fact name={t("ticket.location")} value={placeOf(client, locale)} />
      <Fact name={t("ticket.timezone")} value={client.timezone} />
      <Fact name={t("ticket.language")} value={languageOf(client, locale)} />
      <CameBy client={client} />
    </dl>
  );
}
