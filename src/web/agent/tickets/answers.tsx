// Chats with which the visitor answered the ticket, each whole, below the first one.
import type { Ticket, TicketChat } from "../../../protocol/ticket-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { Lines } from "../lines.tsx";
import { timeLocale } from "../preferences.ts";
import { contactName } from "./contact-name.ts";
import { OfferStory } from "./offer-story.tsx";
import { KindTag } from "./ticket-tags.tsx";
import { t } from "./words.ts";

export function Answers({ ticket: { chats, contact } }: { ticket: Ticket }) {
  return (
    <>
      {chats.map((chat) => (
        <Answer key={chat.id} chat={chat} visitor={contactName(contact)} />
      ))}
    </>
  );
}

function Answer({ chat, visitor }: { chat: TicketChat; visitor: string }) {
  const { id, kind, createdAt, people, transcript } = chat;
  return (
    <section class="ticket-answer" aria-labelledby={`answer-${id}`}>
      <h2 id={`answer-${id}`}>
        {t("answer.heading", { name: visitor })}
        <KindTag kind={kind} />
        <time class="hint" dateTime={new Date(createdAt).toISOString()}>
          {dateAndTime(createdAt, timeLocale.value)}
        </time>
      </h2>
      {kind === "missed" ? <OfferStory transcript={transcript} id={`story-${id}`} /> : null}
      <div class="transcript">
        <Lines chatId={id} entries={transcript} names={{ visitor, people }} you={null} mark={null} />
      </div>
    </section>
  );
}
