// One chat: its heading, the lines, and what may be done with it, which follows `view.may`.
import { useEffect, useRef } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import { attach, chosenFiles, useFileDrop } from "./attaching.ts";
import { useChatPart } from "./chat-part.ts";
import { tabId } from "./chats-page.tsx";
import { Composer, modeOf } from "./composer.tsx";
import { useDesk } from "./desk-context.ts";
import { EndMenu } from "./end-menu.tsx";
import { EndedCard } from "./ended-card.tsx";
import { EndingBanner } from "./ending-banner.tsx";
import { lazily } from "./lazily.tsx";
import { WatchBanner } from "./live/watch-banner.tsx";
import { isWatching } from "./live/watching.ts";
import { LiveLog } from "./live-log.tsx";
import { momentText } from "./moment.ts";
import type { OpenChat } from "./open-chats.ts";
import { timeLocale } from "./preferences.ts";
import { RequestBar } from "./request-bar.tsx";
import { VerifiedMark } from "./verified-mark.tsx";
import { PaneButton, VisitorPane } from "./visitor-pane/visitor-pane.tsx";
import { refusalText, t } from "./words.ts";

const UploadList = lazily(async () => (await import("./files/upload-list.tsx")).openUploadList());

export function Conversation({ chat, onClose }: { chat: OpenChat; onClose: () => void }) {
  const { client } = chat;
  const view = useChatPart(client, "view");
  const panel = useRef<HTMLElement>(null);
  return (
    <section
      class="conversation"
      ref={panel}
      id={`panel-${chat.id}`}
      role="tabpanel"
      aria-labelledby={tabId(chat.id)}
    >
      {view ? (
        <Opened chat={chat} view={view} onClose={onClose} />
      ) : client.connection.value === "closed" ? (
        <div class="nothing">
          <h2>{t("chats.gone")}</h2>
          <p>{t("chats.goneHint")}</p>
          <button type="button" class="quiet" onClick={onClose}>
            {t("chats.closeHere")}
          </button>
        </div>
      ) : (
        <p class="nothing" aria-busy="true">
          {t("chats.loading")}
        </p>
      )}
    </section>
  );
}

function Opened({ chat, view, onClose }: { chat: OpenChat; view: ChatView; onClose: () => void }) {
  const { client } = chat;
  const unsteady = client.connection.value === "offline" || client.connection.value === "connecting";
  const refused = client.refused.value;
  const ended = view.phase === "ended";
  const gone = !ended && client.connection.value === "closed";
  const request = view.staff?.request ?? null;
  const watching = isWatching(view, useDesk().me.id);
  const away = useIsAway(chat, view);
  const wasLive = useRef(!ended);
  const column = useRef<HTMLDivElement>(null);
  const dropping = useFileDrop(
    column,
    (files) => attach(chat, files),
    () => view.may.say && modeOf(chat, view) === "reply",
  );
  const foot = useRef<HTMLDivElement>(null);

  // When the chat ends under somebody's fingers, the focus goes to what took the text box's place.
  useEffect(() => {
    if (ended && wasLive.current && document.activeElement === document.body) foot.current?.focus();
    wasLive.current = !ended;
  }, [ended]);

  return (
    <>
      <div class="chat-column" ref={column}>
        <ChatHeading view={view} chat={chat} away={away} />
        {unsteady && !ended ? (
          <p class="strip warn" role="status">
            {t("chat.reconnecting")}
          </p>
        ) : null}
        <LiveLog chat={chat} view={view} />
        {refused && !ended ? (
          <p class="strip bad" role="alert">
            {refusalText(refused.code)}
          </p>
        ) : null}
        {dropping ? <p class="drop-hint">{t("files.drop", { name: view.visitor.name })}</p> : null}
        <div class="chat-foot" ref={foot} tabIndex={-1}>
          {chosenFiles.value.has(chat) ? <UploadList chat={chat} /> : null}
          {gone ? (
            <GoneCard chat={chat} onClose={onClose} />
          ) : ended ? (
            <EndedCard view={view} onClose={onClose} />
          ) : (
            <>
              {view.endsAt !== null ? <EndingBanner chat={chat} view={view} endsAt={view.endsAt} /> : null}
              {request ? <RequestBar chat={chat} request={request} /> : null}
              {watching ? <WatchBanner chat={chat} view={view} onClose={onClose} /> : null}
              <Composer chat={chat} view={view} />
            </>
          )}
        </div>
      </div>
      <VisitorPane view={view} away={away} />
    </>
  );
}

