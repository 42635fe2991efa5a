// The chat module: the open chats as tabs, and the one that is chosen.
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Conversation } from "./conversation.tsx";
import { useDesk } from "./desk-context.ts";
import { Icon } from "./icons.tsx";
import { isWatching } from "./live/watching.ts";
import { focusComposer, go, replace } from "./navigation.ts";
import type { OpenChat } from "./open-chats.ts";
import { t } from "./words.ts";

export function ChatsPage({ chatId }: { chatId: string | null }) {
  const { chats } = useDesk();
  const open = chats.list.value;
  const chosen = open.find(({ id }) => id === chatId);

  // An address may name a chat that no tab has; it is opened, and says for itself if it may not be seen.
  useEffect(() => {
    if (chatId !== null && !chosen) chats.open(chatId);
    else if (chatId === null && open[0]) replace({ page: "chats", chatId: open[0].id });
  }, [chatId, chosen, open[0]]);

  // Whose tab was closed stands on the one that took its place.
  const before = useRef(chatId);
  useEffect(() => {
    if (before.current !== chatId && chatId !== null && document.activeElement === document.body)
      document.getElementById(tabId(chatId))?.focus();
    before.current = chatId;
  }, [chatId]);

  return (
    <div class="chats">
      <h1 class="visually-hidden">{t("chats.heading")}</h1>
      {open.length > 0 ? <ChatTabs open={open} chosenId={chatId} /> : null}
      {chosen ? (
        <Conversation key={chosen.id} chat={chosen} onClose={() => closeTab(chats, chosen.id)} />
      ) : null}
      {open.length === 0 ? <NoChats /> : null}
    </div>
  );
}

function closeTab(
  chats: { list: { value: readonly OpenChat[] }; close(id: string): void },
  id: string,
): void {
  const at = chats.list.value.findIndex((chat) => chat.id === id);
  chats.close(id);
  const next = chats.list.value[Math.min(at, chats.list.value.length - 1)];
  replace({ page: "chats", chatId: next?.id ?? null });
}

function ChatTabs({ open, chosenId }: { open: readonly OpenChat[]; chosenId: string | null }) {
  const { chats, me } = useDesk();
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current
      ?.querySelector("[aria-selected=true]")
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosenId, open.length]);

  function onKeyDown(event: KeyboardEvent): void {
    const here = open.findIndex(({ id }) => id === chosenId);
    const chat = open[here];
    if (event.key === "Delete" && chat && mayClose(chat, me.id)) closeTab(chats, chat.id);
    const steps: Record<string, number> = {
      ArrowRight: here + 1,
      ArrowLeft: here - 1,
      Home: 0,
      End: open.length - 1,
    };
    const to = steps[event.key];
    const target = to === undefined ? undefined : open[(to + open.length) % open.length];
    if (!target) return;
    event.preventDefault();
    go({ page: "chats", chatId: target.id });
    document.getElementById(tabId(target.id))?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={t("chats.tabs")} ref={list} onKeyDown={onKeyDown}>
      {open.map((chat) => (
        <ChatTab
          key={chat.id}
          chat={chat}
          chosen={chat.id === chosenId}
          onClose={() => closeTab(chats, chat.id)}
        />
      ))}
    </div>
  );
}

function ChatTab({ chat, chosen, onClose }: { chat: OpenChat; chosen: boolean; onClose: () => void }) {
  const { me } = useDesk();
  const unread = chat.unread.value;
  const over = useComputed(() => isOver(chat)).value;
  const closable = useComputed(() => mayClose(chat, me.id)).value;
  return (
    <button
      type="button"
      role="tab"
      id={tabId(chat.id)}
      class={`tab ${over ? "is-over" : ""} ${unread > 0 ? "has-unread" : ""}`}
      aria-selected={chosen}
      aria-controls={chosen ? `panel-${chat.id}` : undefined}
      tabIndex={chosen ? 0 : -1}
      onClick={() => {
        go({ page: "chats", chatId: chat.id });
        if (matchMedia("(pointer: fine)").matches) focusComposer(chat.id);
      }}
      onAuxClick={(event) => {
        if (event.button === 1 && closable) onClose();
      }}
    >
      <span class="tab-name" dir="auto">
        {chat.name.value || "…"}
      </span>
      {over ? <span class="visually-hidden">, {t("chats.ended")}</span> : null}
      {unread > 0 ? (
        <>
          <span class="badge" aria-hidden="true">
            {unread > 99 ? "99+" : unread}
          </span>
          <span class="visually-hidden">, {t("chats.unread", { count: unread })}</span>
        </>
      ) : null}
      {closable ? (
        // A tab may hold no button. With the keyboard, Delete or 'Close this chat' does the same.
        <span
          class="tab-close"
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onClose();
          }}
        >
          <Icon name="close" />
        </span>
      ) : null}
    </button>
  );
}

export function tabId(chatId: string): string {
  return `tab-${chatId}`;
}

function isOver({ client }: OpenChat): boolean {
  return client.replica.value.view?.phase === "ended" || client.connection.value === "closed";
}

/** A chat that is over, or one that somebody only watches. */
function mayClose(chat: OpenChat, agentId: string): boolean {
  const { view } = chat.client.replica.value;
  return isOver(chat) || (view !== null && isWatching(view, agentId));
}

function NoChats() {
  const { status, hasChannel } = useDesk();
  const key = !hasChannel ? "emptyNoChannel" : status.value === "online" ? "emptyOnline" : "emptyOffline";
  return (
    <div class="nothing">
      <Icon name="chats" />
      <h2>{t("chats.empty")}</h2>
      <p>{t(`chats.${key}`)}</p>
    </div>
  );
}
