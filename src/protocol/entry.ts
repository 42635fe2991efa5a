// One line of a chat's log, as a viewer receives it and as the ticket keeps it.
// Numbers run 1, 2, 3 … for every viewer alike: what a viewer may not read arrives as `hidden`.
import type { FileRef } from "./files.ts";

/** Who wrote a line: the visitor, the system, or an agent's id. Names stand in `ChatView.people`. */
export type AuthorId = "visitor" | "system" | (string & {});

export interface MessageEntry {
  seq: number;
  /** Milliseconds since 1970. Order is by `seq`, never by `at`. */
  at: number;
  kind: "message";
  from: AuthorId;
  /** `client.n` of the frame that said it; the sender knows its pending message by it. */
  cid?: string;
  /** Empty only beside a file. */
  body: string;
  file?: FileRef;
}

/** How a transfer or an invitation ended without being accepted. */
export type OfferClosing = "declined" | "expired" | "cancelled" | "unreachable" | "overtaken";

/** How the chat came to another owner. */
export type OwnerChange = "transfer" | "succession" | "taken_over" | "assigned";

/** How somebody went out of the chat. */
export type Departure = "left" | "lost" | "transferred" | "taken_over";

/** What happened to the chat, as a line between the messages. */
export type Happening =
  | { event: "ignored"; agents: Rung[] }
  | {
      event: "requested";
      kind: "transfer" | "invite";
      offerId: string;
      by: AuthorId;
      department: { id: string; name: string };
      /** Null: whoever is free. */
      to: { id: string; name: string } | null;
      message: string;
    }
  | {
      event: "offer_closed";
      kind: "new" | "transfer" | "invite";
      offerId: string;
      how: OfferClosing;
    }
  | { event: "overflowed"; department: { id: string; name: string } }
  | { event: "rang_again" }
  | {
      event: "owner_changed";
      agentId: string;
      name: string;
      how: OwnerChange;
      /** Where it went with a transfer; null where it stays. */
      department: { id: string; name: string } | null;
      assignedBy?: { id: string; name: string };
    }
  | { event: "left"; agentId: string; name: string; how: Departure }
  | { event: "offered"; offerId: string; rung: Rung[]; skipped: Skipped[] }
  /** `because`: by going offline. */
  | { event: "declined"; agentId: string; name: string; reason?: string; because?: "offline" }
  /** `assignedBy`: the supervisor who gave the chat to the agent; told to staff alone, as everywhere. */
  | { event: "joined"; agentId: string; name: string; assignedBy?: { id: string; name: string } }
  | { event: "end_scheduled"; by: AuthorId; afterSeconds: number; endsAt: number }
  | { event: "end_cancelled"; by: AuthorId }
  | { event: "silence_warned"; endsAt: number }
  /** By the visitor, after the end; the last one counts. */
  | { event: "rated"; rating: Rating; comment: string }
  | { event: "ended"; outcome: Outcome; by: AuthorId };

/** For staff alone: a note beside the talk, or a supervisor's whisper. */
export interface NoteEntry {
  seq: number;
  at: number;
  kind: "note";
  from: AuthorId;
  /** Of the writer, who need not serve the chat. */
  name: string;
  cid?: string;
  body: string;
}

export interface SystemEntry {
  seq: number;
  at: number;
  kind: "system";
  from: "system";
  what: Happening;
}

export interface HiddenEntry {
  seq: number;
  at: number;
  kind: "hidden";
}

export type Entry = MessageEntry | NoteEntry | SystemEntry | HiddenEntry;
export type LoggedEntry = MessageEntry | NoteEntry | SystemEntry;

export const ratings = ["good", "okay", "bad"] as const;
export type Rating = (typeof ratings)[number];

/** How a chat ended: answered, nobody accepted in time, or the visitor left first. */
export const outcomes = ["finished", "missed", "abandoned"] as const;
export type Outcome = (typeof outcomes)[number];

export interface Rung {
  agentId: string;
  name: string;
}

export type SkipReason = "offline" | "no_socket" | "at_cap" | "outside_hours" | "declined";

export interface Skipped {
  agentId: string;
  name: string;
  why: SkipReason;
}
