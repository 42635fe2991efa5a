// REST for the agent page, under /agent. A session cookie says who calls.
import * as v from "valibot";
import type { Attribute } from "./attributes.ts";
import type { ChatView } from "./chat-view.ts";
import type { AgentStatus } from "./desk-frames.ts";
import type { SkipReason } from "./entry.ts";
import { AgentId, ChatId, ClientFrameId, DepartmentId, OfferId } from "./ids.ts";
import { limits } from "./limits.ts";
import { Email, Password, PersonName, Reason } from "./text.ts";

const Epoch = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** POST /agent/login */
export const Login = v.object({
  email: Email,
  password: v.pipe(v.string(), v.maxLength(limits.passwordMaxChars)),
});

export type Role = "agent" | "supervisor" | "admin";

/** GET /agent/me, and the answer of a login. */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  status: AgentStatus;
  cap: number;
  ringtone: boolean;
  /** Enter sends and Shift+Enter breaks the line; false: the other way round. */
  sendOnEnter: boolean;
  /** Path of the photo; null: none. */
  photo: string | null;
  /** When two ignored offers in a row set the agent offline; null where the status is the agent's own word. */
  setOfflineAt: number | null;
  /** `chatEnabled` false: the channel is off there, and nobody is rung. */
  departments: { id: string; name: string; chatEnabled: boolean }[];
  /** The agent's live chats, to open as tabs. */
  chats: string[];
}

/** PUT /agent/status */
export const SetStatus = v.object({ status: v.picklist(["online", "offline"]) });

/** PUT /agent/preferences → Me. What is not named stays. */
export const SetPreferences = v.object({
  ringtone: v.optional(v.boolean()),
  sendOnEnter: v.optional(v.boolean()),
});

/** POST /agent/tickets/connect → ConnectTicket */
export const ConnectTo = v.variant("to", [
  v.object({ to: v.literal("chat"), id: ChatId }),
  v.object({ to: v.literal("department"), id: DepartmentId }),
]);

/** POST /agent/chats/:id/accept */
export const Accept = v.object({ offerId: OfferId });
export interface Accepted {
  view: ChatView;
}

/** POST /agent/chats/:id/requests: ask another agent to take the chat, or to help. A repeated `cid` asks once. */
export const AskForHelp = v.object({
  cid: ClientFrameId,
  kind: v.picklist(["transfer", "invite"]),
  departmentId: DepartmentId,
  /** Null: whoever is free in the department. */
  agentId: v.optional(v.nullable(AgentId), null),
  message: v.optional(Reason, ""),
  epoch: v.optional(Epoch),
});

/** GET /agent/departments: all that take chats, in the order to show them. */
export interface DepartmentList {
  data: { id: string; name: string }[];
}

/** GET /agent/departments/:id/free: who could take a chat of any kind right now. */
export interface FreeAgents {
  agents: { id: string; name: string; load: number; cap: number }[];
}

/** POST /agent/chats/:id/takeover → Accepted */

/** GET /agent/chats/:id/assignees: to whom a supervisor may give the chat. */
export interface Assignees {
  /** Sent along with the choice: a chat that changed hands meanwhile is not taken from whoever has it now. */
  epoch: number;
  department: { id: string; name: string };
  owner: { id: string; name: string } | null;
  agents: Assignee[];
}

export interface Assignee {
  id: string;
  name: string;
  load: number;
  cap: number;
  /** Why not to this one; null: may be chosen. */
  why: SkipReason | null;
}

/** POST /agent/chats/:id/assign → Accepted */
export const Assign = v.object({ agentId: AgentId, epoch: v.optional(Epoch) });

/** POST /agent/chats/:id/decline */
export const Decline = v.object({ offerId: OfferId, reason: v.optional(Reason, "") });

/** Where a visitor wrote from, as the server read it from headers and the network. Unknown is "". */
export interface VisitorClient {
  browser: string;
  system: string;
  country: string;
  city: string;
  timezone: string;
  language: string;
  pageUrl: string;
  pageTitle: string;
  referrer: string;
  /** What the website said of the visitor; absent where it said nothing. */
  attributes?: readonly Attribute[];
}

/** POST /setup: the first admin, once, behind the bootstrap secret. */
export const Setup = v.object({
  secret: v.pipe(v.string(), v.maxLength(200)),
  admin: v.object({ name: PersonName, email: Email, password: Password }),
  site: v.optional(v.object({ name: PersonName }), { name: "Website" }),
  department: v.optional(v.object({ name: PersonName }), { name: "Support" }),
});
export interface SetUp {
  siteKey: string;
  agentId: string;
  departmentId: string;
}
