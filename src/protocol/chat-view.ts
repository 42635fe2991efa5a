// A chat as one viewer may see it: everything but the lines. Small and of bounded size, so it is sent whole.
import type { VisitorClient } from "./agent-api.ts";
import type { AuthorId, Outcome, Rating } from "./entry.ts";
import type { FilledForm } from "./filled-form.ts";
import type { Person } from "./photos.ts";

export type Phase = "waiting" | "active" | "ended";

export interface ChatView {
  id: string;
  phase: Phase;
  /** The chat's title. */
  question: string;
  department: { id: string; name: string };
  /** `email` is null where none was given. `isVerified`: the website vouches for both; else anybody could have written them. */
  visitor: { name: string; email: string | null; isVerified: boolean };
  /** Everyone who ever served the chat, by id: for the names and photos beside messages. */
  people: Record<string, Person>;
  ownerId: string | null;
  /** Agents who serve beside the owner, the longest there first. */
  participants: string[];
  /** Raised by each hand-over. Commands of agents carry it. */
  epoch: number;
  /** Times are milliseconds since 1970. */
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  /** When the ring for an agent ends, while nobody has accepted. */
  ringEndsAt: number | null;
  /** The absolute time of a countdown that runs, and who set it. */
  endsAt: number | null;
  endSetBy: AuthorId | null;
  outcome: Outcome | null;
  /** What the visitor said of the chat, once it was over; the last word. */
  rated: { rating: Rating; comment: string } | null;
  /** Who may do what now, decided on the server: buttons follow it. */
  may: {
    say: boolean;
    note: boolean;
    end: boolean;
    scheduleEnd: boolean;
    /** Ask another agent to take the chat, or to help. */
    request: boolean;
    leave: boolean;
    takeOver: boolean;
    /** Give the chat to another agent. */
    assign: boolean;
    leaveMessage: boolean;
    /** Say how the chat was, or something else than before. */
    rate: boolean;
  };
  /** For agents; null for the visitor. */
  staff: {
    client: VisitorClient;
    /** The ticket that the chat answers; null where it is about something new. */
    answers: string | null;
    /** What the visitor filled in beside the question; null where nothing was asked. */
    filled: FilledForm | null;
    /** Pages of the visitor during the chat, the newest last. */
    pages: { at: number; url: string; title: string }[];
    /** A transfer or an invitation that has not been answered. */
    request: {
      offerId: string;
      kind: "transfer" | "invite";
      department: { id: string; name: string };
      /** Null: whoever is free. */
      to: { id: string; name: string } | null;
      from: { id: string; name: string } | null;
      message: string;
      closesAt: number;
    } | null;
  } | null;
}
