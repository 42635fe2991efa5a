// The ticket that a chat leaves: made from the ended chat and its whole log, the same again each time.
import type { VisitorClient } from "../protocol/agent-api.ts";
import type { LoggedEntry, Rating } from "../protocol/entry.ts";
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
  people: Record<string, Person>;
  transcript: readonly LoggedEntry[];
}

const subjectChars = 200;

/** The question, else the first message of the visitor, on one line. */
export function subjectOf(question: string, transcript: readonly LoggedEntry[]): string {
  const first = transcript.find((entry) => entry.kind === "message" && entry.from === "visitor");
  const text = question !== "" ? question : first?.kind === "message" ? first.body : "";
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
    people: chat.people,
    transcript,
  };
}
