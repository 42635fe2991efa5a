// One lasting connection to a chat or a department: gets a ticket, opens a socket, says hello, and comes back
// for ever with full-jitter back-off until told that coming back is of no use.
import { type ReadonlySignal, signal } from "@preact/signals-core";
import { closeCodes, mayReconnect } from "../../protocol/close-codes.ts";
import { pingMs } from "../../protocol/visitor-limits.ts";
import { decodeDown, subprotocol } from "../../protocol/wire.ts";
import type { Clock, WebSocketLike } from "./environment.ts";

export type TicketAnswer = { ok: true; ticket: string } | { ok: false; final: boolean; code: string };

export interface ConnectionOptions extends Clock {
  socketUrl: string;
  /** A ticket for one connection. Must not throw. `final`: asking again is of no use. */
  getTicket(): Promise<TicketAnswer>;
  /** A ticket already at hand, for the first connection. */
  firstTicket?: string;
  openSocket(url: string, protocols: string[]): WebSocketLike;
}

/** connecting: an attempt runs. offline: waiting for the next one. closed: there will be none. */
export type ConnectionState = "connecting" | "live" | "offline" | "closed";

export interface Connection {
  state: ReadonlySignal<ConnectionState>;
  /** Why it was closed for good: a close code, or the code of a refused ticket. Null: by `close()`. */
  closedCode: ReadonlySignal<number | string | null>;
  /** False where nothing was sent. */
  send(frame: object): boolean;
  /** Drops the socket and connects again. */
  restart(): void;
  /** To be called on `online`, `pageshow` and `visibilitychange`: looks at once whether the line is alive. */
  wake(): void;
  close(): void;
}

interface Frames<Down extends { type: string }> {
  /** The first frame of each socket. */
  hello(): object;
  /** Every frame from the server. The connection is live from the server's own `hello` on. */
  receive(frame: Down): void;
}

const backoffBaseMs = 500;
const backoffCapMs = 20_000;
const pongMs = 10_000;
/** From asking for a ticket to the server's hello. */
const openMs = 15_000;
/** A connection that lived this long was a good one: the next loss starts again with short waits. */
const steadyMs = 5_000;
const openState = 1;

export function createConnection<Down extends { type: string }>(
  options: ConnectionOptions,
  frames: Frames<Down>,
): Connection {
  const state = signal<ConnectionState>("connecting");
  const closedCode = signal<number | string | null>(null);
  let firstTicket = options.firstTicket ?? null;
  let socket: WebSocketLike | null = null;
  /** Raised with each attempt; what belongs to an earlier one is deaf. */
  let attempt = 0;
  let failures = 0;
  let liveSince = 0;
  let bye: { code: number; reconnectInMs?: number } | null = null;
  let retryTimer: number | null = null;
  let guardTimer: number | null = null;
  let pingTimer: number | null = null;
  let pongTimer: number | null = null;

  async function connect(): Promise<void> {
    const mine = ++attempt;
    retryTimer = stop(retryTimer);
    state.value = "connecting";
    bye = null;
    guardTimer = options.setTimeout(() => lost(1006), openMs);
    const answer: TicketAnswer = firstTicket ? { ok: true, ticket: firstTicket } : await options.getTicket();
    firstTicket = null;
    if (mine !== attempt) return;
    if (!answer.ok) return answer.final ? finish(answer.code) : lost(1006);
    const opened = options.openSocket(options.socketUrl, [subprotocol, answer.ticket]);
    socket = opened;
    opened.onopen = () => {
      if (mine === attempt) send(frames.hello());
    };
    opened.onmessage = (event: { data: unknown }) => {
      if (mine === attempt) take(event.data);
    };
    opened.onclose = (event: { code: number }) => {
      if (mine === attempt) lost(bye?.code ?? event.code);
    };
  }

  function take(data: unknown): void {
    pongTimer = stop(pongTimer);
    const frame = decodeDown<Down | { type: "bye"; code: number; reconnectInMs?: number }>(data);
    if (frame === null) return;
    if (isBye(frame)) bye = frame;
    if (frame.type === "hello" && state.value !== "live") {
      guardTimer = stop(guardTimer);
      liveSince = options.now();
      state.value = "live";
      pingLater();
    }
    frames.receive(frame as Down);
  }

  function pingLater(): void {
    pingTimer = stop(pingTimer);
    pingTimer = options.setTimeout(ping, pingMs);
  }

  function ping(): void {
    pingLater();
    if (pongTimer === null) pongTimer = options.setTimeout(() => lost(1006), pongMs);
    sendText("ping");
  }

  function sendText(text: string): boolean {
    if (socket?.readyState !== openState) return false;
    socket.send(text);
    return true;
  }

  function send(frame: object): boolean {
    return sendText(JSON.stringify(frame));
  }

  function lost(code: number): void {
    if (state.value === "closed") return;
    const steady = state.value === "live" && options.now() - liveSince >= steadyMs;
    const waitMs = bye?.reconnectInMs ?? 0;
    drop();
    if (!mayReconnect(code)) {
      finish(code);
      return;
    }
    failures = steady ? 0 : failures + 1;
    if (code === closeCodes.tooFast) failures = Math.max(failures, 4);
    state.value = "offline";
    const jitterMs = options.random() * Math.min(backoffCapMs, backoffBaseMs * 2 ** Math.min(failures, 10));
    retryTimer = options.setTimeout(connect, waitMs + jitterMs);
  }

  /** Lets go of the socket and every timer; what it still says is not heard. */
  function drop(): void {
    attempt++;
    for (const timer of [retryTimer, guardTimer, pingTimer, pongTimer]) stop(timer);
    retryTimer = guardTimer = pingTimer = pongTimer = null;
    const old = socket;
    socket = null;
    if (old && old.readyState <= openState) old.close(1000);
  }

  function finish(code: number | string | null): void {
    drop();
    closedCode.value = code;
    state.value = "closed";
  }

  function restart(): void {
    if (state.value === "closed") return;
    drop();
    void connect();
  }

  function wake(): void {
    if (state.value === "offline") void connect();
    else if (state.value === "live") ping();
  }

  function stop(timer: number | null): null {
    if (timer !== null) options.clearTimeout(timer);
    return null;
  }

  void connect();
  return { state, closedCode, send, restart, wake, close: () => finish(null) };
}

function isBye(frame: { type: string }): frame is { type: "bye"; code: number; reconnectInMs?: number } {
  return frame.type === "bye";
}
