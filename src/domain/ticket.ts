// The ticket that a chat leaves: made from the ended chat and its whole log, the same again each time.
import type { VisitorClient } from "../protocol/agent-api.ts";
import type { LoggedEntry, Rating } from "../protocol/entry.ts";
import type { FileRef } from "../protocol/files.ts";
import type { FilledForm } from "../protocol/filled-form.ts";
import type { Person } from "../protocol/photos.ts";
import type { TicketKind } from "../protocol/ticket-api.ts";
import type { EndedChat } from "./chat.ts";

export interface TicketDraft {
  /** The chat's id: one chat, one ticket. */
  id: string;
  /** Rises with the log; an older version never overwrites a newer. */
  version: number;
  siteId: string;
  /** The ticket that the chat answers: its lines go there. */
  answersTicket: string | null;
  departmentId: string;
  ownerId: string | null;
  kind: TicketKind;
  subject: string;
  question: string;
  visitorId: string;
  contactName: string;
  contactEmail: string | null;
  /** The website vouched for name, e-mail and visitor. */
  isVerified: boolean;
  createdAt: number;
  startedAt: number | null;
  endedAt: number;
  waitMs: number;
  firstReplyMs: number | null;
  durationMs: number;
  /** What the visitor said of the chat last. */
  rating: Rating | null;
  ratingComment: string | null;
  ratedAt: number | null;
  client: VisitorClient;
  /** What the visitor filled in beside the question; nothing where nothing was asked. */
  answers: Partial<FilledForm>;
  people: Record<string, Person>;
  transcript: readonly LoggedEntry[];
}

const subjectChars = 200;

/** The question, else the first message of the visitor or the name of its file, on one line. */
export function subjectOf(question: string, transcript: readonly LoggedEntry[]): string {
  const first = transcript.find((entry) => entry.kind === "message" && entry.from === "visitor");
  const text =
    question !== "" ? question : first?.kind === "message" ? first.body || (first.file?.name ?? "") : "";
  const line = text.replace(/\s+/g, " ").trim();
  // By code points, so that no character is cut in half.
  const points = [...line];
  return points.length <= subjectChars ? line : `${points.slice(0, subjectChars - 1).join("")}…`;
}

export function ticketOf(chat: EndedChat, transcript: readonly LoggedEntry[]): TicketDraft {
  const answeredAt = chat.startedAt ?? chat.endedAt;
  return {
    id: chat.id,
    version: chat.seq,
    siteId: chat.siteId,
    answersTicket: chat.answers ?? null,
    departmentId: chat.department.id,
    ownerId: chat.ownerId,
    kind: chat.outcome,
    subject: subjectOf(chat.question, transcript),
    question: chat.question,
    visitorId: chat.visitor.id,
    contactName: chat.visitor.name,
    contactEmail: chat.visitor.email,
    isVerified: chat.visitor.isVerified ?? false,
    createdAt: chat.createdAt,
    startedAt: chat.startedAt,
    endedAt: chat.endedAt,
    waitMs: answeredAt - chat.createdAt,
    firstReplyMs: chat.firstReplyAt === null ? null : chat.firstReplyAt - chat.createdAt,
    durationMs: chat.endedAt - answeredAt,
    rating: chat.rated?.rating ?? null,
    ratingComment: chat.rated?.comment ?? null,
    ratedAt: chat.rated?.at ?? null,
    client: chat.client,
    answers: chat.filled ?? {},
    people: chat.people,
    transcript,
  };
}

/** What a visitor asked or told without a chat; the doors have checked it. */
export interface VisitorRequest {
  id: string;
  kind: "offline" | "feedback";
  siteId: string;
  departmentId: string;
  visitor: { id: string; name: string; email: string | null; isVerified: boolean };
  question: string;
  files: readonly FileRef[];
  client: VisitorClient;
  filled: FilledForm | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** Nobody waited and nobody answered: its first line is what was asked, and each file is another. */
export function ticketOfRequest(request: VisitorRequest): TicketDraft {
  const { id, kind, siteId, departmentId, visitor, question, files, client, filled, at } = request;
  const said = { at, kind: "message", from: "visitor" } as const;
  return {
    ...{ id, kind, siteId, departmentId, question, client },
    version: 1,
    answersTicket: null,
    ownerId: null,
    subject: subjectOf(question, []),
    visitorId: visitor.id,
    contactName: visitor.name,
    contactEmail: visitor.email,
    isVerified: visitor.isVerified,
    createdAt: at,
    startedAt: null,
    endedAt: at,
    waitMs: 0,
    firstReplyMs: null,
    durationMs: 0,
    rating: null,
    ratingComment: null,
    ratedAt: null,
    answers: filled ?? {},
    people: {},
    transcript: [
      { seq: 1, ...said, body: question },
      ...files.map((file, index) => ({ seq: index + 2, ...said, body: "", file })),
    ],
  };
}
