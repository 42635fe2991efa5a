// What viewers send over their sockets, and what they get for it. Each frame is answered or passed on in the same turn;
// a frame that cannot be taken is refused with a code and touches nobody else.
import { type Actor, authorOf as actorAuthor, type Chat, type ChatCommand, serves } from "../domain/chat.ts";
import { audienceOf, entryFor, mayView, stanceOf, type Viewer, view } from "../domain/chat-viewing.ts";
import { isForgotten, remember, wasTaken } from "../domain/client-frames.ts";
import {
  type ChatFrameUp,
  decodeChatFrame,
  type Mark,
  protocolVersion,
  spokenVersions,
} from "../protocol/chat-frames.ts";
import { closeCodes } from "../protocol/close-codes.ts";
import type { AuthorId } from "../protocol/entry.ts";
import { splitClientFrameId } from "../protocol/ids.ts";
import { limits } from "../protocol/limits.ts";
import type { RefusalCode } from "../protocol/refusals.ts";
import type { ChatLife } from "./chat-life.ts";
import { authorOf, type ChatSockets, further } from "./chat-sockets.ts";
import { FrameBuckets, type FrameRate } from "./frame-rate.ts";
import { freshOfferId } from "./fresh-offer-id.ts";
import { Marks } from "./marks.ts";

type Frame<T extends ChatFrameUp["type"]> = Extract<ChatFrameUp, { type: T }>;

/** A command of a client's frame, without the time; each member of the union keeps its own fields. */
type FramedCommand = ChatCommand extends infer Command
  ? Command extends { frame: unknown; at: number }
    ? Omit<Command, "at">
    : never
  : never;

export class ChatFrames {
  #life: ChatLife;
  #sockets: ChatSockets;
  #marks: Marks;
  #buckets: FrameBuckets;

  constructor(sql: SqlStorage, life: ChatLife, sockets: ChatSockets, rate: FrameRate) {
    this.#life = life;
    this.#sockets = sockets;
    this.#marks = new Marks(sql);
    this.#buckets = new FrameBuckets(rate);
  }

  /** Never throws: an exception here would be swallowed by the platform, and the client told nothing. */
  take(ws: WebSocket, data: string | ArrayBuffer): void {
    const decoded = decodeChatFrame(data);
    const cid = decoded.ok ? ("cid" in decoded.frame ? decoded.frame.cid : undefined) : decoded.cid;
    try {
      const retryAfterMs = this.#buckets.take(ws, Date.now());
      if (retryAfterMs > 0) return this.#refuse(ws, cid, "too_fast", retryAfterMs);
      if (!decoded.ok) return this.#refuse(ws, cid, decoded.code);
      this.#handle(ws, decoded.frame);
    } catch (error) {
      console.error(JSON.stringify({ event: "frame_failed", error: String(error) }));
      this.#refuse(ws, cid, "internal");
    }
  }

  /** The socket is gone, by close or by error. */
  leave(ws: WebSocket): void {
    const left = this.#sockets.drop(ws);
    if (!left?.last) return;
    const { chat } = this.#life;
    if (!chat) return;
    if (mayBeShown(chat, left.author, left.mark)) this.#marks.store(left.author, left.mark);
    this.#announce(chat, left.author, false);
    if (left.author === "visitor") this.#life.run(chat, { type: "visitorGone", at: this.#life.now() });
    else this.#life.noticePresence();
  }

