// What each event makes of a chat. Total and forgiving: an event that fits no phase leaves the chat as it is.

import type { LoggedEntry } from "../protocol/entry.ts";
import { limits } from "../protocol/limits.ts";
import type { Person } from "../protocol/photos.ts";
import type { ActiveChat, Chat, ChatBase, ChatEvent, EndedChat, Offer, WaitingChat } from "./chat.ts";
import { isLogged } from "./chat-entries.ts";
import { remember } from "./client-frames.ts";
import { ringFor } from "./offer.ts";

type Event<T extends ChatEvent["type"]> = Extract<ChatEvent, { type: T }>;

/** The chat that `opened` makes. */
export function begin({ at, chat, offerId }: Event<"opened">): WaitingChat {
  return {
    ...chat,
    phase: "waiting",
    people: {},
    pages: [],
    createdAt: at,
    seq: 0,
    epoch: 0,
    at,
    taken: {},
    offer: ringFor(chat, offerId, at),
    overflowedFrom: null,
    visitorGoneAt: null,
  };
}

export function evolve(chat: Chat, event: ChatEvent): Chat {
  const next: Chat = { ...chat, at: Math.max(chat.at, event.at), seq: chat.seq + (isLogged(event) ? 1 : 0) };
  switch (event.type) {
    case "opened":
    case "ignored":
      return next;
    case "asked":
      return withOffer(next, (offer) => ({
        ...offer,
        attempt: event.attempt,
        rung: null,
        askAgainAt: null,
        turnEndsAt: null,
        tried: [...offer.tried, ...event.tried],
      }));
    case "offered":
      return withOffer(next, (offer) => ({
        ...offer,
        rung: event.rung,
        askAgainAt: event.askAgainAt,
        turnEndsAt: event.turnEndsAt,
        // Everyone had a turn and it began anew.
        tried: event.rung.some(({ agentId }) => offer.tried.includes(agentId)) ? [] : offer.tried,
      }));
    case "declined":
      return withOffer(next, (offer) => ({ ...offer, declined: [...offer.declined, event.agentId] }));
    case "requested":
      return next.phase === "active"
        ? { ...next, taken: remember(next.taken, event.by, event.frame), offer: event.offer }
        : next;
    case "offerClosed":
      return next.phase === "active"
        ? { ...next, taken: remember(next.taken, event.by ?? "system", event.frame), offer: null }
        : next;
    case "overflowed":
      return next.phase === "waiting"
        ? { ...next, overflowedFrom: event.from.id, department: event.offer.department, offer: event.offer }
        : next;
    case "rangAgain":
      return next.phase === "active" ? { ...next, offer: event.offer } : next;
    case "joined":
      return joined(next, event);
    case "ownerChanged":
      return next.phase === "active" ? owned(next, event) : next;
    case "left":
      return left(next, event);
    case "said": {
      if (event.file) next.files = (next.files ?? 0) + 1;
      const taken = remember(next.taken, event.from, event.frame);
      if (next.phase === "ended") return { ...next, taken, afterwords: next.afterwords + 1 };
      if (next.phase === "waiting") return { ...next, taken };
      const firstReplyAt = next.firstReplyAt ?? (event.from === "visitor" ? null : event.at);
      return { ...next, taken, firstReplyAt, lastSaidAt: event.at, warnedAt: null };
    }
    case "noted":
      return { ...next, taken: remember(next.taken, event.from, event.frame) };
    case "visited":
      return {
        ...next,
        taken: remember(next.taken, "visitor", event.frame),
        pages: [...next.pages, event.page].slice(-limits.pagesMax),
      };
    case "endScheduled":
      return next.phase === "active"
        ? {
            ...next,
            taken: remember(next.taken, event.by, event.frame),
            end: { at: event.endsAt, by: event.by },
          }
        : next;
    case "endCancelled":
      return next.phase === "active"
        ? { ...next, taken: remember(next.taken, event.by, event.frame), end: null }
        : next;
    case "silenceWarned":
      return next.phase === "active" ? { ...next, warnedAt: event.at } : next;
    case "ended":
      return endedFrom(next, event);
    case "rated": {
      if (next.phase !== "ended") return next;
      const { at, frame, rating, comment } = event;
      const rated = { rating, comment, at, frames: [...(next.rated?.frames ?? []), frame] };
      return { ...next, taken: remember(next.taken, "visitor", frame), rated };
    }
    case "visitorGone":
      return next.phase === "waiting" ? { ...next, visitorGoneAt: event.at } : next;
    case "visitorBack":
      return next.phase === "waiting" ? { ...next, visitorGoneAt: null } : next;
    case "agentGone":
      return next.phase === "active" ? { ...next, gone: { ...next.gone, [event.agentId]: event.at } } : next;
    case "agentBack":
      return next.phase === "active" ? { ...next, gone: without(next.gone, event.agentId) } : next;
    default:
      return event satisfies never;
  }
}

