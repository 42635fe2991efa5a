// The chat's clocks. Deadlines are fields of the state: none is ever set or cancelled, only derived.
import { spans } from "../protocol/limits.ts";
import type { ActiveChat, Chat, ChatCommand, DueCommand, Offer } from "./chat.ts";

interface Deadline {
  at: number;
  command: DueCommand;
}

const minute = 60_000;

/** When silence ends the chat: the department's limit, or the one that holds for all. */
export function silenceEndsAt(chat: ActiveChat): number {
  const { silentEndMinutes } = chat.settings;
  const quiet = silentEndMinutes === null ? spans.longestSilenceMs : silentEndMinutes * minute;
  return chat.lastSaidAt + Math.min(quiet, spans.longestSilenceMs);
}

/** `nextOfferId` is for the commands that may need a new ring. */
function deadlines(chat: Chat, nextOfferId = ""): Deadline[] {
  switch (chat.phase) {
    case "waiting": {
      const found = offerDeadlines(chat.offer, nextOfferId);
      if (chat.visitorGoneAt !== null)
        found.push({ at: chat.visitorGoneAt + spans.abandonGraceMs, command: { type: "abandon" } });
      return found;
    }
    case "active": {
      const found: Deadline[] = [{ at: silenceEndsAt(chat), command: { type: "finishSilence" } }];
      const { silentWarnMinutes } = chat.settings;
      if (silentWarnMinutes !== null && chat.warnedAt === null)
        found.push({ at: chat.lastSaidAt + silentWarnMinutes * minute, command: { type: "warnSilence" } });
      if (chat.end !== null) found.push({ at: chat.end.at, command: { type: "finishCountdown" } });
      if (chat.offer !== null) found.push(...offerDeadlines(chat.offer, nextOfferId));
      for (const [agentId, goneAt] of Object.entries(chat.gone)) {
        // A transfer may still save the chat of an owner who is gone: its answer is waited for.
        if (agentId === chat.ownerId && chat.offer?.kind === "transfer") continue;
        found.push({ at: goneAt + spans.agentLostMs, command: { type: "loseAgent", agentId, nextOfferId } });
      }
      return found;
    }
    case "ended":
      return [];
    default:
      return chat satisfies never;
  }
}

function offerDeadlines(
  { id: offerId, closesAt, turnEndsAt, askAgainAt }: Offer,
  nextOfferId: string,
): Deadline[] {
  const found: Deadline[] = [{ at: closesAt, command: { type: "closeOffer", offerId, nextOfferId } }];
  if (turnEndsAt !== null) found.push({ at: turnEndsAt, command: { type: "endTurn", offerId } });
  if (askAgainAt !== null) found.push({ at: askAgainAt, command: { type: "askAgain", offerId } });
  return found;
}

/** The next time at which something happens by itself; null for an ended chat, and only for it. */
export function nextDeadline(chat: Chat): number | null {
  const times = deadlines(chat).map(({ at }) => at);
  return times.length === 0 ? null : Math.min(...times);
}

/**
 * The earliest passed deadline as a command; null where none has passed. Decide it, evolve, ask again.
 * `nextOfferId` is a fresh id, for a ring that may be needed.
 */
export function due(chat: Chat, now: number, nextOfferId: string): ChatCommand | null {
  const passed = deadlines(chat, nextOfferId)
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at);
  const first = passed[0];
  return first ? { ...first.command, at: now } : null;
}

/** Whether the deadline that the command names has passed, and is still the chat's. */
export function isDue(chat: Chat, command: { at: number } & DueCommand): boolean {
  return deadlines(chat).some(({ at, command: named }) => {
    if (at > command.at || named.type !== command.type) return false;
    if ("offerId" in named && "offerId" in command) return named.offerId === command.offerId;
    if ("agentId" in named && "agentId" in command) return named.agentId === command.agentId;
    return true;
  });
}
