// REST for what an agent sees beside the chats: the contact's past, the live chats of a department, a search.
import * as v from "valibot";
import type { Phase } from "./chat-view.ts";
import type { Rating } from "./entry.ts";
import { limits } from "./limits.ts";
import type { TicketKind, TicketStatus } from "./ticket-api.ts";

/**
 * GET /agent/chats/:id/visitor: what else came from the same contact, the newest first. A verified visitor's is what was
 * verified as theirs; of anybody else it is what came unverified from the same e-mail, and empty where none was given.
 */
export interface VisitorPast {
  /** Chats that were answered. */
  chats: PastTicket[];
  /** Whatever else became a ticket. */
  tickets: PastTicket[];
}

export interface PastTicket {
  id: string;
  number: number;
  subject: string;
  status: TicketStatus;
  kind: TicketKind;
  department: { id: string; name: string };
  createdAt: number;
  /** What the visitor said of it last; null where nothing was said. */
  rating: Rating | null;
}

/** GET /agent/live: for supervisors of the departments that are theirs, for admins of all; the oldest first. */
export interface LiveChats {
  data: LiveChat[];
}

export interface LiveChat {
  id: string;
  visitorName: string;
  question: string;
  department: { id: string; name: string };
  owner: { id: string; name: string } | null;
  phase: Exclude<Phase, "ended">;
  createdAt: number;
}

/** GET /agent/search?q=: over the caller's own chats, live and ended; the newest first. */
export const SearchQuery = v.object({
  q: v.pipe(v.string(), v.maxLength(limits.searchChars), v.trim(), v.nonEmpty()),
});

export interface Found {
  data: FoundChat[];
}

export interface FoundChat {
  /** Of the chat, and of its ticket. */
  id: string;
  /** The ticket's; null while the chat is live. */
  number: number | null;
  subject: string;
  contact: { name: string; email: string | null };
  createdAt: number;
}
