// Who serves a chat: coming and going of its owner and of those beside the owner. A live chat is never left without an owner
// or a ring for one.

import type { Departure } from "../protocol/entry.ts";
import type { ClientFrame } from "../protocol/ids.ts";
import {
  type ActiveChat,
  type Chat,
  type ChatCommand,
  type ChatEvent,
  type Decision,
  serves,
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
  const { id: agentId, name } = actor;
  if (chat.phase === "waiting") return happened({ type: "joined", at, offer: chat.offer, agentId, name });
  if (chat.ownerId === agentId) return nothing;
  const events: ChatEvent[] = [];
  if (chat.offer !== null)
    events.push({ type: "offerClosed", at, offer: chat.offer, how: "overtaken", frame: null, by: agentId });
  events.push({ type: "ownerChanged", at, agentId, name, how: "taken_over" });
  if (chat.ownerId !== null)
    events.push({
      type: "left",
      at,
      agentId: chat.ownerId,
      name: nameOf(chat, chat.ownerId),
      how: "taken_over",
      frame: null,
    });
  return happened(...events);
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
    return [left, { type: "ownerChanged", at, agentId: heir, name: nameOf(chat, heir), how: "succession" }];
  const events: ChatEvent[] = [left];
  if (chat.offer !== null)
    events.push({ type: "offerClosed", at, offer: chat.offer, how: "overtaken", frame: null, by: null });
  return [...events, { type: "rangAgain", at, offer: ringFor(chat, offerId, at, [agentId]) }];
}

function nameOf(chat: Chat, agentId: string): string {
  return chat.people[agentId]?.name ?? "";
}
