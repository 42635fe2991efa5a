// People on real sockets without a browser: the shipped chat client, with Node's own WebSocket under it.
import type { DeskFrameDown } from "../../../src/protocol/desk-frames.ts";
import type { StartChat } from "../../../src/protocol/visitor-api.ts";
import { openBrowserSocket } from "../../../src/web/shared/browser-socket.ts";
import { type ChatClient, createChatClient } from "../../../src/web/shared/chat-client.ts";
import { type Connection, createConnection } from "../../../src/web/shared/connection.ts";
import { browserClock, newClientId } from "../../../src/web/shared/environment.ts";
import { memoryPendingStore } from "../../../src/web/shared/pending-frames.ts";
import { type AgentCaller, Refused, startChat, visitorTicket } from "./callers.ts";

export interface Speaker {
  chatId: string;
  client: ChatClient;
  say(text: string): void;
  /** The messages that this side holds, in order. */
  messages(): string[];
  /** Waits until this side holds so many messages. */
  has(count: number): Promise<void>;
  /** Waits until the chat is in this phase on this side. */
  isIn(phase: "active" | "ended"): Promise<void>;
  leaves(): void;
}

const patienceMs = 90_000;

function speaker(
  origin: string,
  chatId: string,
  getTicket: () => Promise<string>,
  firstTicket?: string,
): Speaker {
  const client = createChatClient({
    ...browserClock,
    socketUrl: `${origin.replace("http", "ws")}/ws`,
    getTicket: async () => {
      try {
        return { ok: true, ticket: await getTicket() };
      } catch (error) {
        return { ok: false, final: false, code: error instanceof Refused ? error.code : "network" };
      }
    },
    ...(firstTicket === undefined ? {} : { firstTicket }),
    openSocket: openBrowserSocket,
    pendingStore: memoryPendingStore(),
    newClientId,
  });
  const messages = () =>
    client.replica.peek().entries.flatMap((entry) => (entry.kind === "message" ? [entry.body] : []));

  function when(what: string, isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      let stop = () => {};
      let done = false;
      const timer = setTimeout(() => {
        stop();
        const seen = `${client.replica.peek().view?.phase}; connection ${client.connection.peek()}`;
        reject(new Error(`${chatId}: still not ${what}, but ${seen}`));
      }, patienceMs);
      stop = client.replica.subscribe(() => {
        if (done || !isSo()) return;
        done = true;
        clearTimeout(timer);
        setTimeout(() => stop(), 0);
        resolve();
      });
    });
  }

  return {
    chatId,
    client,
    say: client.say,
    messages,
    has: (count) => when(`${count} messages`, () => messages().length >= count),
    isIn: (phase) => when(phase, () => client.replica.peek().view?.phase === phase),
    leaves: client.close,
  };
}

export async function visitorOnLine(
  origin: string,
  start: Omit<StartChat, "startKey">,
  address: string,
): Promise<Speaker & { token: string }> {
  const { chatId, token, ticket } = await startChat(origin, start, { "cf-connecting-ip": address });
  return { ...speaker(origin, chatId, () => visitorTicket(origin, token), ticket), token };
}

export function agentInChat(origin: string, agent: AgentCaller, chatId: string): Speaker {
  return speaker(origin, chatId, () => agent.connectTicket("chat", chatId));
}

/** An agent's page as far as it rings: `rings` is called for each card. */
export function deskOf(
  origin: string,
  agent: AgentCaller,
  departmentId: string,
  rings: (frame: Extract<DeskFrameDown, { type: "ring" }>["offer"]) => void,
): Connection {
  return createConnection<DeskFrameDown>(
    {
      ...browserClock,
      socketUrl: `${origin.replace("http", "ws")}/ws`,
      getTicket: async () => ({ ok: true, ticket: await agent.connectTicket("department", departmentId) }),
      openSocket: openBrowserSocket,
    },
    {
      hello: () => ({ type: "hello", v: 1 }),
      receive: (frame) => {
        if (frame.type === "ring") rings(frame.offer);
        if (frame.type === "hello") frame.offers.forEach(rings);
      },
    },
  );
}