  #handle(ws: WebSocket, frame: ChatFrameUp): void {
    const viewer = this.#sockets.viewerOf(ws);
    const { chat } = this.#life;
    if (!chat) return this.#bye(ws, closeCodes.unknown);
    if (!viewer || !mayView(chat, viewer)) return this.#bye(ws, closeCodes.notYours);
    if (frame.type === "hello") return this.#hello(ws, viewer, chat, frame);
    if (!this.#sockets.isGreeted(ws))
      return this.#refuse(ws, "cid" in frame ? frame.cid : undefined, "bad_frame");
    const author = authorOf(viewer);
    switch (frame.type) {
      case "say":
        return this.#say(ws, viewer, chat, frame);
      case "end": {
        const { after = null, epoch = null } = frame;
        const command = { type: "end", afterSeconds: after, epoch, ...this.#by(viewer, frame.cid) } as const;
        return this.#command(ws, chat, frame.cid, command);
      }
      case "keep": {
        const command = { type: "keep", epoch: frame.epoch ?? null, ...this.#by(viewer, frame.cid) } as const;
        return this.#command(ws, chat, frame.cid, command);
      }
      case "note":
        return this.#command(ws, chat, frame.cid, {
          type: "note",
          body: frame.body,
          ...this.#by(viewer, frame.cid),
        });
      case "cancel": {
        const { cid, offerId } = frame;
        return this.#command(ws, chat, cid, { type: "cancelOffer", offerId, ...this.#by(viewer, cid) });
      }
      case "leave":
        return this.#command(ws, chat, frame.cid, {
          type: "leave",
          offerId: freshOfferId(),
          ...this.#by(viewer, frame.cid),
        });
      case "visit": {
        const { cid, url, title } = frame;
        return this.#command(ws, chat, cid, { type: "visit", url, title, ...this.#by(viewer, cid) });
      }
      case "rate": {
        const { cid, rating, comment } = frame;
        return this.#command(ws, chat, cid, { type: "rate", rating, comment, ...this.#by(viewer, cid) });
      }
      case "typing":
        if (chat.phase === "active" && isPart(chat, author))
          this.#sockets.tellOthers(author, { type: "typing", from: author, on: frame.on });
        return;
      case "delivered":
        return this.#mark(ws, chat, viewer, { delivered: Math.min(frame.seq, chat.seq), seen: 0 });
      case "seen":
        return this.#mark(ws, chat, viewer, { delivered: 0, seen: Math.min(frame.seq, chat.seq) });
      case "history": {
        const audience = audienceOf(viewer);
        const page = this.#life.log.page(0, frame.before, limits.pageEntries);
        return this.#sockets.send(ws, {
          type: "history",
          entries: page.map((entry) => entryFor(audience, entry)),
        });
      }
      default:
        return frame satisfies never;
    }
  }

  #hello(ws: WebSocket, viewer: Viewer, before: Chat, frame: Frame<"hello">): void {
    if (!spokenVersions.includes(frame.v)) return this.#bye(ws, closeCodes.unsupportedVersion);
    if (viewer.role === "visitor") this.#life.run(before, { type: "visitorBack", at: this.#life.now() });
    const chat = this.#life.chat ?? before;
    if (this.#sockets.greet(ws)) this.#announce(chat, authorOf(viewer), true);
    const audience = audienceOf(viewer);
    const marks = this.#marks.all();
    for (const [author, mark] of Object.entries(this.#sockets.marks()))
      if (mayBeShown(chat, author, mark)) marks[author] = further(marks[author], mark);
    this.#sockets.send(ws, {
      type: "hello",
      v: protocolVersion,
      you: authorOf(viewer),
      view: view(chat, stanceOf(chat, viewer) ?? "visitor"),
      entries: this.#life.log
        .page(frame.after, chat.seq + 1, limits.pageEntries)
        .map((entry) => entryFor(audience, entry)),
      marks,
      present: this.#sockets.present().filter((author) => isPart(chat, author)),
      now: this.#life.now(),
    });
    this.#life.noticePresence();
  }

  /** Those who only watch come and go unseen. */
  #announce(chat: Chat, from: AuthorId, on: boolean): void {
    if (isPart(chat, from)) this.#sockets.tellOthers(from, { type: "presence", from, on });
  }

  /** The one central way: known? answered. Else decided, kept, and sent to every socket; its own entry acknowledges it. */
  #say(ws: WebSocket, viewer: Viewer, stored: Chat, { cid, body }: Frame<"say">): void {
    const from = authorOf(viewer);
    const frame = splitClientFrameId(cid);
    const chat = this.#recall(stored, from, frame.client);
    if (wasTaken(chat, from, frame)) {
      const seq = this.#life.log.seqOf(from, frame);
      // A lower number that was never said: an earlier frame overtook it. The client numbers it anew.
      return seq === null
        ? this.#refuse(ws, cid, "out_of_order")
        : this.#sockets.send(ws, { type: "ack", cid, seq });
    }
    const decision = this.#life.run(chat, {
      type: "say",
      at: this.#life.now(),
      actor: actorOf(viewer),
      frame,
      body,
    });
    if (!decision.ok) this.#refuse(ws, cid, decision.code);
  }

  #command(ws: WebSocket, stored: Chat, cid: string, command: FramedCommand): void {
    const chat = this.#recall(stored, actorAuthor(command.actor), command.frame.client);
    const decision = this.#life.run(chat, { ...command, at: this.#life.now() } as ChatCommand);
    if (decision.ok) this.#sockets.send(ws, { type: "ack", cid });
    else this.#refuse(ws, cid, decision.code);
  }

  /** The state remembers the latest clients only; the log remembers all. */
  #recall(chat: Chat, from: string, client: string): Chat {
    if (!isForgotten(chat, from, client)) return chat;
    const last = this.#life.log.lastFrameOf(from, client);
    return last ? { ...chat, taken: remember(chat.taken, from, last) } : chat;
  }

  /** Who only watches leaves no mark: nobody is to think that the chat was read by somebody who serves it. */
  #mark(ws: WebSocket, chat: Chat, viewer: Viewer, mark: { delivered: number; seen: number }): void {
    const from = authorOf(viewer);
    if (!isPart(chat, from) || !this.#sockets.advance(ws, mark)) return;
    const reached = this.#sockets.marks()[from];
    if (reached) this.#sockets.tellOthers(from, { type: "mark", from, ...reached });
  }

  #by(viewer: Viewer, cid: string) {
    return { actor: actorOf(viewer), frame: splitClientFrameId(cid) };
  }

  #refuse(ws: WebSocket, cid: string | undefined, code: RefusalCode, retryAfterMs?: number): void {
    this.#sockets.send(ws, {
      type: "nack",
      ...(cid === undefined ? {} : { cid }),
      code,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  #bye(ws: WebSocket, code: number): void {
    this.#sockets.dismiss(ws, code);
  }
}

/** On a socket an agent speaks and ends; departments matter to offers only, which come over REST. */
export function actorOf(viewer: Viewer): Actor {
  if (viewer.role === "visitor") return { role: "visitor" };
  const { agentId: id, name, supervises } = viewer;
  return { role: "agent", id, name, departmentIds: [], supervises };
}

/** A mark of who has only ever watched is empty, and would tell that they are there. */
function mayBeShown(chat: Chat, author: AuthorId, mark: Mark): boolean {
  return isPart(chat, author) || mark.delivered > 0;
}

/** The visitor, or an agent who serves the chat: not one who only watches. */
function isPart(chat: Chat, author: AuthorId): boolean {
  return author === "visitor" || serves(chat, author);
}
