// REST for tickets, under /agent/tickets. Agents reach the tickets of their departments, supervisors and admins all.
import * as v from "valibot";
import type { VisitorClient } from "./agent-api.ts";
import type { LoggedEntry, Outcome, Rating } from "./entry.ts";
import type { FilledForm } from "./filled-form.ts";
import { AgentId, ChatId, ClientFrameId, DepartmentId, ViewId } from "./ids.ts";
import { limits } from "./limits.ts";
import type { Person } from "./photos.ts";
import { MessageBody, Tag } from "./text.ts";
import type { Change } from "./ticket-changes.ts";
import {
  type PredefinedView,
  predefinedViews,
  type TicketChannel,
  type TicketStatus,
  ticketChannels,
  ticketKinds,
  ticketStatuses,
} from "./ticket-fields.ts";

export type { PredefinedView, TicketChannel, TicketStatus };
export { predefinedViews, ticketChannels, ticketKinds, ticketStatuses };
export type TicketKind = Outcome | "offline" | "feedback";

const View = v.optional(v.union([v.picklist(predefinedViews), ViewId]), "all");
const Cursor = v.optional(v.pipe(v.string(), v.maxLength(200)));
const Limit = v.optional(
  v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(limits.listMax)),
  "50",
);
/** An IANA time zone, for views of days and weeks. */
const TimeZone = v.optional(
  v.pipe(v.string(), v.maxLength(60), v.check(isTimeZone, "is not a time zone")),
  "UTC",
);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** GET /agent/tickets → TicketPage. A cursor belongs to its view: another's is refused with `bad_request`. */
export const TicketsQuery = v.object({ view: View, timezone: TimeZone, cursor: Cursor, limit: Limit });

/** GET /agent/tickets/counts?timezone= → ViewCounts */
export const CountsQuery = v.object({ timezone: TimeZone });
/** How many tickets there are, counted no further than `limits.countMax` + 1, and the newest within reach; 0: none. */
export interface ViewCounts {
  newest: number;
  counts: Record<PredefinedView, number>;
}

/**
 * GET /agent/tickets/export?view=&timezone= → text/csv, UTF-8 with a byte order mark, every row of the view; of a custom
 * view its columns, of the others all. Times are in the time zone named.
 */
export const ExportQuery = v.object({ view: View, timezone: TimeZone });

/** GET /agent/tickets/search?q= → FoundTickets */
export const SearchQuery = v.object({
  q: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(limits.searchChars)),
  cursor: Cursor,
  limit: Limit,
});

export interface TicketRow {
  id: string;
  number: number;
  subject: string;
  status: TicketStatus;
  kind: TicketKind;
  channel: TicketChannel;
  department: { id: string; name: string };
  owner: { id: string; name: string } | null;
  contact: { name: string; email: string | null };
  tags: string[];
  dueAt: number | null;
  rating: Rating | null;
  /** When the chat was begun. */
  createdAt: number;
  endedAt: number;
  /** When the ticket came to be. */
  filedAt: number;
  waitMs: number;
  firstReplyMs: number | null;
  durationMs: number;
  browser: string;
  system: string;
  country: string;
  language: string;
  pageUrl: string;
  /** Raised by each change that people make. */
  revision: number;
  updatedAt: number;
}

export interface TicketPage {
  data: TicketRow[];
  /** Null: there are no more. A page may be short, or empty, and have a cursor: more was not looked through yet. */
  next_cursor: string | null;
}

/** Where the words were found, cut to an excerpt: pieces in order, those that match marked. */
export interface Excerpt {
  where: "subject" | "contact" | "note" | "transcript";
  pieces: { text: string; hit: boolean }[];
  /** Whether the text goes on before and after them. */
  cut: { before: boolean; after: boolean };
}

export interface FoundTickets {
  data: (TicketRow & { excerpts: Excerpt[] })[];
  next_cursor: string | null;
}

/** GET /agent/tickets/:id */
export interface Ticket extends TicketRow {
  question: string;
  startedAt: number | null;
  ratingComment: string | null;
  ratedAt: number | null;
  /** What the visitor filled in beside the question; null where nothing was asked. */
  filled: FilledForm | null;
  client: VisitorClient;
  people: Record<string, Person>;
  /** The chat's log, every line that staff may read, in order. */
  transcript: LoggedEntry[];
  /** Chats that the visitor answered with since, the oldest first. */
  chats: TicketChat[];
  /** The chat of the visitor that goes on about it now; null where none does. */
  liveChatId: string | null;
  mail: MailState;
  /** How each reply by e-mail fared, by the revision that it made. */
  emails: { revision: number; state: EmailState }[];
  /** What people did to it since, notes among it; the oldest first, the last `limits.activityMax` of them. */
  activity: Activity[];
}

/** GET /agent/tickets/:id/activity?before=: what people did up to a revision, the oldest first. */
export const ActivityQuery = v.object({
  before: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)),
});
/** Revisions are counted from 1 without a gap, so the first one says whether there are earlier ones. */
export interface ActivityPage {
  data: Activity[];
}

