// Ringing: one machine for new chats, transfers and invitations. What an offer that fails leads to differs by its kind.

import type { OfferClosing } from "../protocol/entry.ts";
import { limits, spans } from "../protocol/limits.ts";
import {
  type Chat,
  type ChatCommand,
  type ChatEvent,
  type Decision,
  type Offer,
  openOffer,
  serves,
  type WaitingChat,
} from "./chat.ts";
import { happened, nothing, refused } from "./decisions.ts";
import { requestOf, ringFor, stillRung } from "./offer.ts";

type Command<T extends ChatCommand["type"]> = Extract<ChatCommand, { type: T }>;

export function accept(chat: Chat, command: Command<"accept">): Decision {
  const { at, actor, offerId } = command;
  if (actor.role !== "agent") return refused("forbidden");
  if (chat.phase === "ended") return refused("ended");
  if (chat.phase === "active" && chat.accepted[actor.id] === offerId && serves(chat, actor.id))
    return nothing;
  const { offer } = chat;
  if (offer?.id !== offerId) {
    const winner =
      chat.phase === "active"
        ? Object.keys(chat.accepted).find((id) => chat.accepted[id] === offerId)
        : undefined;
    if (winner === undefined) return refused("offer_closed");
    return refused("taken", { by: { id: winner, name: chat.people[winner]?.name ?? "" } });
  }
  if (!actor.departmentIds.includes(offer.department.id)) return refused("not_in_department");
  if (offer.to !== null && offer.to.id !== actor.id) return refused("not_in_department");
  // Rung as one of the department, though in the chat already: there is nothing to accept.
  if (
    chat.phase === "active" &&
    (offer.kind === "invite" ? serves(chat, actor.id) : chat.ownerId === actor.id)
  )
    return refused("already_there");
  const { id: agentId, name: agentName, photo } = actor;
  const joined: ChatEvent = { type: "joined", at, offer, agentId, name: agentName, photo, assignedBy: null };
  const before = chat.phase === "active" && offer.kind === "transfer" ? chat.ownerId : null;
  if (before === null) return happened(joined);
  const name = chat.people[before]?.name ?? "";
  return happened(joined, { type: "left", at, agentId: before, name, how: "transferred", frame: null });
}

export function decline(chat: Chat, command: Command<"decline">): Decision {
  const { at, actor, offerId, reason, because } = command;
  if (actor.role !== "agent") return refused("forbidden");
  const offer = openOffer(chat);
  if (offer?.id !== offerId) return refused("offer_closed");
  if (!actor.departmentIds.includes(offer.department.id)) return refused("not_in_department");
  if (offer.to !== null && offer.to.id !== actor.id) return refused("not_in_department");
  if (offer.declined.includes(actor.id)) return nothing;
  const { id: agentId, name } = actor;
  const declined: ChatEvent = { type: "declined", at, offerId, agentId, name, reason, because };
  const left = stillRung(offer)?.filter((one) => one.agentId !== agentId);
  if (left?.length !== 0) return happened(declined);
  if (offer.to !== null)
    return happened(declined, closed(offer, at, because === "offline" ? "unreachable" : "declined"));
  // When the last of those rung has declined, somebody may have come online since: ask before giving up.
  return happened(declined, asked(offer, at));
}

/** The department has said whom it rings. */
export function answerOffer(chat: Chat, command: Command<"answerOffer">): Decision {
  const { at, offerId, attempt, rung, skipped, isAwaited, alone, nextOfferId } = command;
  const offer = openOffer(chat);
  if (offer?.id !== offerId || offer.attempt !== attempt || offer.rung !== null) return nothing;
  // Those who declined while the department was still answering make it nobody, too.
  const isRinging = rung.some(({ agentId }) => !offer.declined.includes(agentId));
  const offered: ChatEvent = {
    type: "offered",
    at,
    offerId,
    attempt,
    rung,
    skipped,
    askAgainAt: !isRinging && isAwaited ? at + spans.askAgainMs : null,
    turnEndsAt: isRinging && alone !== null ? at + turnMs(chat, alone) : null,
  };
  if (isRinging || isAwaited) return happened(offered);
  const failed = fail(chat, offer, at, offer.declined.length > 0 ? "declined" : "unreachable", nextOfferId);
  return happened(offered, ...failed);
}

function turnMs({ settings }: Chat, alone: "turn" | "preferred"): number {
  return alone === "turn" ? settings.turnSeconds * 1000 : (settings.ringSeconds * 1000) / 2;
}

