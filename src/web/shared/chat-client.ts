// A viewer's side of one chat: what is known (replica), what is not yet confirmed (pending), and the line to the
// server. One unconfirmed frame is under way at a time, so that what was said in order is taken in order.
import { batch, type ReadonlySignal, signal } from "@preact/signals-core";
import type { ChatFrameDown, ChatFrameUp } from "../../protocol/chat-frames.ts";
import type { Rating } from "../../protocol/entry.ts";
import { protocolVersion } from "../../protocol/wire.ts";
import { applyFrame, type ChatReplica, emptyReplica, lastSeq, leavesGap } from "./chat-replica.ts";
import { type ConnectionOptions, type ConnectionState, createConnection } from "./connection.ts";
import {
  type DoneFrame,
  inOrder,
  isWritten,
  type PendingFrame,
  type PendingStore,
  wireFrame,
} from "./pending-frames.ts";

export interface ChatClientOptions extends ConnectionOptions {
  pendingStore: PendingStore;
  /** 16 to 24 random characters; asked once for each client. */
  newClientId(): string;
}

export interface ChatClient {
  replica: ReadonlySignal<ChatReplica>;
  /** Unconfirmed and refused frames, oldest first. `failed` holds the code of a refusal. */
  pending: ReadonlySignal<readonly PendingFrame[]>;
  connection: ReadonlySignal<ConnectionState>;
  closedCode: ReadonlySignal<number | string | null>;
  /** The latest refusal of something done, such as an end; null again after the next one was taken. */
  refused: ReadonlySignal<RefusedDeed | null>;
  say(body: string): void;
  /** Ends the chat now, or in so many seconds. */
  end(afterSeconds?: number): void;
  /** Takes a countdown back. */
  keep(): void;
  /** What staff alone may do: write a note, take a transfer or an invitation back, go out of the chat. */
  staff(wish: StaffWish): void;
  /** The visitor's word on a chat that is over; said anew it replaces the one before. */
  rate(rated: Rated): void;
  /** Says a refused message again. */
  retry(cid: string): void;
  /** Forgets a refused message. */
  discard(cid: string): void;
  typing(on: boolean): void;
  /** The visitor is on this page now. True where it could be told: it is not kept for later. */
  visit(page: { url: string; title: string }): boolean;
  seen(seq: number): void;
  delivered(seq: number): void;
  /** Asks for the page before the oldest entry held. */
  older(): void;
  wake(): void;
  close(): void;
}

export type StaffWish =
  | { type: "note"; body: string }
  | { type: "cancel"; offerId: string }
  | { type: "leave" };

/** What a visitor says of a chat that is over. */
type Rated = { rating: Rating; comment: string };

export interface RefusedDeed {
  type: DoneFrame["type"];
  code: string;
}

/** An unanswered frame means a lost line, even where pings still come through. */
const answerMs = 15_000;
const pauseMs = 1_000;
/** How often a frame that the server failed on is sent again by itself. */
const internalRetries = 3;