export interface TicketChat {
  id: string;
  kind: Outcome;
  createdAt: number;
  endedAt: number;
  people: Record<string, Person>;
  transcript: LoggedEntry[];
}

/** Whether a reply can leave by e-mail: `off` where no sender is set, `no_address` where the visitor left none. */
export type MailState = "ready" | "off" | "no_address";

/** `failed`: given up after a day of tries. */
export type EmailState = "waiting" | "sent" | "failed";

export interface Activity {
  revision: number;
  at: number;
  by: { id: string; name: string };
  change: Change;
}

const Revision = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Tags = v.pipe(v.array(Tag), v.maxLength(limits.tagsMax));
const DueAt = v.nullable(
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8_640_000_000_000_000)),
);

/**
 * PATCH /agent/tickets/:id → Ticket, or null where the ticket went to a department that the agent does not see. What is
 * not named stays. Refused with `stale_version` when the ticket was changed after `revision`, other than by notes:
 * `details` then holds `{revision, since: Activity[]}`. An owner must be able to see the ticket.
 */
export const EditTicket = v.object({
  revision: Revision,
  status: v.optional(v.picklist(ticketStatuses)),
  ownerId: v.optional(v.nullable(AgentId)),
  departmentId: v.optional(DepartmentId),
  tags: v.optional(Tags),
  dueAt: v.optional(DueAt),
});
export type EditTicket = v.InferOutput<typeof EditTicket>;

/**
 * POST /agent/tickets/:id/replies → Ticket: to the visitor by e-mail, with a link by which the answer comes back as a chat
 * on this ticket. A repeated `cid` is the same reply. Refused with `chat_is_live` while the visitor is in a chat, where the
 * reply belongs, and with `no_email` or `no_sender` where it cannot leave.
 */
export const ReplyByEmail = v.object({ cid: ClientFrameId, body: MessageBody });

/** POST /agent/tickets/:id/notes → Ticket. A repeated `cid` is the same note. Needs no revision: nothing is overwritten. */
export const AddNote = v.object({ cid: ClientFrameId, body: MessageBody });

/** What `details` holds when an edit came too late. */
export interface ChangedSince {
  revision: number;
  since: Activity[];
}

/**
 * GET /agent/tickets/:id/owners: who may be made its owner. GET /agent/tickets/owners: who may own some ticket within
 * reach.
 */
export interface TicketOwners {
  data: { id: string; name: string }[];
}

/** GET /agent/tickets/departments: all to which a ticket can be handed on, whether they take chats or not. */
export interface TicketDepartments {
  data: { id: string; name: string }[];
}

/** GET /agent/tickets/tags → the tags in use within reach, the most used of the newest tickets first. */
export interface TagList {
  data: string[];
}

/**
 * POST /agent/tickets/bulk → BulkDone. One call does at most `limits.listMax` tickets; the page calls again with
 * `next_cursor` until it is null, and so can show how far it is, and stop.
 * `delete` needs a supervisor or an admin; what was deleted can be restored for 30 seconds. `undo` is for chosen tickets
 * only: it takes back the agent's own change that made the named revision, unless somebody has changed the ticket since.
 */
export const Bulk = v.object({
  target: v.variant("of", [
    v.object({
      of: v.literal("chosen"),
      tickets: v.pipe(
        v.array(v.object({ id: ChatId, revision: Revision })),
        v.minLength(1),
        v.maxLength(limits.listMax),
      ),
    }),
    v.object({
      of: v.literal("view"),
      view: v.union([v.picklist(predefinedViews), ViewId]),
      timezone: TimeZone,
      /** The newest ticket there was when the agent said 'all': later ones are left alone. */
      upTo: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      cursor: Cursor,
    }),
  ]),
  change: v.variant("do", [
    v.object({ do: v.literal("status"), status: v.picklist(ticketStatuses) }),
    v.object({ do: v.literal("owner"), ownerId: v.nullable(AgentId) }),
    v.object({ do: v.literal("tags"), add: Tags, remove: Tags }),
    v.object({ do: v.literal("delete") }),
    v.object({ do: v.literal("restore") }),
    v.object({ do: v.literal("undo") }),
  ]),
});
export type Bulk = v.InferOutput<typeof Bulk>;

export type BulkFailure = "stale_version" | "not_found" | "forbidden" | "too_many" | "bad_request";

export interface BulkDone {
  /** What is as it was wanted, with its revision now. `changed` false: it was so before, and there is nothing to take back. */
  done: { id: string; number: number; revision: number; changed: boolean }[];
  /**
   * What was not, row by row: `stale_version` changed meanwhile, `not_found` gone or not theirs, `forbidden` the owner may
   * not see it, `too_many` no room for another tag, `bad_request` what it should go back to is no more. With what it is
   * now, where it is theirs to see.
   */
  failed: { id: string; number: number | null; revision: number | null; code: BulkFailure }[];
  next_cursor: string | null;
}
