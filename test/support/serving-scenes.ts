// Scenes of agents who serve a chat, for the small stories.
import type { Chat, ChatCommand } from "../../src/domain/chat.ts";
import { decide } from "../../src/domain/chat-decider.ts";
import type { ChatSettings } from "../../src/domain/chat-settings.ts";
import {
  ada,
  beginLife,
  bo,
  departmentId,
  freshOfferId,
  type Life,
  offerId,
  openCommand,
  otherDepartmentId,
  step,
} from "./chat-lives.ts";

let frames = 0;
export function frame() {
  frames += 1;
  return { client: "client-one-aaaaaa", n: frames };
}

export const support = { id: departmentId, name: "Support" };
export const sales = { id: otherDepartmentId, name: "Sales" };

export function begins(settings: Partial<ChatSettings> = {}): Life {
  const chat = { ...openCommand.chat, settings: { ...openCommand.chat.settings, ...settings } };
  return beginLife({ ...openCommand, chat });
}

export function answered(life: Life, agents = [ada, bo], alone: "turn" | "preferred" | null = null): Life {
  const offer = life.chat.phase === "ended" ? null : life.chat.offer;
  return step(life, {
    type: "answerOffer",
    at: life.chat.at + 10,
    offerId: offer?.id ?? "",
    attempt: offer?.attempt ?? 0,
    rung: agents.map(({ id: agentId, name }) => ({ agentId, name })),
    skipped: [],
    isAwaited: false,
    alone,
    nextOfferId: freshOfferId(),
  });
}

/** Ada talks with Vic. */
export function talks(settings: Partial<ChatSettings> = {}): Life {
  const accepted = step(answered(begins(settings)), { type: "accept", at: 2_000, actor: ada, offerId });
  return step(accepted, { type: "agentBack", at: 2_000, agentId: ada.id });
}

export function asks(
  life: Life,
  kind: "transfer" | "invite",
  to: typeof bo | null = bo,
  department = support,
): Life {
  const next = step(life, {
    type: "request",
    at: 3_000,
    actor: ada,
    frame: frame(),
    kind,
    department,
    to: to && { id: to.id, name: to.name },
    message: "please",
    epoch: null,
    offerId: freshOfferId(),
  });
  return answered(next, [bo]);
}

export function openOfferId({ chat }: Life): string {
  return (chat.phase !== "ended" && chat.offer?.id) || "none";
}

export function accepts(life: Life, actor = bo): Life {
  const next = step(life, { type: "accept", at: 4_000, actor, offerId: openOfferId(life) });
  return step(next, { type: "agentBack", at: 4_000, agentId: actor.id });
}

/** Bo serves beside Ada. */
export function together(): Life {
  return accepts(asks(talks(), "invite"));
}

export function code(life: Life, command: ChatCommand): string {
  const decision = decide(life.chat, command);
  return decision.ok ? `ok ${decision.events.map(({ type }) => type).join(" ")}`.trim() : decision.code;
}

export function servers(chat: Chat): string[] {
  if (chat.phase !== "active") return [chat.phase];
  return [chat.ownerId ?? "nobody", ...chat.participants].map((id) => chat.people[id]?.name ?? id);
}

export function lastLines({ entries }: Life, count: number): unknown[] {
  return entries.slice(-count).map((entry) => (entry.kind === "system" ? entry.what : entry));
}
