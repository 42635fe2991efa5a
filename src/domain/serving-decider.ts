// Who serves a chat: coming and going of its owner and of those beside the owner. A live chat is never left without an owner
// or a ring for one.

import type { Departure } from "../protocol/entry.ts";
import type { ClientFrame } from "../protocol/ids.ts";
import {
  type ActiveChat,
  type AgentRef,
  type Chat,
  type ChatCommand,
  type ChatEvent,
  type Decision,
  serves,
  type WaitingChat,
} from "./chat.ts";
import { happened, nothing, refused } from "./decisions.ts";
import { ringFor } from "./offer.ts";

type Command<T extends ChatCommand["type"]> = Extract<ChatCommand, { type: T }>;

export function leave(chat: Chat, command: Command<"leave">): Decision {
  const { at, actor, frame, offerId } = command;
  if (actor.role !== "agent") return refused("forbidden");
  if (chat.phase === "ended") return refused("ended");
  if (chat.phase === "waiting" || !serves(chat, actor.id)) return refused("not_serving");
  return happened(...departure(chat, actor.id, { at, how: "left", frame, offerId }));
}

/** Whoever has had no socket for too long is out of the chat. */
export function loseAgent(
  chat: Chat,
  command: { at: number; agentId: string; nextOfferId: string },
): Decision {
  const { at, agentId, nextOfferId } = command;
  if (chat.phase !== "active" || !serves(chat, agentId)) return nothing;
  return happened(...departure(chat, agentId, { at, how: "lost", frame: null, offerId: nextOfferId }));
}

export function takeOver(chat: Chat, command: Command<"takeOver">): Decision {
  const { at, actor } = command;
  if (actor.role !== "agent" || !actor.supervises) return refused("forbidden");
  if (chat.phase === "ended") return refused("ended");
  if (has(chat, actor.id)) return nothing;
  return happened(...handing(chat, at, { to: actor, how: "taken_over", by: actor }));
}

/** A supervisor gives the chat to an agent of its department, who is not asked. The door has seen that there is room. */
export function assign(chat: Chat, command: Command<"assign">): Decision {
  const { at, actor, to, departmentId, epoch } = command;
  if (actor.role !== "agent" || !actor.supervises) return refused("forbidden");
  if (chat.phase === "ended") return refused("ended");
  if (has(chat, to.id)) return nothing;
  if (epoch !== null && epoch !== chat.epoch) return refused("stale_epoch");
  if (chat.department.id !== departmentId) return refused("agent_not_in_department");
  return happened(...handing(chat, at, { to, how: "assigned", by: actor }));
}

function has(chat: Chat, agentId: string): boolean {
  return chat.phase === "active" && chat.ownerId === agentId;
}

interface Handing {
  to: AgentRef;
  how: "taken_over" | "assigned";
  by: AgentRef;
}

/** What rings for an owner has found one; what else was asked of others is void, and the owner before is out. */
function handing(chat: WaitingChat | ActiveChat, at: number, { to, how, by }: Handing): ChatEvent[] {
  const { id: agentId, name, photo } = to;
  const assignedBy = how === "assigned" ? { id: by.id, name: by.name } : null;
  const { offer } = chat;
  if (offer?.kind === "new") return [{ type: "joined", at, offer, agentId, name, photo, assignedBy }];
  const events: ChatEvent[] = [];
  if (offer !== null)
    events.push({ type: "offerClosed", at, offer, how: "overtaken", frame: null, by: by.id });
  events.push({ type: "ownerChanged", at, agentId, name, photo, how, assignedBy });
  const before = chat.phase === "active" ? chat.ownerId : null;
  if (before !== null)
    events.push({
      type: "left",
      at,
      agentId: before,
      name: nameOf(chat, before),
      how: "taken_over",
      frame: null,
    });
  return events;
}

export function agentGone(chat: Chat, { at, agentId }: Command<"agentGone">): Decision {
  if (chat.phase !== "active" || !serves(chat, agentId) || agentId in chat.gone) return nothing;
  return happened({ type: "agentGone", at, agentId });
}

export function agentBack(chat: Chat, { at, agentId }: Command<"agentBack">): Decision {
  if (chat.phase !== "active" || !(agentId in chat.gone)) return nothing;
  return happened({ type: "agentBack", at, agentId });
}

/** Somebody goes. After an owner the longest-serving who is there follows, else the department is rung again. */
function departure(
  chat: ActiveChat,
  agentId: string,
  { at, how, frame, offerId }: { at: number; how: Departure; frame: ClientFrame | null; offerId: string },
): ChatEvent[] {
  const left: ChatEvent = { type: "left", at, agentId, name: nameOf(chat, agentId), how, frame };
  if (chat.ownerId !== agentId) return [left];
  const heir = chat.participants.find((id) => !(id in chat.gone)) ?? chat.participants[0];
  if (heir !== undefined)
    return [
      left,
      {
        type: "ownerChanged",
        at,
        agentId: heir,
        name: nameOf(chat, heir),
        photo: chat.people[heir]?.photo,
        how: "succession",
        assignedBy: null,
      },
    ];
  const events: ChatEvent[] = [left];
  if (chat.offer !== null)
    events.push({ type: "offerClosed", at, offer: chat.offer, how: "overtaken", frame: null, by: null });
  return [...events, { type: "rangAgain", at, offer: ringFor(chat, offerId, at, [agentId]) }];
}

function nameOf(chat: Chat, agentId: string): string {
  return chat.people[agentId]?.name ?? "";
}
