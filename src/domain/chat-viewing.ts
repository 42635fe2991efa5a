// Who may see what of a chat. Every frame and every answer to a viewer is cut here and nowhere else.
import type { ChatView } from "../protocol/chat-view.ts";
import type { Entry, LoggedEntry } from "../protocol/entry.ts";
import { type Chat, type Offer, openOffer, serves } from "./chat.ts";
import { mayRate } from "./rating-decider.ts";

export type Viewer =
  | { role: "visitor"; visitorId: string }
  /** `supervises`: a supervisor or admin to whom the chat's department is open. */
  | { role: "agent"; agentId: string; name: string; supervises: boolean };

/** What all viewers of one kind read alike. */
export type Audience = "visitor" | "staff";

/** What a viewer is to the chat: all of one stance get the same view. */
export type Stance = "visitor" | "owner" | "participant" | "supervisor";

export function audienceOf(viewer: Viewer): Audience {
  return viewer.role === "visitor" ? "visitor" : "staff";
}

/** Null for somebody to whom the chat is not to be seen: neither visitor, nor serving it, nor supervising. */
export function stanceOf(chat: Chat, viewer: Viewer): Stance | null {
  if (viewer.role === "visitor") return viewer.visitorId === chat.visitor.id ? "visitor" : null;
  if (chat.phase !== "waiting" && chat.ownerId === viewer.agentId) return "owner";
  if (serves(chat, viewer.agentId)) return "participant";
  return viewer.supervises ? "supervisor" : null;
}

export function mayView(chat: Chat, viewer: Viewer): boolean {
  return stanceOf(chat, viewer) !== null;
}

/** The line as the audience may read it. A line that is not for it keeps its number and says nothing. */
export function entryFor(audience: Audience, entry: LoggedEntry): Entry {
  if (audience === "staff" || entry.kind === "message") return entry;
  const hidden: Entry = { seq: entry.seq, at: entry.at, kind: "hidden" };
  if (entry.kind === "note") return hidden;
  switch (entry.what.event) {
    case "offered":
    case "declined":
    case "ignored":
    case "requested":
    case "offer_closed":
    case "rated":
      return hidden;
    case "joined":
    case "owner_changed": {
      const { assignedBy: _by, ...what } = entry.what;
      return { ...entry, what };
    }
    case "left":
    case "rang_again":
    case "overflowed":
    case "end_scheduled":
    case "end_cancelled":
    case "silence_warned":
    case "ended":
      return entry;
    default:
      return entry.what satisfies never;
  }
}

export function view(chat: Chat, stance: Stance): ChatView {
  const staff = stance !== "visitor";
  const active = chat.phase === "active" ? chat : null;
  const ended = chat.phase === "ended" ? chat : null;
  const offer = openOffer(chat);
  const commands = stance === "owner" || stance === "supervisor";
  return {
    id: chat.id,
    phase: chat.phase,
    question: chat.question,
    department: chat.department,
    visitor: visitorIn(chat),
    people: chat.people,
    ownerId: active?.ownerId ?? ended?.ownerId ?? null,
    participants: active?.participants ?? ended?.participants ?? [],
    epoch: chat.epoch,
    createdAt: chat.createdAt,
    startedAt: active?.startedAt ?? ended?.startedAt ?? null,
    endedAt: ended?.endedAt ?? null,
    ringEndsAt: offer?.kind === "new" ? offer.closesAt : null,
    endsAt: active?.end?.at ?? null,
    endSetBy: active?.end?.by ?? null,
    outcome: ended?.outcome ?? null,
    rated: ended?.rated ? { rating: ended.rated.rating, comment: ended.rated.comment } : null,
    staff: staff
      ? {
          client: chat.client,
          answers: chat.answers ?? null,
          filled: chat.filled ?? null,
          pages: chat.pages,
          request: requestFor(offer),
        }
      : null,
    may: {
      say: ended === null && (stance === "visitor" || (active !== null && stance !== "supervisor")),
      note: staff && ended === null,
      end:
        ended === null &&
        (stance === "visitor" || (commands && (active !== null || stance === "supervisor"))),
      scheduleEnd: commands && active !== null,
      request: commands && active !== null && active.ownerId !== null,
      leave: active !== null && (stance === "owner" || stance === "participant"),
      takeOver: stance === "supervisor" && ended === null,
      assign: stance === "supervisor" && ended === null,
      leaveMessage: stance === "visitor" && ended?.outcome === "missed",
      rate: stance === "visitor" && mayRate(chat),
    },
  };
}

function visitorIn({ visitor: { name, email, isVerified = false } }: Chat): ChatView["visitor"] {
  return { name, email, isVerified };
}

function requestFor(offer: Offer | null): NonNullable<ChatView["staff"]>["request"] {
  if (offer === null || offer.kind === "new") return null;
  const { id: offerId, kind, department, to, from, message, closesAt } = offer;
  return { offerId, kind, department, to, from, message, closesAt };
}
