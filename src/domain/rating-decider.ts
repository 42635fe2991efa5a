// What a visitor says of a chat that is over: good, okay or bad, with a comment. It can be changed; the last word counts.
import { limits } from "../protocol/limits.ts";
import type { Chat, ChatCommand, Decision } from "./chat.ts";
import { happened, nothing, refused } from "./decisions.ts";

export function rate(chat: Chat, command: Extract<ChatCommand, { type: "rate" }>): Decision {
  const { at, actor, frame, rating, comment } = command;
  if (actor.role !== "visitor") return refused("forbidden");
  if (chat.phase !== "ended" || chat.outcome !== "finished") return refused("not_finished");
  if (!chat.settings.ratingEnabled) return refused("no_rating");
  const { rated } = chat;
  if (rated?.frames.some(({ client, n }) => client === frame.client && n === frame.n)) return nothing;
  if (rated?.rating === rating && rated.comment === comment) return nothing;
  if (rated && rated.frames.length >= limits.ratingsMax) return refused("too_many");
  return happened({ type: "rated", at, frame, rating, comment });
}

/** Whether the visitor is asked, or may change the answer. */
export function mayRate(chat: Chat): boolean {
  return (
    chat.phase === "ended" &&
    chat.outcome === "finished" &&
    chat.settings.ratingEnabled &&
    (chat.rated?.frames.length ?? 0) < limits.ratingsMax
  );
}
