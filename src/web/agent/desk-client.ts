// One socket for each department of the signed-in agent: presence up, rings down. What rings is one list
// over all departments; the agent's status is one, whichever socket tells it.
import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import type {
  AgentStatus,
  AssignedChat,
  DeskFrameDown,
  OfferCard,
  Preferences,
} from "../../protocol/desk-frames.ts";
import { protocolVersion } from "../../protocol/wire.ts";
import { type Connection, type ConnectionOptions, createConnection } from "../shared/connection.ts";
import {
  closed,
  departed,
  type NotedEnd,
  type Ringing,
  ringingAfter,
  silenced,
  swept,
  without,
} from "./ringing.ts";

export interface DeskClientOptions {
  agentId: string;
  departmentIds: readonly string[];
  /** How to reach a department. */
  connectTo(departmentId: string): ConnectionOptions;
  status: Signal<AgentStatus>;
  /** A status came from the server; `ignored`: two ignored offers set it. */
  statusSet(because: "ignored" | null): void;
  /** This agent accepted on another page. */
  tookElsewhere(chatId: string, visitorName: string): void;
  /** A card began to ring that did not ring before: for sounds and announcements. */
  rang(card: OfferCard): void;
  /** A supervisor gave this agent a chat. */
  assigned(chat: AssignedChat): void;
  preferencesSet(preferences: Preferences): void;
  /** A department is on the line again after it was not: what was told meanwhile was missed. */
  returned(): void;
  /** Null: several were. */
  ticketChanged(ticketId: string | null): void;
}

export interface DeskClient {
  ringing: ReadonlySignal<Ringing>;
  /** False while any department cannot ring here. */
  reachable: ReadonlySignal<boolean>;
  /** Closes a card with a note that says why, and by whom where somebody took it. */
  settle(offerId: string, end: NotedEnd, by?: { id: string; name: string }): void;
  remove(offerId: string): void;
  wake(): void;
  close(): void;
}

const sweepMs = 500;

export function createDeskClient(options: DeskClientOptions): DeskClient {
  const ringing = signal<Ringing>([]);
  const greeted = new Set<string>();
  const connections: Connection[] = options.departmentIds.map((departmentId) =>
    createConnection<DeskFrameDown>(options.connectTo(departmentId), {
      hello: () => ({ type: "hello", v: protocolVersion }),
      receive,
    }),
  );
  const reachable = computed(() =>
    connections.every((connection) => connection.state.value === "live" || isOver(connection)),
  );

  function receive(frame: DeskFrameDown): void {
    switch (frame.type) {
      case "hello":
        options.status.value = frame.status;
        if (greeted.has(frame.departmentId)) options.returned();
        greeted.add(frame.departmentId);
        show(ringingAfter(ringing.value, frame, Date.now()));
        break;
      case "ring":
        show(ringingAfter(ringing.value, frame, Date.now()));
        break;
      case "hush":
        if (frame.by?.id === options.agentId) tookIt(frame.offerId);
        else show(ringingAfter(ringing.value, frame, Date.now()));
        break;
      case "status":
        options.status.value = frame.status;
        if (frame.status === "offline") show(silenced(ringing.value));
        options.statusSet(frame.because ?? null);
        break;
      case "preferences":
        options.preferencesSet(frame.preferences);
        break;
      case "assigned":
        // Who has it need not be asked any more.
        show(ringing.value.filter(({ card }) => card.chatId !== frame.chat.chatId));
        options.assigned(frame.chat);
        break;
      case "ticket":
        options.ticketChanged(frame.ticketId);
        break;
      case "bye":
        break;
      default:
        frame satisfies never;
    }
  }

  function tookIt(offerId: string): void {
    const found = ringing.value.find(({ card }) => card.offerId === offerId);
    show(without(ringing.value, offerId));
    if (found) options.tookElsewhere(found.card.chatId, found.card.visitorName);
  }

  function show(next: Ringing): void {
    const known = new Set(ringing.value.map(({ card }) => card.offerId));
    ringing.value = next;
    for (const { card, over } of next) if (over === null && !known.has(card.offerId)) options.rang(card);
  }

  // Only while there is a card does anything tick.
  const stopSweeping = effect(() => {
    if (ringing.value.length === 0) return;
    const timer = setInterval(() => show(swept(ringing.value, Date.now())), sweepMs);
    return () => clearInterval(timer);
  });

  const stopsNoticing = connections.map((connection, at) =>
    effect(() => {
      if (!isOver(connection)) return;
      const departmentId = options.departmentIds[at] ?? "";
      untracked(() => show(departed(ringing.value, departmentId, Date.now())));
    }),
  );

  return {
    ringing,
    reachable,
    settle: (offerId, end, by) => show(closed(ringing.value, offerId, end, by ?? null, Date.now())),
    remove: (offerId) => show(without(ringing.value, offerId)),
    wake: () => {
      for (const connection of connections) connection.wake();
    },
    close: () => {
      stopSweeping();
      for (const stop of stopsNoticing) stop();
      for (const connection of connections) connection.close();
    },
  };
}

/** A department that is gone, or no longer this agent's: its line comes back no more, and is not missed. */
function isOver({ state, closedCode }: Connection): boolean {
  return state.value === "closed" && typeof closedCode.value === "string";
}
