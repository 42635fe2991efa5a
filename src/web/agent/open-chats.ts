// The chats that stand as tabs in this page, each with its own client. Live ones come from the server; which
// ended ones are still open is remembered for this browser tab.
import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import type { AuthorId, Entry } from "../../protocol/entry.ts";
import type { ChatClient } from "../shared/chat-client.ts";
import { type ChatReplica, lastSeq } from "../shared/chat-replica.ts";
import { isWatching } from "./live/watching.ts";

export interface OpenChat {
  id: string;
  client: ChatClient;
  /** The visitor's name; known from the ring before the chat has said hello. */
  name: ReadonlySignal<string>;
  /** How far this agent has read. */
  seen: ReadonlySignal<number>;
  unread: ReadonlySignal<number>;
  saw(seq: number): void;
}

export interface OpenChats {
  list: ReadonlySignal<readonly OpenChat[]>;
  open(id: string, name?: string): OpenChat;
  close(id: string): void;
  wake(): void;
  closeAll(): void;
}

export interface TabMemory {
  load(): { id: string; name: string }[];
  save(tabs: { id: string; name: string }[]): void;
}

export function createOpenChats(connect: (id: string) => ChatClient, memory: TabMemory): OpenChats {
  const list = signal<readonly OpenChat[]>([]);
  const disposals = new Map<string, () => void>();

  function open(id: string, name = ""): OpenChat {
    const known = list.value.find((chat) => chat.id === id);
    if (known) return known;
    const { chat, dispose } = openChat(id, name, connect(id));
    disposals.set(id, dispose);
    list.value = [...list.value, chat];
    return chat;
  }

  function close(id: string): void {
    disposals.get(id)?.();
    disposals.delete(id);
    list.value = list.value.filter((chat) => chat.id !== id);
  }

  for (const { id, name } of memory.load()) open(id, name);
  const stopSaving = effect(() => memory.save(list.value.map(({ id, name }) => ({ id, name: name.value }))));

  return {
    list,
    open,
    close,
    wake: () => {
      for (const { client } of list.value) client.wake();
    },
    closeAll: () => {
      stopSaving();
      for (const { id } of list.value) close(id);
    },
  };
}

function openChat(id: string, hint: string, client: ChatClient): { chat: OpenChat; dispose: () => void } {
  const read: Signal<number> = signal(0);
  const seen = computed(() => Math.max(read.value, ownMark(client.replica.value)));
  const stopDelivering = effect(() => {
    const last = lastSeq(client.replica.value);
    untracked(() => client.delivered(last));
  });
  const chat: OpenChat = {
    id,
    client,
    name: computed(() => client.replica.value.view?.visitor.name ?? hint),
    seen,
    unread: computed(() =>
      watches(client.replica.value) ? 0 : countUnread(client.replica.value, seen.value),
    ),
    saw: (seq) => {
      if (seq <= seen.peek()) return;
      read.value = seq;
      client.seen(seq);
    },
  };
  return {
    chat,
    dispose: () => {
      stopDelivering();
      client.close();
    },
  };
}

function ownMark({ you, marks }: ChatReplica): number {
  return (you === null ? undefined : marks[you]?.seen) ?? 0;
}

/** Nobody is called to a chat that they only watch. */
function watches({ view, you }: ChatReplica): boolean {
  return view !== null && you !== null && isWatching(view, you);
}

/** What somebody else wrote, to the visitor or to staff. */
export function isUnread(entry: Entry, you: AuthorId | null): boolean {
  return (entry.kind === "message" || entry.kind === "note") && entry.from !== you;
}

/** Messages of others above `seen`. Walks from the newest, so that a long chat costs nothing. */
export function countUnread({ entries, you }: ChatReplica, seen: number): number {
  let count = 0;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (!entry || entry.seq <= seen) break;
    if (isUnread(entry, you)) count++;
  }
  return count;
}