/** Handed on, left, or taken over: what was seen stays until the tab is closed. */
function GoneCard({ chat, onClose }: { chat: OpenChat; onClose: () => void }) {
  const { me } = useDesk();
  const owner = lastOwner(chat);
  return (
    <div class="ended">
      <p role="status">
        <strong>{t("serving.gone")}</strong>{" "}
        {owner && owner.agentId !== me.id ? (
          <span class="hint">{t("serving.goneTo", { name: owner.name })}</span>
        ) : null}
      </p>
      <button type="button" class="quiet" onClick={onClose}>
        {t("ended.close")}
      </button>
    </div>
  );
}

/** Who got the chat is told in its last lines; the view was not for this agent any more. */
function lastOwner({ client }: OpenChat): { agentId: string; name: string } | undefined {
  const lines = client.replica.value.entries.slice(-3);
  return lines
    .flatMap((entry) => (entry.kind === "system" && entry.what.event === "owner_changed" ? [entry.what] : []))
    .at(-1);
}

/** Who else is in the chat; nothing where its owner looks and is alone. */
function Serving({ view }: { view: ChatView }) {
  const { me } = useDesk();
  const { ownerId, participants, people, phase } = view;
  if (phase !== "active") return null;
  if (ownerId === me.id && participants.length === 0) return null;
  const nameOf = (id: string) => (id === me.id ? t("chat.you") : (people[id]?.name ?? ""));
  return (
    <p class="soft serving">
      <span class="visually-hidden">{t("serving.list")}</span>
      {ownerId === null ? (
        <span>{t("serving.nobody")}</span>
      ) : (
        <span class="person">{t("serving.owner", { name: nameOf(ownerId) })}</span>
      )}
      {participants.map((id) => (
        <span class="person" key={id}>
          {nameOf(id)}
        </span>
      ))}
    </p>
  );
}

function useIsAway({ client }: OpenChat, view: ChatView): boolean {
  const present = useChatPart(client, "present");
  return view.phase === "active" && client.connection.value === "live" && !present.includes("visitor");
}

function ChatHeading({ view, chat, away }: { view: ChatView; chat: OpenChat; away: boolean }) {
  const { me } = useDesk();
  const { name, email, isVerified } = view.visitor;
  return (
    <header class="chat-heading">
      <div class="chat-title">
        <h2 dir="auto" title={view.question}>
          {view.question || t("chat.untitled")}
        </h2>
        <p class="soft">
          <span class="who" dir="auto">
            {name}
          </span>
          {email ? (
            <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>
          ) : (
            <span>{t("chat.noEmail")}</span>
          )}
          {email !== null || isVerified ? <VerifiedMark isVerified={isVerified} /> : null}
          <time dateTime={new Date(view.startedAt ?? view.createdAt).toISOString()}>
            {t("chat.started", {
              time: momentText(view.startedAt ?? view.createdAt, Date.now(), timeLocale.value),
            })}
          </time>
          {away ? <span class="away">{t("chat.away")}</span> : null}
        </p>
        <Serving view={view} />
      </div>
      <PaneButton />
      {view.may.end && !isWatching(view, me.id) && chat.client.connection.value !== "closed" ? (
        <EndMenu
          client={chat.client}
          view={view}
          label={t("end.button")}
          buttonClass="quiet end-button"
          icon
        />
      ) : null}
    </header>
  );
}
