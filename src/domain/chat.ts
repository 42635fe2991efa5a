// The life of one chat as data: its state by phase, what may be asked of it, what can have happened to it.
// State is small and bounded; only the log grows. Times are milliseconds since 1970 and come with each command.
import type { VisitorClient } from "../protocol/agent-api.ts";
import type { OfferKind } from "../protocol/desk-frames.ts";
import type {
  AuthorId,
  Departure,
  OfferClosing,
  Outcome,
  OwnerChange,
  Rating,
  Rung,
  Skipped,
} from "../protocol/entry.ts";
import type { FileRef } from "../protocol/files.ts";
import type { FilledForm } from "../protocol/filled-form.ts";
import type { ClientFrame } from "../protocol/ids.ts";
import type { Person } from "../protocol/photos.ts";
import type { RefusalCode } from "../protocol/refusals.ts";
import type { ChatSettings } from "./chat-settings.ts";

export interface DepartmentRef {
  id: string;
  name: string;
}

export interface AgentRef extends Person {
  id: string;
}

/** A page that the visitor was on during the chat. */
export interface VisitedPage {
  at: number;
  url: string;
  title: string;
}

export interface ChatBase {
  id: string;
  siteId: string;
  department: DepartmentRef;
  visitor: { id: string; name: string; email: string | null; isVerified?: boolean };
  question: string;
  client: VisitorClient;
  settings: ChatSettings;
  /** The ticket that this chat answers; absent where it is about something new. */
  answers?: string;
  /** What the visitor filled in beside the question; absent where nothing was asked. */
  filled?: FilledForm;
  /** Everyone who ever served the chat. */
  people: Record<string, Person>;
  /** The newest ones, oldest first. */
  pages: VisitedPage[];
  createdAt: number;
  /** Number of the newest log entry. */
  seq: number;
  /** Raised by each hand-over; commands made under an older one are refused. */
  epoch: number;
  /** The latest time seen; it never goes back. */
  at: number;
  /** Per author and client, the highest frame number taken. Holds the most recent ones only, see `remember`. */
  taken: Record<string, number>;
  /** How many there are; absent: none. */
  files?: number;
}

/** A ring that agents may accept. New chats, transfers and invitations differ in `kind` alone. */
export interface Offer {
  id: string;
  kind: OfferKind;
  department: DepartmentRef;
  /** The one agent who is asked; null: whoever is free in the department. */
  to: AgentRef | null;
  /** Who asks, and with which words: of a transfer or an invitation. */
  from: AgentRef | null;
  message: string;
  openedAt: number;
  closesAt: number;
  /** How often the department was asked whom to ring. */
  attempt: number;
  /** Null until the department has answered this attempt. */
  rung: Rung[] | null;
  /** Rung one at a time: when the turn passes to the next. */
  turnEndsAt: number | null;
  /** Nobody could be rung, but somebody is expected back: when the department is asked again. */
  askAgainAt: number | null;
  declined: string[];
  /** Whose turn has passed. */
  tried: string[];
  /** Rung only when nobody else is left: from whom the chat was lost. */
  lastResort: string[];
}

export interface WaitingChat extends ChatBase {
  phase: "waiting";
  offer: Offer;
  /** The department that the chat came from by overflow: it overflows once. */
  overflowedFrom: string | null;
  /** When the visitor's last socket went; null while one is open or none ever was. */
  visitorGoneAt: number | null;
}

export interface ActiveChat extends ChatBase {
  phase: "active";
  /** Null only while the department is rung for another owner. */
  ownerId: string | null;
  /** Agents who serve beside the owner, the longest there first. */
  participants: string[];
  /** A transfer, an invitation or a new ring that has not been answered. */
  offer: Offer | null;
  /** The offers accepted last, by agent: a repeated accept is told the same again. */
  accepted: Record<string, string>;
  /** Of those who serve: when the last socket went. Who is not named here has one. */
  gone: Record<string, number>;
  startedAt: number;
  firstReplyAt: number | null;
  lastSaidAt: number;
  warnedAt: number | null;
  /** A running countdown. */
  end: { at: number; by: AuthorId } | null;
}

export interface EndedChat extends ChatBase {
  phase: "ended";
  outcome: Outcome;
  endedAt: number;
  endedBy: AuthorId;
  ownerId: string | null;
  participants: string[];
  startedAt: number | null;
  firstReplyAt: number | null;
  afterwords: number;
  /**
   * What the visitor said of the chat last; absent until then. `frames` are those of every rating, a few at the most, so
   * that a repeated one is known however many clients came since.
   */
  rated?: { rating: Rating; comment: string; at: number; frames: ClientFrame[] };
}

export type Chat = WaitingChat | ActiveChat | EndedChat;

/** Who gives a command. The doors have proved it. */
export type Actor = { role: "visitor" } | AgentActor;

export interface AgentActor extends AgentRef {
  role: "agent";
  departmentIds: readonly string[];
  /** A supervisor or admin, who may watch, take over, assign and end any chat that is theirs to see. */
  supervises: boolean;
}

/** The start of a chat; the only command that needs none before it. */
export interface OpenCommand {
  type: "open";
  at: number;
  chat: Pick<
    ChatBase,
    "id" | "siteId" | "department" | "visitor" | "question" | "client" | "settings" | "filled"
  >;
  offerId: string;
}

/** A command that came in a client's frame: taken once, however often it is sent. */
interface Framed {
  actor: Actor;
  frame: ClientFrame;
}

