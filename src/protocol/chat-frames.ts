// The wire between a chat's object and its viewers. Frames up are checked here, and only here parsed.
// Unknown fields are ignored; an unknown type is refused.
import * as v from "valibot";
import type { ChatView } from "./chat-view.ts";
import {
  type AuthorId,
  type Entry,
  type MessageEntry,
  type NoteEntry,
  ratings,
  type SystemEntry,
} from "./entry.ts";
import { ClientFrameId, OfferId } from "./ids.ts";
import { limits } from "./limits.ts";
import type { RefusalCode } from "./refusals.ts";
import { MessageBody, PageUrl, Question, RatingComment } from "./text.ts";

export { decodeDown, protocolVersion, spokenVersions, subprotocol } from "./wire.ts";

const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const ChatFrameUp = v.variant("type", [
  /** First frame of a connection: send me what came after `after`. */
  v.object({ type: v.literal("hello"), v: v.number(), after: Seq }),
  v.object({ type: v.literal("say"), cid: ClientFrameId, body: MessageBody }),
  /** End now, or `after` seconds from now. */
  v.object({
    type: v.literal("end"),
    cid: ClientFrameId,
    after: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(limits.endAfterMinSeconds),
        v.maxValue(limits.endAfterMaxSeconds),
      ),
    ),
    epoch: v.optional(Seq),
  }),
  /** Take a countdown back. */
  v.object({ type: v.literal("keep"), cid: ClientFrameId, epoch: v.optional(Seq) }),
  /** For staff only: a note, or a supervisor's whisper. */
  v.object({ type: v.literal("note"), cid: ClientFrameId, body: MessageBody }),
  /** Take a transfer or an invitation back. */
  v.object({ type: v.literal("cancel"), cid: ClientFrameId, offerId: OfferId }),
  /** Go out of the chat. */
  v.object({ type: v.literal("leave"), cid: ClientFrameId }),
  /** The visitor is on this page of the site now. */
  v.object({ type: v.literal("visit"), cid: ClientFrameId, url: PageUrl, title: v.optional(Question, "") }),
  /** By the visitor, when the chat is over; again to change it. The whole is said each time, the comment too. */
  v.object({
    type: v.literal("rate"),
    cid: ClientFrameId,
    rating: v.picklist(ratings),
    comment: v.optional(RatingComment, ""),
  }),
  v.object({ type: v.literal("typing"), on: v.boolean() }),
  /** My device has everything up to `seq`. */
  v.object({ type: v.literal("delivered"), seq: Seq }),
  /** My eyes had everything up to `seq`; it is delivered too. */
  v.object({ type: v.literal("seen"), seq: Seq }),
  /** Older entries: those before `before`, newest page first. */
  v.object({ type: v.literal("history"), before: Seq }),
]);
export type ChatFrameUp = v.InferOutput<typeof ChatFrameUp>;

/** How far a participant has got. Seen is never above delivered. */
export interface Mark {
  delivered: number;
  seen: number;
}

export type ChatFrameDown =
  | {
      type: "hello";
      v: number;
      /** Which author the receiver is. */
      you: AuthorId;
      view: ChatView;
      /** In order, without holes. If `entries[0].seq > after + 1`, older ones are to be had by `history`. */
      entries: Entry[];
      marks: Record<string, Mark>;
      /** Who else has a socket open now. */
      present: AuthorId[];
      /** The server's clock, for countdowns. */
      now: number;
    }
  | EntryFrame
  | { type: "view"; view: ChatView; now: number }
  | { type: "history"; entries: Entry[] }
  /** Done; with `seq` where it made an entry. The acknowledgement of a first `say` is its own `entry`. */
  | { type: "ack"; cid: string; seq?: number }
  | { type: "nack"; cid?: string; code: RefusalCode; retryAfterMs?: number }
  | { type: "typing"; from: AuthorId; on: boolean }
  | { type: "mark"; from: AuthorId; delivered: number; seen: number }
  /** A participant's first socket opened, or the last one closed. */
  | { type: "presence"; from: AuthorId; on: boolean }
  /** Sent before the server closes; `reconnectInMs` where coming back helps. */
  | { type: "bye"; code: number; reconnectInMs?: number };

/** An entry as a frame is the entry itself: nothing is wrapped, nothing is copied. */
export type EntryFrame = { type: "entry" } & (
  | MessageEntry
  | NoteEntry
  | SystemEntry
  | { seq: number; at: number; kind: "hidden" }
);

export type Decoded<T> = { ok: true; frame: T } | { ok: false; code: RefusalCode; cid?: string };

/** Reads a frame of a viewer. Never throws. A refusal names the frame's cid where it had a good one. */
export function decodeChatFrame(data: string | ArrayBuffer): Decoded<ChatFrameUp> {
  return decodeUp(ChatFrameUp, data);
}

export function decodeUp<S extends v.GenericSchema>(
  schema: S,
  data: string | ArrayBuffer,
): Decoded<v.InferOutput<S>> {
  if (typeof data !== "string") return { ok: false, code: "bad_frame" };
  if (data.length > limits.frameChars) return { ok: false, code: "too_long" };
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return { ok: false, code: "bad_frame" };
  }
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return { ok: true, frame: result.output };
  const issue = result.issues[0];
  const cid = v.safeParse(v.object({ cid: ClientFrameId }), json);
  return {
    ok: false,
    code: issue.type === "max_length" ? "too_long" : "bad_frame",
    ...(cid.success ? { cid: cid.output.cid } : {}),
  };
}
