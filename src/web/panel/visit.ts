// One visitor's way through the panel: load, form, chat, and back to the form. Holds the token and the client.
import { batch, effect, signal } from "@preact/signals-core";
import { closeCodes } from "../../protocol/close-codes.ts";
import type { Identified } from "../../protocol/identity-api.ts";
import type {
  Availability,
  ConnectTicket,
  History,
  LeftMessage,
  QueuePlace,
  StartChat,
  StartedChat,
} from "../../protocol/visitor-api.ts";
import { openBrowserSocket } from "../shared/browser-socket.ts";
import { type ChatClient, createChatClient } from "../shared/chat-client.ts";
import { browserClock, newClientId, randomText } from "../shared/environment.ts";
import { type Fetched, fetchJson } from "../shared/fetch-json.ts";
import { browserPendingStore } from "../shared/pending-frames.ts";
import { attributes, identity } from "./embedder.ts";
import { hostPage } from "./host-page.ts";
import { createKeepsakes, readKept } from "./keepsakes.ts";
import { locale } from "./words.ts";

export type Stage =
  | { name: "loading" }
  | { name: "failed"; code: string | number }
  | { name: "form"; availability: Availability }
  | { name: "chat"; chatId: string; client: ChatClient };

export interface Person {
  name: string;
  email: string;
}

/** What is kept of a running chat. */
interface Ticketed {
  chatId: string;
  token: string;
  /** Of a verified visitor: nobody else is shown it. */
  visitor?: string;
}

/** A start whose answer was lost may be repeated under its key for this long. */
const startKeyMs = 10 * 60_000;
/** A chat that ended longer ago is not shown again to who comes back. */
const staleMs = 30 * 60_000;
const finalTicketCodes: readonly string[] = ["unauthenticated", "forbidden", "not_found", "bad_request"];

export type Visit = ReturnType<typeof createVisit>;

