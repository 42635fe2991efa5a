// One department: which agents are there, and which chats ring. It answers chats and pushes to its agents' pages; it never
// calls a chat, so there is no circle. Whom to ring is decided by `routing`; who wins is decided by the chat.
import { DurableObject } from "cloudflare:workers";
import { type Ringing, type RingRequest, ring, skipReason } from "../domain/routing.ts";
import type { Env } from "../env.ts";
import { spokenVersions, subprotocol } from "../protocol/chat-frames.ts";
import { closeCodes } from "../protocol/close-codes.ts";
import {
  type AgentStatus,
  type AssignedChat,
  decodeDeskFrame,
  type OfferCard,
  type OfferEnd,
  type Preferences,
} from "../protocol/desk-frames.ts";
import type { SkipReason } from "../protocol/entry.ts";
import type { Result } from "../protocol/result.ts";
import type { QueuePlace } from "../protocol/visitor-api.ts";
import { Alarm } from "./alarm.ts";
import { DepartmentWatchers, type WatchConnect } from "./department-watchers.ts";
import { DeskRings } from "./desk-rings.ts";
import { DeskSockets } from "./desk-sockets.ts";
import { departmentSteps, migrate } from "./migrations.ts";
import { OfferBoard } from "./offer-board.ts";
import { Presence } from "./presence.ts";
import { answerClose } from "./socket-closing.ts";
import { Standings } from "./standings.ts";
import { useTicket } from "./used-tickets.ts";

/** An agent as D1 knows it: what the agent wants, and how many chats the agent has (all departments) of how many. */
export interface Standing {
  agentId: string;
  name: string;
  status: AgentStatus;
  /** When the status was set; an older standing never overwrites a newer status. */
  statusAt: number;
  load: number;
  cap: number;
}

/** What the socket door proved about a connection; travels to the object in the header `x-porchlight-connect`. */
export interface DeskConnect {
  departmentId: string;
  standing: Standing;
  ticketId: string;
  ticketExpiresAt: number;
}

const done: Result<null> = { ok: true, value: null };