export type ChatCommand = { at: number } & (
  | (Framed & { type: "say"; body: string })
  | (Framed & { type: "attach"; file: FileRef; body: string })
  | (Framed & { type: "note"; body: string })
  | (Framed & { type: "end"; afterSeconds: number | null; epoch: number | null })
  | (Framed & { type: "keep"; epoch: number | null })
  | (Framed & { type: "leaveMessage"; body: string })
  | (Framed & { type: "visit"; url: string; title: string })
  | (Framed & { type: "rate"; rating: Rating; comment: string })
  /** Asks for a transfer or an invitation. `offerId` is fresh. */
  | (Framed & {
      type: "request";
      kind: "transfer" | "invite";
      department: DepartmentRef;
      to: AgentRef | null;
      message: string;
      epoch: number | null;
      offerId: string;
    })
  | (Framed & { type: "cancelOffer"; offerId: string })
  /** Goes out of the chat. `offerId` is fresh, for a ring that may be needed. */
  | (Framed & { type: "leave"; offerId: string })
  /** A supervisor becomes the owner. */
  | { type: "takeOver"; actor: Actor }
  /** A supervisor makes another the owner, who is of that department. */
  | { type: "assign"; actor: Actor; to: AgentRef; departmentId: string; epoch: number | null }
  | { type: "accept"; actor: Actor; offerId: string }
  /** `because`: the agent went offline, which is no word of the agent's own. */
  | { type: "decline"; actor: Actor; offerId: string; reason: string; because?: "offline" | undefined }
  /** The department's answer to `asked`. */
  | ({ type: "answerOffer"; offerId: string; attempt: number; nextOfferId: string } & Answer)
  /** A department was removed: what rings there has to look for another way. */
  | { type: "departmentGone"; departmentId: string }
  /** The visitor's last socket closed, or the first one opened. */
  | { type: "visitorGone" }
  | { type: "visitorBack" }
  /** The same of an agent. */
  | { type: "agentGone"; agentId: string }
  | { type: "agentBack"; agentId: string }
  /** From `due`: a deadline has passed. */
  | DueCommand
);

export interface Answer {
  rung: Rung[];
  skipped: Skipped[];
  isAwaited: boolean;
  /** Rung alone: for a turn, or as the one who served the visitor last. */
  alone: "turn" | "preferred" | null;
}

export type DueCommand =
  /** `nextOfferId` is fresh, for a ring that may be needed. */
  | { type: "closeOffer"; offerId: string; nextOfferId: string }
  | { type: "endTurn"; offerId: string }
  | { type: "askAgain"; offerId: string }
  | { type: "loseAgent"; agentId: string; nextOfferId: string }
  | { type: "abandon" }
  | { type: "finishCountdown" }
  | { type: "warnSilence" }
  | { type: "finishSilence" };

export type ChatEvent = { at: number } & (
  | { type: "opened"; chat: OpenCommand["chat"]; offerId: string }
  | { type: "asked"; offerId: string; attempt: number; tried: string[] }
  | ({
      type: "offered";
      offerId: string;
      attempt: number;
      askAgainAt: number | null;
      turnEndsAt: number | null;
    } & Pick<Answer, "rung" | "skipped">)
  | {
      type: "declined";
      offerId: string;
      agentId: string;
      name: string;
      reason: string;
      because?: "offline" | undefined;
    }
  /** They were rung and let it ring. */
  | { type: "ignored"; offerId: string; agents: Rung[] }
  | { type: "requested"; frame: ClientFrame; by: string; offer: Offer }
  /** An unanswered transfer or invitation is over; nothing else changes. */
  | { type: "offerClosed"; offer: Offer; how: OfferClosing; frame: ClientFrame | null; by: string | null }
  | { type: "overflowed"; from: DepartmentRef; offer: Offer }
  /** Another owner is looked for. */
  | { type: "rangAgain"; offer: Offer }
  /** An offer found its agent. `assignedBy`: a supervisor gave the chat to the agent, who was not asked. */
  | (Person & { type: "joined"; offer: Offer; agentId: string; assignedBy: AgentRef | null })
  | (Person & { type: "ownerChanged"; agentId: string; how: OwnerChange; assignedBy: AgentRef | null })
  | { type: "left"; agentId: string; name: string; how: Departure; frame: ClientFrame | null }
  | { type: "said"; from: AuthorId; frame: ClientFrame | null; body: string; file?: FileRef }
  | { type: "noted"; from: string; name: string; frame: ClientFrame; body: string }
  | { type: "visited"; frame: ClientFrame; page: VisitedPage }
  | { type: "endScheduled"; by: AuthorId; frame: ClientFrame; afterSeconds: number; endsAt: number }
  | { type: "endCancelled"; by: AuthorId; frame: ClientFrame | null }
  | { type: "silenceWarned"; endsAt: number }
  | { type: "ended"; outcome: Outcome; by: AuthorId }
  | { type: "rated"; frame: ClientFrame; rating: Rating; comment: string }
  | { type: "visitorGone" }
  | { type: "visitorBack" }
  | { type: "agentGone"; agentId: string }
  | { type: "agentBack"; agentId: string }
);

export type Decision =
  | { ok: true; events: readonly ChatEvent[] }
  | { ok: false; code: RefusalCode; details?: Record<string, unknown> };

export function authorOf(actor: Actor): AuthorId {
  return actor.role === "visitor" ? "visitor" : actor.id;
}

/** Whether the agent has the chat or serves beside its owner. */
export function serves(chat: Chat, agentId: string): boolean {
  return chat.phase !== "waiting" && (chat.ownerId === agentId || chat.participants.includes(agentId));
}

/** The offer that is open now. */
export function openOffer(chat: Chat): Offer | null {
  return chat.phase === "ended" ? null : chat.offer;
}
