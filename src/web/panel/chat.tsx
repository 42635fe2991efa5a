// A chat, from waiting to its end: the head with its way out, the conversation, and under it what can be done now.
import { useRef } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import type { ChatClient } from "../shared/chat-client.ts";
import { ChatNotices } from "./chat-notices.tsx";
import { Composer } from "./composer.tsx";
import { Conversation } from "./conversation.tsx";
import { EndedCard } from "./ended-card.tsx";
import { Loading, PanelHead } from "./panel-head.tsx";
import type { Visit } from "./visit.ts";
import { WaitingCard } from "./waiting-card.tsx";
import { t } from "./words.ts";

interface Props {
  visit: Visit;
  chatId: string;
  client: ChatClient;
}

export function Chat({ visit, chatId, client }: Props) {
  const { view, clockSkewMs } = client.replica.value;
  const dialog = useRef<HTMLDialogElement>(null);
  if (!view) return <Loading />;
  const waiting = view.phase === "waiting";
  const owner = view.ownerId === null ? null : (view.people[view.ownerId]?.name ?? null);
  const endText = t(waiting ? "waiting.leave" : "chat.end");
  return (
    <>
      <PanelHead title={owner ?? view.department.name} subtitle={subtitle(view)} person={owner}>
        {view.may.end ? (
          <button type="button" class="head-button" onClick={() => dialog.current?.showModal()}>
            {endText}
          </button>
        ) : null}
      </PanelHead>
      <main class="chat">
        <Conversation client={client} view={view} />
        <ChatNotices client={client} view={view} />
        {waiting ? <WaitingCard visit={visit} createdAt={view.createdAt} clockSkewMs={clockSkewMs} /> : null}
        {view.may.say ? <Composer visit={visit} chatId={chatId} client={client} /> : null}
        {view.phase === "ended" ? <EndedCard visit={visit} client={client} view={view} /> : null}
      </main>
      <dialog ref={dialog} aria-labelledby="end-title" aria-describedby="end-text">
        <h2 id="end-title">{t(waiting ? "confirm.leave.title" : "confirm.end.title")}</h2>
        <p id="end-text">{t(waiting ? "confirm.leave.text" : "confirm.end.text")}</p>
        <form method="dialog" class="dialog-buttons">
          <button type="submit" class="quiet">
            {t("confirm.stay")}
          </button>
          <button type="submit" class="primary" onClick={() => client.end()}>
            {endText}
          </button>
        </form>
      </dialog>
    </>
  );
}

function subtitle(view: ChatView): string {
  switch (view.phase) {
    case "waiting":
      return view.question;
    case "active":
      return view.department.name;
    case "ended":
      return t("chat.ended");
    default:
      return view.phase satisfies never;
  }
}
