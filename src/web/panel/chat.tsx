// A chat, from waiting to its end: the head with its way out, the conversation, and under it what can be done now.
import { useEffect, useState } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import type { ChatClient } from "../shared/chat-client.ts";
import { Composer } from "./composer.tsx";
import { Conversation } from "./conversation.tsx";
import {
  ChatNotices,
  EndDialog,
  EndedCard,
  fetchAhead,
  HeadMenu,
  UploadList,
  WaitingCard,
} from "./late-parts.ts";
import { Loading, PanelHead } from "./panel-head.tsx";
import type { Visit } from "./visit.ts";
import { t } from "./words.ts";

interface Props {
  visit: Visit;
  chatId: string;
  client: ChatClient;
}

export function Chat({ visit, chatId, client }: Props) {
  const { view, clockSkewMs } = client.replica.value;
  const [leaving, setLeaving] = useState(false);
  useEffect(fetchAhead, []);
  if (!view) return <Loading />;
  const waiting = view.phase === "waiting";
  const owner = view.people[view.ownerId ?? ""];
  return (
    <>
      <PanelHead title={owner?.name ?? view.department.name} subtitle={subtitle(view)} person={owner}>
        {view.may.end ? (
          <button type="button" class="head-button" onClick={() => setLeaving(true)}>
            {t(waiting ? "waiting.leave" : "chat.end")}
          </button>
        ) : null}
        <span class="head-menu-place">
          <HeadMenu visit={visit} client={client} view={view} />
        </span>
      </PanelHead>
      <main class="chat">
        <Conversation visit={visit} client={client} view={view} />
        <ChatNotices client={client} view={view} />
        {waiting ? <WaitingCard visit={visit} createdAt={view.createdAt} clockSkewMs={clockSkewMs} /> : null}
        <UploadList visit={visit} chatId={chatId} />
        {view.may.say ? <Composer visit={visit} chatId={chatId} client={client} /> : null}
        {view.phase === "ended" ? <EndedCard visit={visit} client={client} view={view} /> : null}
      </main>
      {leaving ? (
        <EndDialog waiting={waiting} end={() => client.end()} closed={() => setLeaving(false)} />
      ) : null}
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
