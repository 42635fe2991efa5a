// REST for the widget, under /visitor. Bodies up as schemas, answers down as types.
import * as v from "valibot";
import { Attributes } from "./attributes.ts";
import type { ChatView } from "./chat-view.ts";
import type { Entry } from "./entry.ts";
import { FieldAnswers } from "./filled-form.ts";
import { ClientFrameId, DepartmentId, SiteKey, StartKey } from "./ids.ts";
import { limits } from "./limits.ts";
import { feedbackTopics } from "./site-settings.ts";
import { AnyName, Email, MessageBody, PageUrl, PersonName, Question, RequestText } from "./text.ts";

/** GET /visitor/availability?site=KEY */
export const AvailabilityQuery = v.object({ site: SiteKey });
export interface Availability {
  site: { name: string };
  /** By the server's clock. */
  now: number;
  /** Departments that take chats, in the order to show them. */
  departments: OfferedDepartment[];
}

export interface OfferedDepartment {
  id: string;
  name: string;
  /** Whether a chat begun there now would find anybody. */
  available: boolean;
  /** Where its chats ring now: of these one must be free. Pages hear of changes by a socket to each. */
  rings: { id: string; free: boolean }[];
  /** When it opens next, milliseconds since 1970; null where it is open, nobody knows, or the site does not say. */
  opensAt: number | null;
  /** When it is worth asking again, since hours begin or end. */
  changesAt: number | null;
}

/**
 * POST /visitor/availability/ticket → ConnectTicket: for a socket that tells whether a department has somebody free. It
 * says AvailabilityFrame, takes nothing but a `hello`, and opens nothing else.
 */
export const WatchAvailability = v.object({ site: SiteKey, departmentId: DepartmentId });
export type AvailabilityFrame = { type: "hello"; free: boolean } | { type: "free"; free: boolean };

const From = v.optional(
  v.object({ url: PageUrl, title: v.optional(Question, ""), referrer: v.optional(PageUrl, "") }),
);
const Language = v.optional(v.pipe(v.string(), v.maxLength(35)), "");

/** What every form of a site sends beside its own fields. Refused with `bad_form`, and each field at fault in `details`. */
const filled = {
  answers: v.optional(FieldAnswers, {}),
  /** To what the site wants agreement to. */
  agreed: v.optional(v.boolean(), false),
  page: From,
  language: Language,
  attributes: v.optional(Attributes, {}),
  /** From POST /visitor/identity: who asks is whom the website vouches for, whatever name and e-mail are given here. */
  identity: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
};

/** POST /visitor/chats. A repeated `startKey` is the same start and gets the same chat. */
export const StartChat = v.object({
  site: SiteKey,
  departmentId: DepartmentId,
  startKey: StartKey,
  name: PersonName,
  email: v.nullish(Email, null),
  question: v.optional(Question, ""),
  ...filled,
  /** Where nobody could take the chat: refused with `unavailable`, or rung all the same, and missed. */
  ifAway: v.optional(v.picklist(["refuse", "ring"]), "ring"),
  /** From the link in an e-mail: the chat belongs to the ticket that was replied to, which says who asks, and where. */
  answer: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
});
export type StartChat = v.InferInput<typeof StartChat>;

const Receipts = v.optional(
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(2_000))), v.maxLength(limits.draftFilesMax)),
  [],
);

/**
 * POST /visitor/requests → FiledRequest: what needs no chat, as a ticket. A repeated `startKey` is the same request. Nobody
 * there (`offline`): name and e-mail are needed. `feedback`: to the department that the site's settings name.
 * `files`: receipts of POST /visitor/drafts/files under the same `startKey`.
 */
export const FileRequest = v.variant("kind", [
  v.object({
    kind: v.literal("offline"),
    site: SiteKey,
    startKey: StartKey,
    departmentId: DepartmentId,
    name: PersonName,
    email: Email,
    question: RequestText,
    files: Receipts,
    ...filled,
  }),
  v.object({
    kind: v.literal("feedback"),
    site: SiteKey,
    startKey: StartKey,
    topic: v.optional(v.picklist(feedbackTopics)),
    name: v.optional(AnyName, ""),
    email: v.nullish(Email, null),
    question: RequestText,
    files: Receipts,
    ...filled,
  }),
]);
export type FileRequest = v.InferInput<typeof FileRequest>;
export interface FiledRequest {
  number: number;
}

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
