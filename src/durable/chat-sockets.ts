// The viewers of one chat: their hibernating sockets, how far each has read, who is there. What a viewer may see is
// decided in `chat-viewing`; here it is only sent. Nothing in memory is needed: all of it comes back from attachments.
import type { Chat } from "../domain/chat.ts";
import {
  type Audience,
  audienceOf,
  entryFor,
  type Stance,
  stanceOf,
  type Viewer,
  view,
} from "../domain/chat-viewing.ts";
import type { ChatFrameDown, Mark } from "../protocol/chat-frames.ts";
import { closeCodes } from "../protocol/close-codes.ts";
import type { AuthorId, LoggedEntry } from "../protocol/entry.ts";
import { answerClose } from "./socket-closing.ts";

interface Attachment extends Mark {
  viewer: Viewer;
  /** Frames go to those only who have said hello: the hello brings them up to the same point. */
  greeted: boolean;
}

export class ChatSockets {
  #ctx: DurableObjectState;
  #attached: Map<WebSocket, Attachment> | null = null;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  accept(ws: WebSocket, viewer: Viewer): void {
    const attached = this.#all();
    this.#ctx.acceptWebSocket(ws);
    const attachment = { viewer, greeted: false, delivered: 0, seen: 0 };
    ws.serializeAttachment(attachment);
    attached.set(ws, attachment);
  }

  viewerOf(ws: WebSocket): Viewer | null {
    return this.#all().get(ws)?.viewer ?? null;
  }

  isGreeted(ws: WebSocket): boolean {
    return this.#all().get(ws)?.greeted ?? false;
  }

  /** From now on the socket gets what happens. True where it is its author's first. */
  greet(ws: WebSocket): boolean {
    const attachment = this.#all().get(ws);
    if (!attachment || attachment.greeted) return false;
    const first = !this.present().includes(authorOf(attachment.viewer));
    attachment.greeted = true;
    ws.serializeAttachment(attachment);
    return first;
  }

  /** The socket is gone. Its author where it was the author's last one, and how far the author had read. */
  drop(ws: WebSocket): { author: AuthorId; last: boolean; mark: Mark } | null {
    // Where the close itself woke the object, the socket may not be listed any more: its attachment still knows.
    const attachment = this.#all().get(ws) ?? (ws.deserializeAttachment() as Attachment | null);
    if (!attachment) return null;
    this.#all().set(ws, attachment);
    const author = authorOf(attachment.viewer);
    const mark = this.marks()[author] ?? { delivered: 0, seen: 0 };
    this.#all().delete(ws);
    const last = attachment.greeted && !this.present().includes(author);
    return { author, last, mark };
  }

  present(): AuthorId[] {
    const authors = new Set<AuthorId>();
    for (const { viewer, greeted } of this.#all().values()) if (greeted) authors.add(authorOf(viewer));
    return [...authors];
  }

  marks(): Record<string, Mark> {
    const marks: Record<string, Mark> = {};
    for (const { viewer, delivered, seen } of this.#all().values()) {
      const author = authorOf(viewer);
      marks[author] = further(marks[author], { delivered, seen });
    }
    return marks;
  }

  /** Notes how far a viewer has read; true where that is further than before. */
  advance(ws: WebSocket, mark: Mark): boolean {
    const attachment = this.#all().get(ws);
    if (!attachment) return false;
    const reached = further(attachment, mark);
    if (reached.delivered === attachment.delivered && reached.seen === attachment.seen) return false;
    Object.assign(attachment, reached);
    ws.serializeAttachment(attachment);
    return true;
  }

  send(ws: WebSocket, frame: ChatFrameDown): void {
    sendText(ws, JSON.stringify(frame));
  }

  /** One line to every viewer, each as it may be read; made into text once for each audience. */
  sendEntry(entry: LoggedEntry): void {
    const texts: Partial<Record<Audience, string>> = {};
    for (const [ws, { viewer, greeted }] of this.#all()) {
      if (!greeted) continue;
      // Messages read alike for all, so that the text of the first viewer serves everyone.
      const audience = entry.kind === "message" ? "staff" : audienceOf(viewer);
      texts[audience] ??= JSON.stringify({ type: "entry", ...entryFor(audience, entry) });
      sendText(ws, texts[audience]);
    }
  }

  /** The view to everyone, each as they stand to the chat. Who may not see it any more is told so and closed. */
  sendViews(chat: Chat, now: number): void {
    const texts: Partial<Record<Stance, string>> = {};
    for (const [ws, { viewer, greeted }] of this.#all()) {
      const stance = stanceOf(chat, viewer);
      if (stance === null) {
        this.dismiss(ws, closeCodes.notYours);
        continue;
      }
      if (!greeted) continue;
      texts[stance] ??= JSON.stringify({
        type: "view",
        view: view(chat, stance),
        now,
      } satisfies ChatFrameDown);
      sendText(ws, texts[stance]);
    }
  }

  /** Says why, and closes. */
  dismiss(ws: WebSocket, code: number): void {
    this.send(ws, { type: "bye", code });
    answerClose(ws, code);
  }

  tellOthers(author: AuthorId, frame: ChatFrameDown): void {
    const text = JSON.stringify(frame);
    for (const [ws, { viewer, greeted }] of this.#all())
      if (greeted && authorOf(viewer) !== author) sendText(ws, text);
  }

  #all(): Map<WebSocket, Attachment> {
    if (this.#attached === null) {
      this.#attached = new Map();
      for (const ws of this.#ctx.getWebSockets())
        this.#attached.set(ws, ws.deserializeAttachment() as Attachment);
    }
    return this.#attached;
  }
}

export function authorOf(viewer: Viewer): AuthorId {
  return viewer.role === "visitor" ? "visitor" : viewer.agentId;
}

export function further(a: Mark | undefined, b: Mark): Mark {
  const seen = Math.max(a?.seen ?? 0, b.seen);
  return { seen, delivered: Math.max(a?.delivered ?? 0, b.delivered, seen) };
}

/** A socket that is closing throws on send; its own close event takes it away. */
function sendText(ws: WebSocket, text: string): void {
  try {
    ws.send(text);
  } catch {
    // Gone already.
  }
}