export function createChatClient(options: ChatClientOptions): ChatClient {
  const client = options.newClientId();
  const replica = signal<ChatReplica>(emptyReplica);
  const pending = signal<readonly PendingFrame[]>(inOrder(options.pendingStore.load()));
  const refused = signal<RefusedDeed | null>(null);
  const reached = { delivered: 0, seen: 0 };
  let counter = 0;
  /** Visits are numbered apart: they overtake what waits. */
  let guide = "";
  let visits = 0;
  let inFlight: string | null = null;
  let internalFailures = 0;
  let askedOlder: number | null = null;
  /** Runs while a frame is unanswered, or while the server asked to wait. */
  let timer: number | null = null;
  let pausing = false;

  const connection = createConnection<ChatFrameDown>(options, {
    hello: () => frameUp({ type: "hello", v: protocolVersion, after: lastSeq(replica.value) }),
    receive: (frame) => batch(() => receive(frame)),
  });

  connection.state.subscribe((state) => {
    if (state !== "live") rest();
  });

  function receive(frame: ChatFrameDown): void {
    if (leavesGap(replica.value, frame)) {
      connection.restart();
      return;
    }
    replica.value = applyFrame(replica.value, frame, options.now());
    switch (frame.type) {
      case "hello":
        for (const entry of frame.entries) confirm("cid" in entry ? entry.cid : undefined);
        askedOlder = null;
        sendMark("seen");
        sendMark("delivered");
        sendNext();
        break;
      case "entry":
        confirm("cid" in frame ? frame.cid : undefined);
        break;
      case "ack":
        confirm(frame.cid);
        break;
      case "nack":
        if (frame.cid !== undefined) refuse(frame.cid, frame.code, frame.retryAfterMs);
        break;
      case "history":
        askedOlder = null;
        break;
      default:
        frame.type satisfies "view" | "typing" | "mark" | "presence" | "bye";
    }
  }

  function sendNext(): void {
    if (inFlight !== null || pausing || connection.state.value !== "live") return;
    const next = pending.value.find(({ failed }) => failed === undefined);
    if (!next || !connection.send(wireFrame(next))) return;
    inFlight = next.cid;
    timer = options.setTimeout(connection.restart, answerMs);
  }

  /** Nothing is under way any more, and nothing is waited for. */
  function rest(): void {
    if (timer !== null) options.clearTimeout(timer);
    timer = inFlight = null;
    pausing = false;
  }

  function confirm(cid: string | undefined): void {
    if (cid === undefined || !pending.value.some((frame) => frame.cid === cid)) return;
    forget(cid);
    if (inFlight !== cid) return;
    internalFailures = 0;
    refused.value = null;
    rest();
    sendNext();
  }

  function refuse(cid: string, code: string, retryAfterMs: number = pauseMs): void {
    const frame = pending.value.find((other) => other.cid === cid);
    if (!frame || inFlight !== cid) return;
    rest();
    const again =
      code === "too_fast" ||
      code === "busy" ||
      (code === "internal" && ++internalFailures <= internalRetries);
    if (again) {
      pausing = true;
      timer = options.setTimeout(() => {
        rest();
        sendNext();
      }, retryAfterMs);
      return;
    }
    internalFailures = 0;
    if (code === "out_of_order") replace(cid, { ...frame, cid: nextCid() });
    else if (isWritten(frame)) replace(cid, { ...frame, failed: code });
    else {
      forget(cid);
      refused.value = { type: frame.type, code };
    }
    sendNext();
  }

  function nextCid(): string {
    return `${client}.${++counter}`;
  }

  function replace(cid: string, frame: PendingFrame): void {
    if (frame.cid !== cid) options.pendingStore.remove(cid);
    options.pendingStore.put(frame);
    pending.value = pending.value.map((other) => (other.cid === cid ? frame : other));
  }

  function forget(cid: string): void {
    options.pendingStore.remove(cid);
    pending.value = pending.value.filter((frame) => frame.cid !== cid);
  }

  function enqueue(frame: PendingFrame): void {
    options.pendingStore.put(frame);
    pending.value = [...pending.value, frame];
    sendNext();
  }

  /** Later than all that waits already, wherever the device's clock goes: another page puts them in order by it. */
  function sayTime(): number {
    return Math.max(options.now(), ...pending.value.map(({ at }) => at + 1));
  }

  function tell(wish: StaffWish | { type: "say"; body: string } | ({ type: "rate" } & Rated)): void {
    enqueue({ cid: nextCid(), at: sayTime(), ...wish });
  }

  function stamp(): { cid: string; at: number; epoch: number } {
    return { cid: nextCid(), at: sayTime(), epoch: replica.value.view?.epoch ?? 0 };
  }

  function retry(cid: string): void {
    const frame = pending.value.find((other) => other.cid === cid && other.failed !== undefined);
    if (!frame || !isWritten(frame)) return;
    forget(cid);
    // A frame that the server failed on may have been taken all the same: only under its own id is that found out.
    enqueue({
      type: frame.type,
      body: frame.body,
      at: sayTime(),
      cid: frame.failed === "internal" ? cid : nextCid(),
    });
  }

  function mark(type: "delivered" | "seen", seq: number): void {
    if (seq <= reached[type]) return;
    reached[type] = seq;
    if (type === "seen") reached.delivered = Math.max(reached.delivered, seq);
    sendMark(type);
  }

  function sendMark(type: "delivered" | "seen"): void {
    const { you, marks } = replica.value;
    const known = you === null ? undefined : marks[you];
    const above = Math.max(known?.[type] ?? 0, type === "delivered" ? reached.seen : 0);
    if (connection.state.value !== "live" || reached[type] <= above) return;
    if (you === null || !connection.send(frameUp({ type, seq: reached[type] }))) return;
    // The server tells the others; what is known here follows at once.
    const own: ChatFrameDown = { type: "mark", from: you, delivered: reached.delivered, seen: reached.seen };
    replica.value = applyFrame(replica.value, own, options.now());
  }

  function older(): void {
    const { olderFrom } = replica.value;
    if (olderFrom === null || askedOlder === olderFrom || connection.state.value !== "live") return;
    askedOlder = olderFrom;
    connection.send(frameUp({ type: "history", before: olderFrom }));
  }

  return {
    replica,
    pending,
    connection: connection.state,
    closedCode: connection.closedCode,
    refused,
    say: (body) => tell({ type: "say", body }),
    end: (after) => enqueue({ type: "end", ...stamp(), ...(after === undefined ? {} : { after }) }),
    keep: () => enqueue({ type: "keep", ...stamp() }),
    rate: (rated) => tell({ type: "rate", ...rated }),
    staff: tell,
    retry,
    discard: forget,
    typing: (on) => {
      if (connection.state.value === "live") connection.send(frameUp({ type: "typing", on }));
    },
    visit: ({ url, title }) => {
      if (connection.state.value !== "live") return false;
      guide ||= options.newClientId();
      return connection.send(frameUp({ type: "visit", cid: `${guide}.${++visits}`, url, title }));
    },
    seen: (seq) => mark("seen", seq),
    delivered: (seq) => mark("delivered", seq),
    older,
    wake: connection.wake,
    close: () => {
      rest();
      connection.close();
    },
  };
}

function frameUp(frame: ChatFrameUp): ChatFrameUp {
  return frame;
}
