// The people of a small world, each with the shipped client in hand: they come in by the doors, and wait for what they see.
import { exports } from "cloudflare:workers";
import { effect, signal } from "@preact/signals";
import type { Me } from "../../src/protocol/agent-api.ts";
import type { AssignedChat, DeskFrameDown, OfferCard } from "../../src/protocol/desk-frames.ts";
import type { Entry } from "../../src/protocol/entry.ts";
import type { Ticket } from "../../src/protocol/ticket-api.ts";
import type { StartedChat } from "../../src/protocol/visitor-api.ts";
import { type ChatClient, createChatClient } from "../../src/web/shared/chat-client.ts";
import {
  type Connection,
  type ConnectionOptions,
  createConnection,
} from "../../src/web/shared/connection.ts";
import { browserClock, newClientId, type WebSocketLike } from "../../src/web/shared/environment.ts";
import { memoryPendingStore } from "../../src/web/shared/pending-frames.ts";
import { call, host } from "./doors.ts";

export class Talker {
  readonly client: ChatClient;

  constructor(client: ChatClient) {
    this.client = client;
  }

  get entries(): readonly Entry[] {
    return this.client.replica.value.entries;
  }

  get bodies(): string[] {
    return this.entries.flatMap((entry) => (entry.kind === "message" ? [entry.body] : []));
  }

  /** Says it and waits for the acknowledgement. */
  async says(body: string): Promise<void> {
    this.client.say(body);
    await until(() => this.client.pending.value.length === 0, `'${body}' is acknowledged`);
  }

  async sees(body: string): Promise<void> {
    await until(() => this.bodies.includes(body), `'${body}' is seen`);
  }

  async seesPhase(phase: "waiting" | "active" | "ended"): Promise<void> {
    await until(() => this.client.replica.value.view?.phase === phase, `the chat is ${phase}`);
  }

  async seesCountdown(running: boolean): Promise<void> {
    await until(
      () => (this.client.replica.value.view?.endsAt !== null) === running,
      `a countdown ${running ? "runs" : "does not run"}`,
    );
  }

  /** Live again; where the socket's loss has not been noticed yet, asks. */
  async isBack(): Promise<void> {
    const { client } = this;
    client.wake();
    await until(
      () => client.connection.value === "live" || client.connection.value === "closed",
      "the page is back",
    );
  }

  close(): void {
    this.client.close();
  }
}

export class Visitor extends Talker {
  readonly chatId: string;
  readonly token: string;

  constructor({ chatId, token, ticket }: StartedChat) {
    super(visitorClient(token, ticket));
    this.chatId = chatId;
    this.token = token;
  }

  /** The same chat in another tab. */
  secondPage(): Talker {
    return new Talker(visitorClient(this.token));
  }

  leavesMessage(body: string, n = 1): Promise<Response> {
    return call("/visitor/message", { json: { cid: `message-after-miss.${n}`, body }, bearer: this.token });
  }
}

function visitorClient(token: string, firstTicket?: string): ChatClient {
  return createChatClient({
    ...line(() => call("/visitor/ticket", { method: "POST", bearer: token })),
    ...(firstTicket === undefined ? {} : { firstTicket }),
    pendingStore: memoryPendingStore(),
    newClientId,
  });
}

export class Agent {
  readonly id: string;
  readonly name: string;
  readonly cookie: string;
  readonly desk: Connection;
  /** What rings here now. */
  readonly offers = signal<readonly OfferCard[]>([]);
  /** Every popup that closed, and why. */
  readonly hushed = signal<readonly Extract<DeskFrameDown, { type: "hush" }>[]>([]);
  /** The chats that a supervisor gave, as told here. */
  readonly given = signal<readonly AssignedChat[]>([]);
  readonly chats: Talker[] = [];

