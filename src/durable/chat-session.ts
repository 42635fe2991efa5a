// One chat: its live sockets, its clocks, its log. The shell knows who asks and in which words; `ChatLife` keeps the chat,
// the rules decide. Refuses with codes, never with exceptions.
import { DurableObject } from "cloudflare:workers";
import type { Actor, AgentRef, Chat, ChatCommand } from "../domain/chat.ts";
import type { ChatSettings } from "../domain/chat-settings.ts";
import { audienceOf, entryFor, mayView, stanceOf, type Viewer, view } from "../domain/chat-viewing.ts";
import { whyNoFile } from "../domain/file-decider.ts";
import type { Env } from "../env.ts";
import type { VisitorClient } from "../protocol/agent-api.ts";
import { subprotocol } from "../protocol/chat-frames.ts";
import type { ChatView, Phase } from "../protocol/chat-view.ts";
import type { FileRef, SentFile } from "../protocol/files.ts";
import type { FilledForm } from "../protocol/filled-form.ts";
import { splitClientFrameId } from "../protocol/ids.ts";
import { limits } from "../protocol/limits.ts";
import type { Result } from "../protocol/result.ts";
import type { History } from "../protocol/visitor-api.ts";
import { actorOf, ChatFrames } from "./chat-frames.ts";
import { ChatLife } from "./chat-life.ts";
import { authorOf, ChatSockets } from "./chat-sockets.ts";
import { freshOfferId } from "./fresh-offer-id.ts";
import { chatSteps, migrate } from "./migrations.ts";
import { answerClose } from "./socket-closing.ts";
import { useTicket } from "./used-tickets.ts";

/** Everything a chat begins with; the doors have read it from D1 and from the request. */
export interface OpenInput {
  id: string;
  siteId: string;
  department: { id: string; name: string };
  visitor: { id: string; name: string; email: string | null; isVerified?: boolean };
  question: string;
  client: VisitorClient;
  settings: ChatSettings;
  /** The ticket that the chat answers. */
  answers?: string;
  filled?: FilledForm;
  /** The first offer's id. */
  offerId: string;
}

export interface AgentInput extends AgentRef {
  departmentIds: string[];
  /** A supervisor or admin to whom the chat's department is open. */
  supervises: boolean;
}

/** What an agent asks of another; the door has read the true names. */
export interface RequestInput {
  cid: string;
  kind: "transfer" | "invite";
  department: { id: string; name: string };
  to: { id: string; name: string } | null;
  message: string;
  epoch: number | null;
}

/** To whom a supervisor gives the chat; the door has read that they are of that department. */
export interface AssignInput {
  to: AgentRef;
  departmentId: string;
  epoch: number | null;
}

/** `attachments` is null in chats from before there were any. */
export interface AttachLeave {
  sent: SentFile | null;
  attachments: ChatSettings["attachments"] | null;
}

/** What the socket door proved about a connection; travels to the object in the header `x-porchlight-connect`. */
export interface ChatConnect {
  viewer: Viewer;
  /** The connect ticket's id: one connection each. */
  ticketId: string;
  ticketExpiresAt: number;
}

