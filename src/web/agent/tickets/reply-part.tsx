// A word to the visitor of a ticket: in the chat where one goes on, else by e-mail, which brings the answer back as a chat.
import type { Ticket } from "../../../protocol/ticket-api.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { hashOf } from "../route.ts";
import { contactName } from "./contact-name.ts";
import type { TicketStore } from "./ticket-store.ts";
import { t } from "./words.ts";
import { WriteForm } from "./write-form.tsx";

export function ReplyPart({ ticket, store }: { ticket: Ticket; store: TicketStore }) {
  return (
    <section class="reply-part" aria-labelledby="reply-title">
      <h2 id="reply-title">{t("reply.heading")}</h2>
      {ticket.liveChatId === null ? (
        <ByEmail ticket={ticket} store={store} />
      ) : (
        <Live chatId={ticket.liveChatId} name={ticket.contact.name} />
      )}
    </section>
  );
}

function ByEmail({ ticket, store }: { ticket: Ticket; store: TicketStore }) {
  switch (ticket.mail) {
    case "off":
      return <p class="hint">{t("reply.off")}</p>;
    case "no_address":
      return <p class="hint">{t("reply.noAddress", { name: contactName(ticket.contact) })}</p>;
    case "ready":
      return (
        <WriteForm
          draftKey={`ticket-reply.${ticket.id}`}
          words={{
            field: t("reply.field", { email: ticket.contact.email ?? "" }),
            placeholder: t("reply.placeholder"),
            submit: t("reply.send"),
            busy: t("reply.sending"),
            kept: t("reply.kept"),
          }}
          write={(cid, text) => store.reply(cid, text)}
        />
      );
    default:
      return ticket.mail satisfies never;
  }
}

/** One's own chat opens; supervisors may watch any. */
function Live({ chatId, name }: { chatId: string; name: string }) {
  const { chats, me } = useDesk();
  const isOpen = chats.list.value.some(({ id }) => id === chatId);
  return (
    <p class="notice-live">
      <Icon name="live" />
      <span>{t("reply.live", { name })}</span>
      {isOpen || me.role !== "agent" ? (
        <a
          class="quiet"
          href={hashOf({ page: "chats", chatId })}
          onClick={() => {
            if (!isOpen) void chats.open(chatId, name);
          }}
        >
          {t("reply.openChat")}
        </a>
      ) : null}
    </p>
  );
}
