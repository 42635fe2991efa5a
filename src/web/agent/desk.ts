// All that a signed-in agent has in this page: who it is, what rings, which chats are open. Made at sign-in,
// closed at sign-out.
import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Me } from "../../protocol/agent-api.ts";
import type { AgentStatus, OfferCard, Preferences } from "../../protocol/desk-frames.ts";
import { openBrowserSocket } from "../shared/browser-socket.ts";
import { createChatClient } from "../shared/chat-client.ts";
import type { ConnectionOptions } from "../shared/connection.ts";
import { browserClock, newClientId } from "../shared/environment.ts";
import { browserPendingStore } from "../shared/pending-frames.ts";
import { type CannedStore, createCannedStore } from "./canned-store.ts";
import { createDeskClient, type DeskClient } from "./desk-client.ts";
import { keepFor, recall } from "./drafts.ts";
import { createGivenChats, type GivenChats } from "./given-chats.ts";
import { createOpenChats, type OpenChats } from "./open-chats.ts";
import { connectTicket, type Refused, rest } from "./rest.ts";
import type { NotedEnd } from "./ringing.ts";

export interface Desk {
  me: Me;
  /** False: no department of this agent takes chats, so there is no status to set. */
  hasChannel: boolean;
  status: ReadonlySignal<AgentStatus>;
  /** Path of the agent's own photo. */
  photo: Signal<string | null>;
  /** True after two ignored offers in a row set the agent offline; until the agent chooses a status. */
  setOfflineByIgnoring: ReadonlySignal<boolean>;
  preferences: ReadonlySignal<Preferences>;
  canned: CannedStore;
  client: DeskClient;
  chats: OpenChats;
  given: GivenChats;
  /** Rises when a ticket was written or changed. */
  ticketChanges: ReadonlySignal<number>;
  /** What a screen reader is to be told next. */
  lastRang: ReadonlySignal<OfferCard | null>;
  setPreferences(wish: Partial<Preferences>): Promise<Refused | null>;
  setStatus(status: AgentStatus): Promise<Refused | null>;
  /** Null: the chat is this agent's and stands among the open ones. */
  accept(card: OfferCard): Promise<Refused | null>;
  decline(card: OfferCard, reason?: string): Promise<Refused | null>;
  wake(): void;
  close(): void;
}

/** `onRing` is the hook for sounds and notifications. */
export function createDesk(me: Me, onRing: (card: OfferCard) => void = () => {}): Desk {
  const status: Signal<AgentStatus> = signal(me.status);
  const photo = signal(me.photo);
  const setOfflineByIgnoring = signal(me.status === "offline" && me.setOfflineAt !== null);
  const preferences: Signal<Preferences> = signal({ ringtone: me.ringtone, sendOnEnter: me.sendOnEnter });
  const ticketChanges = signal(0);
  const given = createGivenChats();
  const lastRang = signal<OfferCard | null>(null);
  const chats = createOpenChats(connectChat, tabMemory(me.id));
  for (const id of me.chats) chats.open(id);
  const client = createDeskClient({
    agentId: me.id,
    departmentIds: me.departments.filter(({ chatEnabled }) => chatEnabled).map(({ id }) => id),
    connectTo: (id) => connectionTo("department", id),
    status,
    statusSet: (because) => {
      setOfflineByIgnoring.value = because === "ignored";
    },
    tookElsewhere: (chatId, name) => void chats.open(chatId, name),
    rang: (card) => {
      lastRang.value = card;
      onRing(card);
    },
    assigned: (chat) => {
      chats.open(chat.chatId, chat.visitorName);
      given.tell(chat);
    },
    preferencesSet: (chosen) => {
      preferences.value = chosen;
    },
    returned: () => void catchUp(),
    ticketChanged: () => {
      ticketChanges.value++;
    },
  });

  const canned = createCannedStore({ load: rest.canned, tellUse: rest.cannedUsed, now: Date.now });

  async function setStatus(next: AgentStatus): Promise<Refused | null> {
    const before = status.value;
    status.value = next;
    setOfflineByIgnoring.value = false;
    const answer = await rest.setStatus(next);
    if (!answer.ok && status.value === next) status.value = before;
    return answer.ok ? null : answer;
  }

  async function setPreferences(wish: Partial<Preferences>): Promise<Refused | null> {
    const before = preferences.value;
    preferences.value = { ...before, ...wish };
    const answer = await rest.setPreferences(wish);
    if (!answer.ok) preferences.value = before;
    return answer.ok ? null : answer;
  }

  /** What was told while this page was not on the line. */
  async function catchUp(): Promise<void> {
    const answer = await rest.me();
    if (!answer.ok) return;
    const { ringtone, sendOnEnter } = answer.value;
    photo.value = answer.value.photo;
    preferences.value = { ringtone, sendOnEnter };
    for (const id of answer.value.chats) chats.open(id);
  }

  async function accept(card: OfferCard): Promise<Refused | null> {
    const answer = await rest.accept(card.chatId, card.offerId);
    if (answer.ok) {
      batch(() => {
        client.remove(card.offerId);
        chats.open(card.chatId, card.visitorName);
      });
      return null;
    }
    const end = endsIn[answer.code];
    if (end !== undefined) client.settle(card.offerId, end, takerOf(answer.details));
    return answer;
  }

  async function decline(card: OfferCard, reason = ""): Promise<Refused | null> {
    const answer = await rest.decline(card.chatId, card.offerId, reason);
    if (!answer.ok && !(answer.code in endsIn)) return answer;
    client.remove(card.offerId);
    return null;
  }

  return {
    me,
    hasChannel: me.departments.some(({ chatEnabled }) => chatEnabled),
    status,
    photo,
    setOfflineByIgnoring,
    preferences,
    canned,
    client,
    chats,
    given,
    ticketChanges,
    lastRang,
    setPreferences,
    setStatus,
    accept,
    decline,
    wake: () => {
      client.wake();
      chats.wake();
    },
    close: () => {
      client.close();
      chats.closeAll();
    },
  };
}

/** Refusals after which a card has nothing more to offer, and what is said then. */
const endsIn: Partial<Record<string, NotedEnd>> = {
  taken: "accepted",
  offer_closed: "gone",
  not_found: "gone",
  ended: "ended",
  department_closed: "closed",
};

function connectionTo(to: "chat" | "department", id: string): ConnectionOptions {
  return {
    ...browserClock,
    socketUrl: `${location.origin.replace(/^http/, "ws")}/ws`,
    getTicket: () => connectTicket(to, id),
    openSocket: openBrowserSocket,
  };
}

function connectChat(id: string) {
  return createChatClient({
    ...connectionTo("chat", id),
    pendingStore: browserPendingStore(id, () => sessionStorage),
    newClientId,
  });
}

function takerOf(details: Record<string, unknown>): { id: string; name: string } {
  const by = details.by;
  const name = typeof by === "object" && by !== null && "name" in by ? by.name : null;
  return { id: "", name: typeof name === "string" ? name : "" };
}

function tabMemory(agentId: string) {
  const key = `tabs.${agentId}`;
  return {
    load(): { id: string; name: string }[] {
      try {
        const tabs: unknown = JSON.parse(recall(key) || "[]");
        return Array.isArray(tabs) ? tabs.filter((tab) => typeof tab?.id === "string") : [];
      } catch {
        return [];
      }
    },
    save: (tabs: { id: string; name: string }[]) => keepFor(key, JSON.stringify(tabs)),
  };
}