export class ChatSession extends DurableObject<Env> {
  #sockets: ChatSockets;
  #life: ChatLife;
  #frames: ChatFrames;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    migrate(ctx.storage, chatSteps);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    this.#sockets = new ChatSockets(ctx);
    this.#life = new ChatLife(ctx.storage, env, this.#sockets);
    this.#frames = new ChatFrames(ctx.storage.sql, this.#life, this.#sockets, {
      perSecond: Number(env.FRAMES_PER_SECOND),
      burst: Number(env.FRAMES_BURST),
    });
  }

  /** Begins the chat, or answers with the chat that an equal start began. */
  async open(input: OpenInput): Promise<Result<{ view: ChatView }>> {
    const { offerId, ...opened } = input;
    const chat = this.#life.chat ?? this.#life.open(opened, offerId);
    if (chat.visitor.id !== input.visitor.id) return { ok: false, code: "not_found" };
    return { ok: true, value: { view: view(chat, "visitor") } };
  }

  /** The first accept wins; the winner's repeated accept is told the same. The caller holds a claim already. */
  async accept(agent: AgentInput, offerId: string): Promise<Result<{ view: ChatView }>> {
    return this.#answer(
      (at) => ({ type: "accept", at, actor: { role: "agent", ...agent }, offerId }),
      (chat) => ({ view: viewFor(chat, agent) }),
    );
  }

  /** Asks another agent to take the chat, or to help. The caller may see the chat; the rules decide the rest. */
  async request(agent: AgentInput, ask: RequestInput): Promise<Result<{ view: ChatView }>> {
    const { cid, ...asked } = ask;
    const actor: Actor = { role: "agent", ...agent };
    const frame = splitClientFrameId(cid);
    return this.#answer(
      (at) => ({ type: "request", at, actor, frame, offerId: freshOfferId(), ...asked }),
      (chat) => ({ view: viewFor(chat, agent) }),
    );
  }

  /** A supervisor becomes the owner. The caller holds a claim already. */
  async takeOver(agent: AgentInput): Promise<Result<{ view: ChatView }>> {
    return this.#answer(
      (at) => ({ type: "takeOver", at, actor: { role: "agent", ...agent } }),
      (chat) => ({ view: viewFor(chat, agent) }),
    );
  }

  /** A supervisor makes another the owner. The caller holds a claim for the other already. */
  async assign(agent: AgentInput, assignment: AssignInput): Promise<Result<{ view: ChatView }>> {
    return this.#answer(
      (at) => ({ type: "assign", at, actor: { role: "agent", ...agent }, ...assignment }),
      (chat) => ({ view: viewFor(chat, agent) }),
    );
  }

  async decline(
    agent: AgentInput,
    offerId: string,
    reason: string,
    because?: "offline",
  ): Promise<Result<null>> {
    return this.#answer(
      (at) => ({ type: "decline", at, actor: { role: "agent", ...agent }, offerId, reason, because }),
      () => null,
    );
  }

  /** The department in which the chat rings was removed. The caller has seen that it is. */
  async departmentGone(departmentId: string): Promise<Result<null>> {
    return this.#answer(
      (at) => ({ type: "departmentGone", at, departmentId }),
      () => null,
    );
  }

  /** What a visitor adds after a missed chat. */
  async leaveMessage(visitorId: string, cid: string, body: string): Promise<Result<{ seq: number }>> {
    const viewer: Viewer = { role: "visitor", visitorId };
    const chat = this.#life.chat;
    if (!chat || !mayView(chat, viewer)) return { ok: false, code: "not_found" };
    const actor: Actor = { role: "visitor" };
    const frame = splitClientFrameId(cid);
    const left = this.#answer(
      (at) => ({ type: "leaveMessage", at, actor, frame, body }),
      () => ({ seq: this.#life.log.seqOf("visitor", frame) }),
    );
    if (!left.ok) return left;
    const { seq } = left.value;
    return seq === null ? { ok: false, code: "out_of_order" } : { ok: true, value: { seq } };
  }

  /** Before a file's bytes are read: what the frame sent already, else which files the viewer may send now. */
  async mayAttach(viewer: Viewer, cid: string): Promise<Result<AttachLeave>> {
    const { chat, log } = this.#life;
    if (!chat || !mayView(chat, viewer)) return { ok: false, code: "not_found" };
    const { attachments = null } = chat.settings;
    const sent = log.sentFile(authorOf(viewer), splitClientFrameId(cid));
    const why = sent ? null : whyNoFile(chat, actorOf(viewer));
    return why === null ? { ok: true, value: { sent, attachments } } : { ok: false, code: why };
  }

  /** The file's bytes are kept. Sent twice it is the first one that counts. */
  async attach(viewer: Viewer, cid: string, file: FileRef): Promise<Result<SentFile>> {
    const { chat, log } = this.#life;
    if (!chat || !mayView(chat, viewer)) return { ok: false, code: "not_found" };
    const frame = splitClientFrameId(cid);
    const sent = () => log.sentFile(authorOf(viewer), frame);
    const before = sent();
    if (before) return { ok: true, value: before };
    const said = this.#answer(
      (at) => ({ type: "attach", at, actor: actorOf(viewer), frame, file, body: "" }),
      sent,
    );
    if (!said.ok) return said;
    return said.value ? { ok: true, value: said.value } : { ok: false, code: "out_of_order" };
  }

  /** For the sweeper: whether the file is part of the chat. */
  async hasFile(id: string): Promise<Result<boolean>> {
    const { chat, log } = this.#life;
    return { ok: true, value: chat !== null && log.hasFile(id) };
  }

  /** What came after `after`, one page at the most. */
  async history(viewer: Viewer, after: number, before?: number): Promise<Result<History>> {
    const chat = this.#life.chat;
    if (!chat || !mayView(chat, viewer)) return { ok: false, code: "not_found" };
    const audience = audienceOf(viewer);
    const page = this.#life.log.page(after, before ?? chat.seq + 1, limits.pageEntries);
    return {
      ok: true,
      value: {
        view: view(chat, stanceOf(chat, viewer) ?? "visitor"),
        entries: page.map((entry) => entryFor(audience, entry)),
      },
    };
  }

  /** For the sweeper: does what is due, and says where the chat stands. */
  async tick(): Promise<Result<{ phase: Phase; outboxOldestMs: number }>> {
    this.#life.tick();
    const { chat } = this.#life;
    if (!chat) return { ok: false, code: "not_found" };
    this.#life.reindex(chat);
    return { ok: true, value: { phase: chat.phase, outboxOldestMs: this.#life.outboxOldestMs() } };
  }

  /** WebSocket upgrade only. Header `x-porchlight-connect`: JSON of ChatConnect. */
  override async fetch(request: Request): Promise<Response> {
    const connect = JSON.parse(request.headers.get("x-porchlight-connect") ?? "null") as ChatConnect | null;
    const { chat } = this.#life;
    if (!connect || !chat || !mayView(chat, connect.viewer)) return new Response(null, { status: 404 });
    const { ticketId, ticketExpiresAt } = connect;
    if (!useTicket(this.ctx.storage.sql, ticketId, ticketExpiresAt, Date.now()))
      return new Response(null, { status: 401 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.#sockets.accept(server, connect.viewer);
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { "Sec-WebSocket-Protocol": subprotocol },
    });
  }

  override webSocketMessage(ws: WebSocket, data: string | ArrayBuffer): void {
    this.#frames.take(ws, data);
  }

  override webSocketClose(ws: WebSocket, code: number): void {
    this.#frames.leave(ws);
    answerClose(ws, code);
  }

  override webSocketError(ws: WebSocket): void {
    this.#frames.leave(ws);
  }

  override async alarm(): Promise<void> {
    await this.#life.ring();
  }

  #answer<T>(command: (at: number) => ChatCommand, value: (chat: Chat) => T): Result<T> {
    const { chat } = this.#life;
    if (!chat) return { ok: false, code: "not_found" };
    const decision = this.#life.run(chat, command(this.#life.now()));
    if (!decision.ok) return decision;
    return { ok: true, value: value(this.#life.chat ?? chat) };
  }
}

function viewFor(chat: Chat, { id: agentId, name, supervises }: AgentInput): ChatView {
  return view(chat, stanceOf(chat, { role: "agent", agentId, name, supervises }) ?? "participant");
}
