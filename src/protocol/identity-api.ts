// How a website says who its visitor is, and what its visitors have of it: one person on all devices.
import * as v from "valibot";
import type { Outcome } from "./entry.ts";
import { ChatId, SiteKey } from "./ids.ts";

/** POST /visitor/identity: a token that the website signed, for one of ours that lives longer. */
export const Identify = v.object({ site: SiteKey, token: v.string() });

export interface Identified {
  /** What a start and the doors of `visitor/chats` take. Never kept: the website says anew at each load who it is. */
  token: string;
  visitorId: string;
  /** As the website says. */
  name: string;
  email: string | null;
}

/** GET /visitor/chats?before=ID (Bearer: the identity's token): the visitor's chats on all devices, the newest first. */
export const VisitorChatsQuery = v.object({ before: v.optional(ChatId) });

export interface VisitorChats {
  /** The newest that still runs. */
  running: string | null;
  data: PastChat[];
  /** Whether older ones follow the last. */
  more: boolean;
}

export interface PastChat {
  id: string;
  /** The question, or the first message; may be empty. */
  subject: string;
  department: string;
  /** Who had it last; null where nobody answered. */
  agent: string | null;
  createdAt: number;
  outcome: Outcome;
}

/** POST /visitor/chats/:id/token (Bearer: the identity's token): opens that chat, as its start did. */
export interface ChatToken {
  token: string;
}
