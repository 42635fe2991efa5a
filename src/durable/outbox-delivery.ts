// How each effect of a chat reaches D1 or its department. The only place of this room that calls out.
// Each delivery may happen twice; a failure throws, and the outbox tries again.

import { noteIgnored, standingOf } from "../db/agents.ts";
import { type ChatRow, indexChat, indexChatAndRoster } from "../db/chats.ts";
import { releaseClaimBefore } from "../db/claims.ts";
import { openDatabase } from "../db/database.ts";
import { writeTicketOf } from "../db/ticket-answers.ts";
import { type Chat, type ChatCommand, openOffer, serves } from "../domain/chat.ts";
import type { Effect } from "../domain/chat-effects.ts";
import { nextDeadline } from "../domain/chat-timers.ts";
import type { RingRequest } from "../domain/routing.ts";
import { ticketOf } from "../domain/ticket.ts";
import type { Env } from "../env.ts";
import type { LoggedEntry } from "../protocol/entry.ts";
import type { Result } from "../protocol/result.ts";
import { freshOfferId } from "./fresh-offer-id.ts";

/** The answer, where the effect asked for one, is the next command to the chat; its `at` is added by the caller. */
export async function deliver(
  env: Env,
  effect: Effect,
  chat: Chat,
  transcript: () => LoggedEntry[],
): Promise<((at: number) => ChatCommand) | null> {
  switch (effect.kind) {
    case "offer":
      return offer(env, effect, chat);
    case "declined":
      take(await departmentOf(env, effect.departmentId).declined(effect.offerId, effect.agentId));
      return null;
    case "settle":
      take(await departmentOf(env, effect.departmentId).settle(effect.offerId, effect.end, effect.by));
      return null;
    case "index":
      await indexChat(openDatabase(env.DB), rowOf(chat));
      return null;
    case "ignored": {
      const offline = await noteIgnored(openDatabase(env.DB), effect.agentIds, effect.offerId, Date.now());
      for (const { standing, departmentIds } of offline)
        for (const id of departmentIds) take(await departmentOf(env, id).setStatus(standing, "ignored"));
      return null;
    }
    case "assigned":
      await tell(env, effect, chat);
      return null;
    case "release": {
      // Back in the chat since: the place is needed.
      if (serves(chat, effect.agentId)) return null;
      const freed = await releaseClaimBefore(openDatabase(env.DB), chat.id, effect.agentId, effect.before);
      if (freed) take(await departmentOf(env, chat.department.id).freed([freed]));
      return null;
    }
    case "ticket": {
      if (chat.phase !== "ended") return null;
      const draft = ticketOf(chat, transcript());
      const { ticketId, freed } = await writeTicketOf(openDatabase(env.DB), draft, rowOf(chat));
      take(await departmentOf(env, chat.department.id).ticketWritten(ticketId, freed));
      return null;
    }
    default:
      return effect satisfies never;
  }
}

async function offer(
  env: Env,
  effect: Extract<Effect, { kind: "offer" }>,
  chat: Chat,
): Promise<((at: number) => ChatCommand) | null> {
  const open = openOffer(chat);
  if (open?.id !== effect.offerId) return null;
  const { offerId, departmentId, attempt } = effect;
  // The chat's row stands before anybody rings: an agent's claim is made only on a chat that is known to be live.
  const db = openDatabase(env.DB);
  const { roster, isOpen } = await indexChatAndRoster(db, rowOf(chat), departmentId, Date.now());
  const card = {
    offerId,
    chatId: chat.id,
    kind: open.kind,
    from: open.from,
    message: open.message,
    departmentId,
    departmentName: open.department.name,
    visitorName: chat.visitor.name,
    question: chat.question,
    ringsSince: open.openedAt,
    ringsUntil: open.closesAt,
  };
  const request: RingRequest = {
    mode: open.kind === "new" ? chat.settings.routing : "ring_all",
    // Colleagues hand chats on at any hour.
    isOpen: isOpen || open.kind !== "new",
    to: open.to?.id ?? null,
    preferred: open.kind === "new" ? chat.settings.preferredAgentId : null,
    declined: [...open.declined, ...serving(chat)],
    tried: open.tried,
    lastResort: open.lastResort,
  };
  const department = departmentOf(env, departmentId);
  // Pages that show the ticket say that the chat goes on.
  if (chat.answers !== undefined) take(await department.ticketWritten(chat.answers, []));
  const answer = take(await department.offer({ card, attempt, roster, request }));
  return (at) => ({ type: "answerOffer", at, offerId, attempt, nextOfferId: freshOfferId(), ...answer });
}

/** Who has gone from the chat since is not called to it. */
async function tell(env: Env, effect: Extract<Effect, { kind: "assigned" }>, chat: Chat): Promise<void> {
  const { agentId, departmentId, by, rang } = effect;
  if (chat.phase !== "active" || !serves(chat, agentId)) return;
  const { id: chatId, epoch, department, visitor, question } = chat;
  const card = { chatId, epoch, by, departmentName: department.name, visitorName: visitor.name, question };
  const standing = rang ? null : await standingOf(openDatabase(env.DB), agentId, departmentId);
  take(await departmentOf(env, departmentId).assigned(agentId, card, standing));
}

function departmentOf(env: Env, id: string) {
  return env.DEPARTMENTS.getByName(id);
}

function take<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}

function rowOf(chat: Chat): ChatRow {
  return {
    id: chat.id,
    siteId: chat.siteId,
    departmentId: chat.department.id,
    ringingDepartmentId: openOffer(chat)?.department.id ?? null,
    visitorName: chat.visitor.name,
    question: chat.question,
    visitorId: chat.visitor.id,
    ownerId: chat.phase === "waiting" ? null : chat.ownerId,
    phase: chat.phase,
    version: chat.seq,
    createdAt: chat.createdAt,
    latestTimerAt: nextDeadline(chat),
    answers: chat.answers ?? null,
    isVerified: chat.visitor.isVerified ?? false,
  };
}

/** Those who serve the chat already are not asked to. */
function serving(chat: Chat): string[] {
  if (chat.phase !== "active") return [];
  return chat.ownerId === null ? chat.participants : [chat.ownerId, ...chat.participants];
}