export function createVisit(site: string) {
  const keepsakes = createKeepsakes(site);
  const stage = signal<Stage>({ name: "loading" });
  let held: { ticketed: Ticketed; client: ChatClient } | null = null;
  /** An earlier chat is looked at, however long it is over. */
  let isLooking = false;
  let stopWatching = () => {};
  /** The address that the agents know of. */
  let toldUrl: string | undefined;
  /** Whom the website vouches for. Said anew at each load, and never kept. */
  const verified = signal<Identified | null>(null);
  /** Raised when all was forgotten: what was asked for before is nobody's. */
  let era = 0;

  async function begin(): Promise<void> {
    stage.value = { name: "loading" };
    const kept = readKept<Ticketed>(keepsakes, "chat");
    if (kept && isTheirs(kept)) return enter(kept);
    // One can write at once, where it is known what stands in the form: who was there the last time.
    const known = readKept<Availability>(keepsakes, "there");
    if (known) stage.value = { name: "form", availability: known };
    const found = await askWho();
    // Meanwhile the website may have said whose chat goes on.
    if (held) return;
    if (found.ok) stage.value = { name: "form", availability: found.value };
    else if (!known || found.code !== "network") stage.value = { name: "failed", code: found.code };
  }

  function isTheirs({ visitor }: Ticketed): boolean {
    return visitor === undefined || visitor === verified.peek()?.visitorId;
  }

  /** A chat of another verified visitor is put away; one that nobody vouched for stays. */
  function recognise(who: Identified | null): void {
    verified.value = who;
    const kept = readKept<Ticketed>(keepsakes, "chat");
    if (held ? !isTheirs(held.ticketed) : who && kept && isTheirs(kept)) {
      leave();
      void begin();
    }
  }

  /** A chat that was begun on another device; one that is only looked at is not kept. */
  function resume(ticketed: Ticketed, isPast = false): void {
    if (!isPast) keepsakes.set("chat", JSON.stringify(ticketed));
    stage.value = { name: "loading" };
    enter(ticketed);
    isLooking = isPast;
  }

  async function askWho(): Promise<Fetched<Availability>> {
    const found = await fetchJson<Availability>(`/visitor/availability?site=${encodeURIComponent(site)}`);
    // Of no moment: by that, who reads it knows that it is only remembered.
    if (found.ok) keepsakes.set("there", JSON.stringify({ ...found.value, now: 0 }));
    return found;
  }

  /** Looks again who is there; a form that stands is not drawn anew. */
  async function ask(): Promise<void> {
    const found = await askWho();
    if (found.ok && stage.peek().name === "form") stage.value = { name: "form", availability: found.value };
  }

  /** What every form of the site says beside its fields. Who filled it in is remembered. */
  function told({ name, email }: { name: string; email?: string | null | undefined }) {
    const page = hostPage.page();
    const who = verified.peek();
    if (!who) keepsakes.set("person", JSON.stringify({ name, email: email ?? "" } satisfies Person));
    return {
      site,
      language: locale.peek(),
      attributes: attributes.peek(),
      ...(page ? { page } : {}),
      ...(who ? { identity: who.token } : {}),
    };
  }

  async function start(
    given: Pick<StartChat, "departmentId" | "name" | "email" | "question" | "answers" | "agreed">,
  ): Promise<Fetched<StartedChat>> {
    const who = verified.peek();
    const begunIn = era;
    const body: StartChat = { startKey: startKey(), ifAway: "refuse", ...told(given), ...given };
    const started = await fetchJson<StartedChat>("/visitor/chats", { body });
    if (started.ok && begunIn === era) {
      const { chatId, token, ticket } = started.value;
      keepsakes.set("start", null);
      const ticketed: Ticketed = { chatId, token, ...(who ? { visitor: who.visitorId } : {}) };
      keepsakes.set("chat", JSON.stringify(ticketed));
      toldUrl = body.page?.url;
      enter(ticketed, ticket);
    }
    return started;
  }

  function startKey(): string {
    const kept = readKept<{ key: string; at: number }>(keepsakes, "start");
    if (kept && Date.now() - kept.at < startKeyMs) return kept.key;
    const key = randomText(32);
    keepsakes.set("start", JSON.stringify({ key, at: Date.now() }));
    return key;
  }

  function enter(ticketed: Ticketed, firstTicket?: string): void {
    leave();
    const { chatId, token } = ticketed;
    const client = createChatClient({
      ...browserClock,
      openSocket: openBrowserSocket,
      newClientId,
      socketUrl: `${location.origin.replace(/^http/, "ws")}/ws`,
      pendingStore: browserPendingStore(chatId, () => localStorage),
      getTicket: async () => {
        const answer = await fetchJson<ConnectTicket>("/visitor/ticket", { method: "POST", token });
        if (answer.ok) return { ok: true, ticket: answer.value.ticket };
        return { ok: false, code: answer.code, final: finalTicketCodes.includes(answer.code) };
      },
      ...(firstTicket === undefined ? {} : { firstTicket }),
    });
    held = { ticketed, client };
    if (firstTicket !== undefined) stage.value = { name: "chat", chatId, client };
    stopWatching = effect(() => watch(chatId, client));
  }

  function watch(chatId: string, client: ChatClient): void {
    const code = client.closedCode.value;
    const line = client.connection.value;
    const { view } = client.replica.value;
    const ended = view?.phase === "ended";
    // While a kept chat is not yet known, nothing of it is shown: it may be long over, or no longer ours.
    const page = hostPage.page();
    if (view && !ended && page && page.url !== toldUrl && client.visit(page)) toldUrl = page.url;
    const isReturn = stage.peek().name === "loading";
    if (code === closeCodes.unsupportedVersion) stage.value = { name: "failed", code: "unsupported_version" };
    else if (code !== null) queueMicrotask(reset);
    else if (isReturn && ended && !isLooking && Date.now() - (view.endedAt ?? 0) > staleMs)
      queueMicrotask(reset);
    else if (isReturn && view) stage.value = { name: "chat", chatId, client };
    // An ended chat needs no line unless it may be rated: when it breaks, it stays broken.
    else if (ended && line === "offline" && !view.may.rate && client.pending.value.length === 0)
      queueMicrotask(client.close);
  }

  function leave(): void {
    stopWatching();
    stopWatching = () => {};
    held?.client.close();
    held = null;
    isLooking = false;
  }

  /** Forgets the chat and shows the form. */
  function reset(): void {
    batch(() => {
      era += 1;
      if (held) keepsakes.set(`draft/${held.ticketed.chatId}`, null);
      leave();
      keepsakes.set("chat", null);
      void begin();
    });
  }

  function withToken(): { token?: string } {
    return held ? { token: held.ticketed.token } : {};
  }

  function wake(): void {
    const now = stage.peek();
    if (now.name === "chat") now.client.wake();
    if (now.name === "failed" && now.code === "network") void begin();
  }

  /** Another tab began a chat on this site. */
  function follow(event: StorageEvent): void {
    if (!event.key?.endsWith(`/${site}/chat`)) return;
    if (event.newValue && stage.peek().name === "form") void begin();
  }

  for (const type of ["online", "pageshow"]) addEventListener(type, wake);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake();
  });
  addEventListener("storage", follow);

  return {
    stage,
    keepsakes,
    site,
    begin,
    ask,
    told,
    start,
    reset,
    verified,
    recognise,
    resume,
    /** Of what is kept on the device. */
    forget: (key: string) => keepsakes.set(key, null),
    /** What the website says goes before what was typed here once. */
    person: (): Person => ({
      name: "",
      email: "",
      ...readKept<Person>(keepsakes, "person"),
      ...identity.value,
      ...(verified.value && { name: verified.value.name, email: verified.value.email ?? "" }),
    }),
    draft: (chatId: string): string => keepsakes.get(`draft/${chatId}`) ?? "",
    keepDraft: (chatId: string, text: string) => keepsakes.set(`draft/${chatId}`, text === "" ? null : text),
    /** Of the chat that is shown. */
    token: () => held?.ticketed.token ?? "",
    queuePlace: () => fetchJson<QueuePlace>("/visitor/queue", withToken()),
    /** The page of entries before this one, oldest first. */
    history: (before: number) => fetchJson<History>(`/visitor/history?before=${before}`, withToken()),
    leaveMessage: (cid: string, body: string) =>
      fetchJson<LeftMessage>("/visitor/message", { body: { cid, body }, ...withToken() }),
  };
}
