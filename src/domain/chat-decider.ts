// What a chat allows: a command in, what happened out, or a refusal from the closed list. Nothing is changed here.
// Talking and ending stand here; ringing in `offer-decider`, who serves in `serving-decider`, ratings in `rating-decider`.
import { limits } from "../protocol/limits.ts";
import {
  type ActiveChat,
  type Actor,
  authorOf,
  type Chat,
  type ChatCommand,
  type ChatEvent,
  type Decision,
  type DueCommand,
  type OpenCommand,
  serves,
} from "./chat.ts";
import { isDue, silenceEndsAt } from "./chat-timers.ts";
import { wasTaken } from "./client-frames.ts";
import { happened, nothing, refused } from "./decisions.ts";
import { whyNoFile } from "./file-decider.ts";
import {
  accept,
  answerOffer,
  cancelOffer,
  closeOffer,
  decline,
  departmentGone,
  endTurn,
  request,
} from "./offer-decider.ts";
import { rate } from "./rating-decider.ts";
import { agentBack, agentGone, assign, leave, loseAgent, takeOver } from "./serving-decider.ts";

/** A chat begins: the question is its first line, and the department is asked whom to ring. */
export function open(command: OpenCommand): ChatEvent[] {
  const { at, chat, offerId } = command;
  const opened: ChatEvent = { type: "opened", at, chat, offerId };
  if (chat.question === "") return [opened];
  return [opened, { type: "said", at, from: "visitor", frame: null, body: chat.question }];
}

export function decide(chat: Chat, command: ChatCommand): Decision {
  const { at } = command;
  if ("frame" in command && wasTaken(chat, authorOf(command.actor), command.frame)) return nothing;
  switch (command.type) {
    case "say":
      return say(chat, command);
    case "attach":
      return attach(chat, command);
    case "note":
      return note(chat, command);
    case "end":
      return end(chat, command);
    case "keep":
      return keep(chat, command);
    case "leaveMessage":
      return leaveMessage(chat, command);
    case "visit":
      return visit(chat, command);
    case "rate":
      return rate(chat, command);
    case "request":
      return request(chat, command);
    case "cancelOffer":
      return cancelOffer(chat, command);
    case "leave":
      return leave(chat, command);
    case "takeOver":
      return takeOver(chat, command);
    case "assign":
      return assign(chat, command);
    case "accept":
      return accept(chat, command);
    case "decline":
      return decline(chat, command);
    case "answerOffer":
      return answerOffer(chat, command);
    case "departmentGone":
      return departmentGone(chat, command);
    case "visitorGone":
      return chat.phase === "waiting" && chat.visitorGoneAt === null
        ? happened({ type: "visitorGone", at })
        : nothing;
    case "visitorBack":
      return chat.phase === "waiting" && chat.visitorGoneAt !== null
        ? happened({ type: "visitorBack", at })
        : nothing;
    case "agentGone":
      return agentGone(chat, command);
    case "agentBack":
      return agentBack(chat, command);
    case "closeOffer":
    case "endTurn":
    case "askAgain":
    case "loseAgent":
    case "abandon":
    case "finishCountdown":
    case "warnSilence":
    case "finishSilence":
      return pass(chat, command);
    default:
      return command satisfies never;
  }
}

function say(chat: Chat, command: Extract<ChatCommand, { type: "say" }>): Decision {
  const { at, actor, frame, body } = command;
  if (chat.phase === "ended") return refused("ended");
  if (actor.role === "agent" && !serves(chat, actor.id))
    return refused(chat.phase === "waiting" ? "not_active" : "not_serving");
  return spoke(chat, actor, { type: "said", at, from: authorOf(actor), frame, body });
}

function attach(chat: Chat, command: Extract<ChatCommand, { type: "attach" }>): Decision {
  const { at, actor, frame, body, file } = command;
  const why = whyNoFile(chat, actor);
  if (why !== null) return refused(why);
  return spoke(chat, actor, { type: "said", at, from: authorOf(actor), frame, body, file });
}

/** A visitor who speaks keeps the chat open. */
function spoke(chat: Chat, { role }: Actor, said: Extract<ChatEvent, { type: "said" }>): Decision {
  const stays = chat.phase === "active" && chat.end !== null && role === "visitor";
  return stays
    ? happened(said, { type: "endCancelled", at: said.at, by: said.from, frame: null })
    : happened(said);
}