export class Department extends DurableObject<Env> {
  #sockets: DeskSockets;
  #board: OfferBoard;
  #standings: Standings;
  #presence: Presence;
  #rings: DeskRings;
  #watchers: DepartmentWatchers;
  #alarm: Alarm;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, departmentSteps);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    this.#sockets = new DeskSockets(ctx);
    this.#board = new OfferBoard(ctx.storage.sql);
    this.#standings = new Standings(ctx.storage.sql, () => this.#sockets.connected());
    this.#presence = new Presence(this.#sockets, this.#standings);
    this.#rings = new DeskRings(this.#board, this.#presence, this.#sockets);
    this.#watchers = new DepartmentWatchers(ctx, (now) => this.#presence.freeUntil(now));
    this.#alarm = new Alarm(ctx.storage);
  }

  /** Rings whom it can. `roster` is every member. A repeated (offerId, attempt) gets the same answer. */
  async offer(asked: {
    card: OfferCard;
    attempt: number;
    roster: Standing[];
    request: RingRequest;
  }): Promise<Result<Ringing>> {
    const { card, attempt, roster } = asked;
    const now = Date.now();
    const known = this.#board.find(card.offerId);
    // Its end came first: nobody is rung, and the chat, which has ended or begun by then, does not mind.
    if (known?.closed) return { ok: true, value: { rung: [], skipped: [], isAwaited: false, alone: null } };
    if (known && known.answer.attempt >= attempt) {
      const { attempt: _, ...ringing } = known.answer;
      return { ok: true, value: ringing };
    }
    const declined = [...new Set([...asked.request.declined, ...(known?.declined ?? [])])];
    const request = { ...asked.request, declined };
    const ringing = ring(this.#presence.of(roster, now), request);
    this.ctx.storage.transactionSync(() => {
      this.#standings.putAll(roster);
      for (const { agentId } of ringing.alone === null ? [] : ringing.rung)
        this.#standings.ringAlone(agentId, now);
      this.#board.put({ card, answer: { attempt, ...ringing }, request, declined });
      this.#alarm.moveTo(this.#board.nextAt());
    });
    // Whoever hears it ring in a department without members was one until it was removed.
    if (roster.length === 0) this.#sockets.sendAll({ type: "hush", offerId: card.offerId, end: "closed" });
    else this.#rings.hushOthers(card.offerId, known, ringing);
    this.#rings.ring(ringing, card, now);
    this.#tellWatchers(now);
    return { ok: true, value: ringing };
  }

  async declined(offerId: string, agentId: string): Promise<Result<null>> {
    const offered = this.#board.find(offerId);
    if (offered && !offered.closed && !offered.declined.includes(agentId))
      this.#board.put({ ...offered, declined: [...offered.declined, agentId] });
    this.#sockets.sendTo(agentId, { type: "hush", offerId, end: "declined" });
    return done;
  }

  /** Closes all popups of an offer; an offer that arrives after its end does not ring. */
  async settle(
    offerId: string,
    end: OfferEnd,
    by: { id: string; name: string } | null,
  ): Promise<Result<null>> {
    const now = Date.now();
    const wasRinging = this.#board.close(offerId, now);
    if (wasRinging && by !== null) {
      this.#standings.addLoad(by.id, 1);
      this.#rings.hushFull(by.id, now);
    }
    this.#alarm.moveTo(this.#board.nextAt());
    if (wasRinging) this.#sockets.sendAll({ type: "hush", offerId, end, ...(by === null ? {} : { by }) });
    this.#tellWatchers(now);
    return done;
  }

  /** A ticket of this department was written by its chat or changed by people; null: several. These may have room again. */
  async ticketWritten(ticketId: string | null, freed: Standing[]): Promise<Result<null>> {
    this.#sockets.sendAll({ type: "ticket", ticketId });
    return this.freed(freed);
  }

  /** These agents went out of a chat and may have room again. */
  async freed(standings: Standing[]): Promise<Result<null>> {
    const now = Date.now();
    this.#standings.putAll(standings);
    for (const { agentId } of standings) this.#rings.ringLate(agentId, now);
    this.#tellWatchers(now);
    return done;
  }

  /** A supervisor gave a chat to an agent of this department. `standing`: how the agent stands with it, where that is new. */
  async assigned(agentId: string, chat: AssignedChat, standing: Standing | null): Promise<Result<null>> {
    if (standing !== null) {
      this.#standings.putAll([standing]);
      this.#rings.hushFull(agentId, Date.now());
      this.#tellWatchers(Date.now());
    }
    this.#sockets.sendTo(agentId, { type: "assigned", chat });
    return done;
  }

  /** Of each of a roster, why they could not take a chat now; null: they could. */
  async skipReasons(roster: Standing[]): Promise<Result<{ agentId: string; why: SkipReason | null }[]>> {
    const candidates = this.#presence.of(roster, Date.now());
    return {
      ok: true,
      value: candidates.map((candidate) => ({ agentId: candidate.agentId, why: skipReason(candidate) })),
    };
  }

  /** Whether a chat begun now would ring anybody, at once or as soon as a lost page is back. */
  async availability(): Promise<Result<{ available: boolean }>> {
    return { ok: true, value: { available: this.#presence.freeUntil(Date.now()) !== null } };
  }

  async queuePlace(chatId: string): Promise<Result<QueuePlace>> {
    return { ok: true, value: this.#board.place(chatId, Date.now()) };
  }

  /**
   * The agent's status changed: set on any page, or because two offers in a row were ignored. Answers with the offers that
   * are open to this agent alone, which one who goes offline will not take.
   */
  async setStatus(
    standing: Standing,
    because: "ignored" | null = null,
  ): Promise<Result<{ asked: { chatId: string; offerId: string }[] }>> {
    const { agentId } = standing;
    this.#standings.putAll([standing]);
    const { status } = this.#standings.newer(standing);
    this.#sockets.sendTo(agentId, { type: "status", status, ...(because === null ? {} : { because }) });
    if (status === "online") this.#rings.ringLate(agentId, Date.now());
    this.#tellWatchers(Date.now());
    const asked = this.#board
      .open(Date.now())
      .filter(({ request }) => status === "offline" && request.to === agentId)
      .map(({ card: { chatId, offerId } }) => ({ chatId, offerId }));
    return { ok: true, value: { asked } };
  }

  /** What an agent chose on one page, for all pages. */
  async tellPreferences(agentId: string, preferences: Preferences): Promise<void> {
    this.#sockets.sendTo(agentId, { type: "preferences", preferences });
  }

  /** WebSocket upgrade only. Header `x-porchlight-connect`: JSON of DeskConnect or WatchConnect. */
  override async fetch(request: Request): Promise<Response> {
    const connect = JSON.parse(request.headers.get("x-porchlight-connect") ?? "null") as
      | DeskConnect
      | WatchConnect
      | null;
    if (!connect) return new Response(null, { status: 404 });
    // Its ticket may be used until it expires: it opens nothing worth a row for each page.
    if ("watches" in connect) return this.#watch();
    const { standing, departmentId, ticketId, ticketExpiresAt } = connect;
    if (!useTicket(this.ctx.storage.sql, ticketId, ticketExpiresAt, Date.now()))
      return new Response(null, { status: 401 });
    this.#standings.arrive(standing);
    const { 0: client, 1: server } = new WebSocketPair();
    this.#sockets.accept(server, standing.agentId, departmentId);
    this.#tellWatchers(Date.now());
    return upgraded(client);
  }

  override webSocketMessage(ws: WebSocket, data: string | ArrayBuffer): void {
    if (this.#watchers.isWatcher(ws)) return this.#watchers.hear(ws);
    const decoded = decodeDeskFrame(data);
    if (!decoded.ok) return ws.send(JSON.stringify({ type: "nack", code: decoded.code }));
    if (!spokenVersions.includes(decoded.frame.v)) {
      ws.send(JSON.stringify({ type: "bye", code: closeCodes.unsupportedVersion }));
      return ws.close(closeCodes.unsupportedVersion);
    }
    const { agentId, departmentId } = this.#sockets.ownerOf(ws);
    const now = Date.now();
    const status = this.#standings.find(agentId)?.status ?? "offline";
    const offers = this.#rings.cardsFor(agentId, now);
    ws.send(JSON.stringify({ type: "hello", departmentId, status, offers, now }));
  }

  override webSocketClose(ws: WebSocket, code: number): void {
    this.#leave(ws);
    answerClose(ws, code);
  }

  override webSocketError(ws: WebSocket): void {
    this.#leave(ws);
  }

  /** Ends what should have been ended by its chat, so that nothing rings for ever, and forgets old tombstones. */
  override async alarm(): Promise<void> {
    this.#alarm.rang();
    const now = Date.now();
    try {
      for (const offerId of this.#board.expired(now)) await this.settle(offerId, "missed", null);
      this.#board.prune(now);
    } catch (error) {
      console.error(JSON.stringify({ event: "department_alarm_failed", error: String(error) }));
    }
    const next = this.#board.nextAt();
    this.#alarm.moveTo(next && Math.max(next, now + 1_000));
    this.#tellWatchers(now);
  }

  #watch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    const now = Date.now();
    if (!this.#watchers.accept(server, now)) return new Response(null, { status: 503 });
    this.#tellWatchers(now);
    return upgraded(client);
  }

  /** Somebody may be free now, or nobody any more. Comes after whatever else moves the alarm. */
  #tellWatchers(now: number): void {
    const at = this.#watchers.look(now);
    if (at !== null) this.#alarm.moveTo(Math.min(at, this.#board.nextAt() ?? at));
  }

  /** The closing socket may still be listed as open. */
  #leave(ws: WebSocket): void {
    if (this.#watchers.isWatcher(ws)) return this.#watchers.left();
    const { agentId } = this.#sockets.ownerOf(ws);
    const others = this.ctx.getWebSockets(agentId).filter((other) => other !== ws);
    if (others.length > 0) return;
    this.#standings.leave(agentId, Date.now());
    this.#tellWatchers(Date.now());
  }
}

function upgraded(client: WebSocket): Response {
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { "Sec-WebSocket-Protocol": subprotocol },
  });
}