/** A stored state is behind its log by messages only; this brings it up to date. */
export function catchUp(chat: Chat, entry: LoggedEntry, frame: { client: string; n: number } | null): Chat {
  if (entry.kind !== "message" || entry.seq <= chat.seq) return chat;
  return evolve(chat, { type: "said", ...entry, frame });
}

function withOffer(chat: Chat, change: (offer: Offer) => Offer): Chat {
  if (chat.phase === "waiting") return { ...chat, offer: change(chat.offer) };
  if (chat.phase === "active" && chat.offer) return { ...chat, offer: change(chat.offer) };
  return chat;
}

/** An offer was accepted: the chat begins, changes hands, or has one more to serve it. */
function joined(chat: Chat, event: Event<"joined">): Chat {
  const { at, offer, agentId } = event;
  if (chat.phase === "ended") return chat;
  const before: ActiveChat =
    chat.phase === "active"
      ? chat
      : {
          ...baseOf(chat),
          phase: "active",
          ownerId: null,
          participants: [],
          offer: null,
          accepted: {},
          gone: {},
          startedAt: at,
          firstReplyAt: null,
          lastSaidAt: at,
          warnedAt: null,
          end: null,
        };
  const accepted = {
    ...before,
    offer: null,
    accepted: { ...before.accepted, [agentId]: offer.id },
    // Until the agent's own page is there, the agent is not.
    gone: { ...before.gone, [agentId]: at },
    people: { ...before.people, [agentId]: personIn(event) },
  };
  if (offer.kind === "invite") return { ...accepted, participants: [...before.participants, agentId] };
  const department = offer.kind === "transfer" ? offer.department : before.department;
  return owned({ ...accepted, department }, event);
}

/** The chat changes hands: whoever acts on an older epoch is told so. */
function owned(chat: ActiveChat, event: Event<"joined" | "ownerChanged">): ActiveChat {
  const { agentId } = event;
  return {
    ...chat,
    ownerId: agentId,
    epoch: chat.epoch + 1,
    participants: chat.participants.filter((id) => id !== agentId),
    people: { ...chat.people, [agentId]: personIn(event) },
    gone:
      agentId in chat.gone || chat.participants.includes(agentId)
        ? chat.gone
        : { ...chat.gone, [agentId]: chat.at },
  };
}

function personIn({ name, photo }: Person): Person {
  return photo === undefined ? { name } : { name, photo };
}

function left(chat: Chat, { agentId, frame }: Event<"left">): Chat {
  if (chat.phase !== "active") return chat;
  return {
    ...chat,
    taken: remember(chat.taken, agentId, frame),
    ownerId: chat.ownerId === agentId ? null : chat.ownerId,
    participants: chat.participants.filter((id) => id !== agentId),
    accepted: without(chat.accepted, agentId),
    gone: without(chat.gone, agentId),
  };
}

function endedFrom(chat: Chat, event: Event<"ended">): Chat {
  if (chat.phase === "ended") return chat;
  const active = chat.phase === "active" ? chat : null;
  const ended: EndedChat = {
    ...baseOf(chat),
    phase: "ended",
    outcome: event.outcome,
    endedAt: event.at,
    endedBy: event.by,
    ownerId: active?.ownerId ?? null,
    participants: active?.participants ?? [],
    startedAt: active?.startedAt ?? null,
    firstReplyAt: active?.firstReplyAt ?? null,
    afterwords: 0,
  };
  return ended;
}

function baseOf(chat: Chat): ChatBase {
  const { id, siteId, department, visitor, question, client, settings } = chat;
  const { people, pages, createdAt, seq, epoch, at, taken } = chat;
  return {
    ...{ id, siteId, department, visitor, question, client, settings },
    ...{ people, pages, createdAt, seq, epoch, at, taken },
    ...(chat.answers === undefined ? {} : { answers: chat.answers }),
    ...(chat.filled === undefined ? {} : { filled: chat.filled }),
    ...(chat.files === undefined ? {} : { files: chat.files }),
  };
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...others } = record;
  return others;
}