/** Staff may note what they like as long as the chat lives; who may see the chat at all has been decided before. */
function note(chat: Chat, command: Extract<ChatCommand, { type: "note" }>): Decision {
  const { at, actor, frame, body } = command;
  if (actor.role !== "agent") return refused("forbidden");
  if (chat.phase === "ended") return refused("ended");
  const name = chat.people[actor.id]?.name ?? actor.name;
  return happened({ type: "noted", at, from: actor.id, name, frame, body });
}

function end(chat: Chat, command: Extract<ChatCommand, { type: "end" }>): Decision {
  const { at, actor, frame, afterSeconds, epoch } = command;
  const by = authorOf(actor);
  if (chat.phase === "ended") return refused("ended");
  if (actor.role === "visitor") {
    if (afterSeconds !== null) return refused("forbidden");
    return happened({ type: "ended", at, outcome: chat.phase === "waiting" ? "abandoned" : "finished", by });
  }
  if (chat.phase === "waiting") {
    if (!actor.supervises) return refused("not_active");
    return happened({ type: "ended", at, outcome: "missed", by });
  }
  const stale = staleness(chat, actor, epoch);
  if (stale) return stale;
  if (afterSeconds === null) return happened({ type: "ended", at, outcome: "finished", by });
  return happened({ type: "endScheduled", at, by, frame, afterSeconds, endsAt: at + afterSeconds * 1000 });
}

function keep(chat: Chat, command: Extract<ChatCommand, { type: "keep" }>): Decision {
  const { at, actor, frame, epoch } = command;
  if (chat.phase === "ended") return refused("ended");
  if (chat.phase === "waiting") return refused("not_active");
  const stale = staleness(chat, actor, epoch);
  if (stale) return stale;
  if (chat.end === null) return refused("no_countdown");
  return happened({ type: "endCancelled", at, by: authorOf(actor), frame });
}

function leaveMessage(chat: Chat, command: Extract<ChatCommand, { type: "leaveMessage" }>): Decision {
  const { at, actor, frame, body } = command;
  if (actor.role !== "visitor") return refused("forbidden");
  if (chat.phase !== "ended" || chat.outcome !== "missed") return refused("not_missed");
  if (chat.afterwords >= limits.afterwordsMax) return refused("too_many");
  return happened({ type: "said", at, from: "visitor", frame, body });
}

function visit(chat: Chat, command: Extract<ChatCommand, { type: "visit" }>): Decision {
  const { at, actor, frame, url, title } = command;
  if (actor.role !== "visitor") return refused("forbidden");
  if (chat.phase === "ended") return refused("ended");
  if (chat.pages.at(-1)?.url === url) return nothing;
  return happened({ type: "visited", at, frame, page: { at, url, title } });
}

/** A deadline that `due` named. One that is no longer due, or not yet, changes nothing. */
function pass(chat: Chat, command: { at: number } & DueCommand): Decision {
  const { at } = command;
  if (!isDue(chat, command)) return nothing;
  switch (command.type) {
    case "closeOffer":
      return closeOffer(chat, at, "expired", command.nextOfferId);
    case "endTurn":
      return endTurn(chat, at);
    case "askAgain":
      return endTurn(chat, at);
    case "loseAgent":
      return loseAgent(chat, command);
    case "abandon":
      return happened({ type: "ended", at, outcome: "abandoned", by: "visitor" });
    case "finishCountdown": {
      const by = chat.phase === "active" && chat.end ? chat.end.by : "system";
      return happened({ type: "ended", at, outcome: "finished", by });
    }
    case "warnSilence": {
      const endsAt = chat.phase === "active" ? silenceEndsAt(chat) : at;
      return happened({ type: "silenceWarned", at, endsAt });
    }
    case "finishSilence":
      return happened({ type: "ended", at, outcome: "finished", by: "system" });
    default:
      return command satisfies never;
  }
}

/** An agent who no longer has the chat, or did not know that it changed hands since. */
function staleness(chat: ActiveChat, actor: Actor, epoch: number | null): Decision | null {
  if (actor.role === "visitor") return null;
  if (chat.ownerId !== actor.id && !actor.supervises)
    return refused(serves(chat, actor.id) ? "not_owner" : "stale_epoch");
  return epoch !== null && epoch !== chat.epoch ? refused("stale_epoch") : null;
}