/** The turn of those who are rung is over: the next ones are asked for. */
export function endTurn(chat: Chat, at: number): Decision {
  const offer = openOffer(chat);
  if (offer === null) return nothing;
  const ignored = stillRung(offer) ?? [];
  const events: ChatEvent[] =
    ignored.length > 0 ? [{ type: "ignored", at, offerId: offer.id, agents: ignored }] : [];
  return happened(
    ...events,
    asked(
      offer,
      at,
      ignored.map(({ agentId }) => agentId),
    ),
  );
}

/** The department is asked again, and has nobody to ring: the offer fails as any that reaches nobody. */
export function departmentGone(
  chat: Chat,
  { at, departmentId }: { at: number; departmentId: string },
): Decision {
  const offer = openOffer(chat);
  // While an answer is on its way, it is asked already.
  if (offer?.department.id !== departmentId || offer.rung === null) return nothing;
  return happened(asked(offer, at));
}

/** The offer's time is over. */
export function closeOffer(chat: Chat, at: number, how: OfferClosing, nextOfferId: string): Decision {
  const offer = openOffer(chat);
  if (offer === null) return nothing;
  const agents = stillRung(offer) ?? [];
  const ignored: ChatEvent[] = agents.length > 0 ? [{ type: "ignored", at, offerId: offer.id, agents }] : [];
  return happened(...ignored, ...fail(chat, offer, at, how, nextOfferId));
}

/** The owner, or a supervisor, asks another to take the chat or to help. */
export function request(chat: Chat, command: Command<"request">): Decision {
  const { at, actor, frame, kind, department, to, message, epoch, offerId } = command;
  if (actor.role !== "agent") return refused("forbidden");
  if (chat.phase === "ended") return refused("ended");
  if (chat.phase === "waiting") return refused("not_active");
  if (chat.ownerId !== actor.id && !actor.supervises)
    return refused(serves(chat, actor.id) ? "not_owner" : "stale_epoch");
  if (epoch !== null && epoch !== chat.epoch) return refused("stale_epoch");
  if (chat.offer !== null) return refused("offer_pending");
  if (to !== null && (chat.ownerId === to.id || (kind === "invite" && serves(chat, to.id))))
    return refused("already_there");
  if (kind === "invite" && chat.participants.length >= limits.participantsMax) return refused("too_many");
  const from = { id: actor.id, name: chat.people[actor.id]?.name ?? actor.name };
  const offer = requestOf(kind, offerId, at, { department, to, from, message });
  return happened({ type: "requested", at, frame, by: actor.id, offer });
}

export function cancelOffer(chat: Chat, command: Command<"cancelOffer">): Decision {
  const { at, actor, frame, offerId } = command;
  if (actor.role !== "agent") return refused("forbidden");
  if (chat.phase === "ended") return refused("ended");
  const offer = openOffer(chat);
  if (offer?.id !== offerId || offer.kind === "new") return refused("offer_closed");
  if (offer.from?.id !== actor.id && !actor.supervises) return refused("not_owner");
  return happened({ type: "offerClosed", at, offer, how: "cancelled", frame, by: actor.id });
}

function asked(offer: Offer, at: number, tried: string[] = []): ChatEvent {
  return { type: "asked", at, offerId: offer.id, attempt: offer.attempt + 1, tried };
}

function closed(offer: Offer, at: number, how: OfferClosing): ChatEvent {
  return { type: "offerClosed", at, offer, how, frame: null, by: null };
}

/** Nobody took it: a new chat overflows or is missed, one that lost its owner ends; a request is just over. */
function fail(chat: Chat, offer: Offer, at: number, how: OfferClosing, nextOfferId: string): ChatEvent[] {
  if (offer.kind !== "new") return [closed(offer, at, how)];
  if (chat.phase === "active") return [{ type: "ended", at, outcome: "finished", by: "system" }];
  if (chat.phase !== "waiting") return [];
  return overflow(chat, at, nextOfferId) ?? [{ type: "ended", at, outcome: "missed", by: "system" }];
}

function overflow(chat: WaitingChat, at: number, nextOfferId: string): ChatEvent[] | null {
  const { overflow: department } = chat.settings;
  if (department === null || chat.overflowedFrom !== null || department.id === chat.department.id)
    return null;
  const offer = ringFor({ ...chat, department }, nextOfferId, at);
  return [{ type: "overflowed", at, from: chat.department, offer }];
}
