// REST for the widget, under /visitor. Bodies up as schemas, answers down as types.
import * as v from "valibot";
import { Attributes } from "./attributes.ts";
import type { ChatView } from "./chat-view.ts";
import type { Entry } from "./entry.ts";
import { ClientFrameId, DepartmentId, SiteKey, StartKey } from "./ids.ts";
import { Email, MessageBody, PageUrl, PersonName, Question } from "./text.ts";

/** GET /visitor/availability?site=KEY */
export const AvailabilityQuery = v.object({ site: SiteKey });
export interface Availability {
  site: { name: string };
  /** Departments that take chats, in the order to show them. */
  departments: { id: string; name: string; available: boolean }[];
}

/** POST /visitor/chats. A repeated `startKey` is the same start and gets the same chat. */
export const StartChat = v.object({
  site: SiteKey,
  departmentId: DepartmentId,
  startKey: StartKey,
  name: PersonName,
  email: v.nullish(Email, null),
  question: v.optional(Question, ""),
  page: v.optional(
    v.object({ url: PageUrl, title: v.optional(Question, ""), referrer: v.optional(PageUrl, "") }),
  ),
  language: v.optional(v.pipe(v.string(), v.maxLength(35)), ""),
  attributes: v.optional(Attributes, {}),
  /** From the link in an e-mail: the chat belongs to the ticket that was replied to, which says who asks, and where. */
  answer: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  /** From POST /visitor/identity: who asks is whom the website vouches for, whatever name and e-mail are given here. */
  identity: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
});
export type StartChat = v.InferInput<typeof StartChat>;

export interface StartedChat {
  chatId: string;
  /** Bearer token for this chat alone; keep it where a reload finds it. */
  token: string;
  /** A first connect ticket, so that a start costs one request. */
  ticket: string;
  view: ChatView;
}

/** GET /visitor/answer (Bearer: the token of the link) → what the link's page shows. */
export interface AnswerPage {
  site: { key: string; name: string };
  departmentId: string;
  name: string;
  email: string;
  subject: string;
  agentName: string;
  reply: string;
  repliedAt: number;
}

/** POST /visitor/ticket (Bearer) */
export interface ConnectTicket {
  ticket: string;
}

const EntryNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

/** GET /visitor/history?after=N&before=M (Bearer): the newest page of entries between the two, oldest first. */
export const HistoryQuery = v.object({
  after: v.optional(EntryNumber, "0"),
  before: v.optional(EntryNumber),
});
export interface History {
  view: ChatView;
  entries: Entry[];
}

/** GET /visitor/queue (Bearer): asked while waiting. Position 1 is the next to be answered; null when not waiting. */
export interface QueuePlace {
  position: number | null;
  waiting: number;
}

/** POST /visitor/message (Bearer): what a visitor adds after a missed chat; it joins the ticket. */
export const LeaveMessage = v.object({ cid: ClientFrameId, body: MessageBody });
export interface LeftMessage {
  seq: number;
}
