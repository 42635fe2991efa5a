// The wire between a department's object and the agents' pages: presence up, rings down.
import * as v from "valibot";
import { type Decoded, decodeUp } from "./chat-frames.ts";

export const DeskFrameUp = v.variant("type", [v.object({ type: v.literal("hello"), v: v.number() })]);
export type DeskFrameUp = v.InferOutput<typeof DeskFrameUp>;

/** Why it rings: a new chat (or one that lost its agent), a chat handed on, a call for help. */
export type OfferKind = "new" | "transfer" | "invite";

/** What an agent sees of a chat before accepting it. */
export interface OfferCard {
  offerId: string;
  chatId: string;
  kind: OfferKind;
  /** Who hands it on or calls for help, and with which words. */
  from: { id: string; name: string } | null;
  message: string;
  departmentId: string;
  departmentName: string;
  visitorName: string;
  question: string;
  /** Milliseconds since 1970: when it began to ring, and when it stops. */
  ringsSince: number;
  ringsUntil: number;
}

export type AgentStatus = "online" | "offline";

/** An agent's own choices, kept with the account. */
export interface Preferences {
  ringtone: boolean;
  /** Enter sends and Shift+Enter breaks the line; false: the other way round. */
  sendOnEnter: boolean;
}

/** Why a popup closes. */
export type OfferEnd =
  | "accepted"
  /** By the agent whose popup it was. */
  | "declined"
  /** The time to accept was over. */
  | "missed"
  /** The agent's turn was over; it rings for the next. */
  | "passed"
  /** Who asked for the transfer or the help took it back. */
  | "withdrawn"
  /** Another agent has the chat by other means. */
  | "overtaken"
  /** The visitor left before anybody accepted. */
  | "abandoned"
  | "ended"
  /** The agent's last place was taken by another chat. */
  | "full"
  /** The department is gone. */
  | "closed";

/** A chat that a supervisor gave to the agent. `epoch`: which hand-over of the chat it was; told again, it is the same. */
export interface AssignedChat {
  chatId: string;
  epoch: number;
  by: { id: string; name: string };
  departmentName: string;
  visitorName: string;
  question: string;
}

export type DeskFrameDown =
  | { type: "hello"; departmentId: string; status: AgentStatus; offers: OfferCard[]; now: number }
  | { type: "ring"; offer: OfferCard; now: number }
  /** A popup closes. `by` is who took it, where somebody did. */
  | { type: "hush"; offerId: string; end: OfferEnd; by?: { id: string; name: string } }
  | { type: "assigned"; chat: AssignedChat }
  /** The agent's own status, changed on this page or another. */
  | { type: "status"; status: AgentStatus; because?: "ignored" }
  /** What the agent has chosen for all pages, changed on this page or another. */
  | { type: "preferences"; preferences: Preferences }
  /** A ticket was written or changed in this department, null: several. Lists may want to look again. */
  | { type: "ticket"; ticketId: string | null }
  | { type: "bye"; code: number };

export function decodeDeskFrame(data: string | ArrayBuffer): Decoded<DeskFrameUp> {
  return decodeUp(DeskFrameUp, data);
}