  constructor(id: string, name: string, cookie: string, departmentId: string) {
    this.id = id;
    this.name = name;
    this.cookie = cookie;
    this.desk = createConnection<DeskFrameDown>(this.#line({ to: "department", id: departmentId }), {
      hello: () => ({ type: "hello", v: 1 }),
      receive: (frame) => this.#take(frame),
    });
  }

  async put(path: string, json: unknown): Promise<Response> {
    return this.#expect(await call(path, { method: "PUT", json, cookie: this.cookie }));
  }

  get(path: string): Promise<Response> {
    return call(path, { cookie: this.cookie });
  }

  async me(): Promise<Me> {
    return (await this.#expect(await this.get("/agent/me"))).json<Me>();
  }

  async ticket(chatId: string): Promise<Ticket> {
    return (await this.#expect(await this.get(`/agent/tickets/${chatId}`))).json<Ticket>();
  }

  async hearsRing(chatId: string): Promise<OfferCard> {
    return until(() => this.offers.value.find((offer) => offer.chatId === chatId), `${this.name} is rung`);
  }

  async accept(offer: OfferCard): Promise<Response> {
    return call(`/agent/chats/${offer.chatId}/accept`, {
      json: { offerId: offer.offerId },
      cookie: this.cookie,
    });
  }

  async decline(offer: OfferCard, reason = ""): Promise<void> {
    const json = { offerId: offer.offerId, reason };
    await this.#expect(await call(`/agent/chats/${offer.chatId}/decline`, { json, cookie: this.cookie }));
  }

  /** Accepts and opens the chat. */
  async takes(offer: OfferCard): Promise<Talker> {
    await this.#expect(await this.accept(offer));
    return this.opens(offer.chatId);
  }

  async opens(chatId: string): Promise<Talker> {
    const talker = new Talker(
      createChatClient({
        ...this.#line({ to: "chat", id: chatId }),
        pendingStore: memoryPendingStore(),
        newClientId,
      }),
    );
    this.chats.push(talker);
    await until(() => talker.client.connection.value === "live", `${this.name} has the chat open`);
    return talker;
  }

  async isBack(): Promise<void> {
    // The loss may not have been noticed yet: connect anew, and wait for that.
    this.desk.restart();
    const { state } = this.desk;
    await until(() => state.value === "live" || state.value === "closed", `${this.name} is back`);
    await Promise.all(this.chats.map((chat) => chat.isBack()));
  }

  /** The popup is gone: closed with a word, missing from what the desk was told on coming back, or gone with its department. */
  async hearsNoMore(chatId: string): Promise<void> {
    await until(
      () => this.desk.state.value === "closed" || !this.offers.value.some((offer) => offer.chatId === chatId),
      `${this.name}'s popup closes`,
    );
  }

  close(): void {
    this.desk.close();
    for (const chat of this.chats) chat.close();
  }

  #line(to: { to: "chat" | "department"; id: string }): ConnectionOptions {
    return line(() => call("/agent/tickets/connect", { json: to, cookie: this.cookie }));
  }

  #take(frame: DeskFrameDown): void {
    if (frame.type === "hello") this.offers.value = frame.offers;
    if (frame.type === "ring")
      this.offers.value = [
        ...this.offers.value.filter(({ offerId }) => offerId !== frame.offer.offerId),
        frame.offer,
      ];
    if (frame.type === "assigned") this.given.value = [...this.given.value, frame.chat];
    if (frame.type === "hush") {
      this.offers.value = this.offers.value.filter(({ offerId }) => offerId !== frame.offerId);
      this.hushed.value = [...this.hushed.value, frame];
    }
  }

  async #expect(response: Response): Promise<Response> {
    if (!response.ok) throw new Error(`${this.name}: ${response.status} ${await response.text()}`);
    return response;
  }
}

/** The shipped client's surroundings, with the runtime's own door as the network and no waiting between attempts. */
function line(askTicket: () => Promise<Response>): ConnectionOptions {
  return {
    ...browserClock,
    random: () => 0,
    socketUrl: `${host}/ws`,
    getTicket: async () => {
      try {
        const response = await askTicket();
        if (response.ok) return { ok: true, ...(await response.json<{ ticket: string }>()) };
        return {
          ok: false,
          final: response.status === 404 || response.status === 401,
          code: String(response.status),
        };
      } catch {
        return { ok: false, final: false, code: "network" };
      }
    },
    openSocket,
  };
}

function openSocket(url: string, protocols: string[]): WebSocketLike {
  let inner: WebSocket | null = null;
  const outer: WebSocketLike & { readyState: number } = {
    readyState: 0,
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (data) => inner?.send(data),
    close: (code) => {
      outer.readyState = 3;
      inner?.close(code);
    },
  };
  const closed = (code: number) => {
    if (outer.readyState === 3) return;
    outer.readyState = 3;
    outer.onclose?.({ code } as never);
  };
  const headers = { upgrade: "websocket", "sec-websocket-protocol": protocols.join(", ") };
  exports.default.fetch(new Request(url, { headers })).then(
    (response) => {
      inner = response.webSocket;
      if (!inner || outer.readyState === 3) return closed(1006);
      inner.addEventListener("message", (event) => outer.onmessage?.(event as never));
      inner.addEventListener("close", ({ code }) => closed(code));
      inner.addEventListener("error", () => closed(1006));
      inner.accept();
      outer.readyState = 1;
      outer.onopen?.({} as never);
    },
    () => closed(1006),
  );
  return outer;
}

/** Resolves as soon as it holds; looks again whenever a signal it reads has changed. */
export function until<T>(look: () => T | undefined | false | null, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop: (() => void) | null = null;
    let over = false;
    const finish = () => {
      over = true;
      clearTimeout(late);
      stop?.();
    };
    const late = setTimeout(() => {
      finish();
      reject(new Error(`it never came that ${what}`));
    }, 4_000);
    stop = effect(() => {
      const found = look();
      if (over || found === undefined || found === false || found === null) return;
      finish();
      resolve(found);
    });
    if (over) stop();
  });
}
