// Scenes that the small stories of a chat begin with.
import type { ChatCommand } from "../../src/domain/chat.ts";
import { decide } from "../../src/domain/chat-decider.ts";
import { ada, beginLife, bo, type Life, offerId, step } from "./chat-lives.ts";

let frames = 0;
export function frame() {
  frames += 1;
  return { client: "client-one-aaaaaa", n: frames };
}

export const adaAndBo = [ada, bo].map(({ id: agentId, name }) => ({ agentId, name }));

export function rings(life: Life = beginLife()): Life {
  return step(life, {
    type: "answerOffer",
    at: 1_010,
    offerId,
    attempt: 1,
    rung: adaAndBo,
    skipped: [],
    isAwaited: false,
    alone: null,
    nextOfferId: "offer_next",
  });
}

/** Ada has accepted, and her page is there. */
export function talks(life: Life = rings()): Life {
  const accepted = step(life, { type: "accept", at: 2_000, actor: ada, offerId });
  return step(accepted, { type: "agentBack", at: 2_000, agentId: ada.id });
}

export function code(life: Life, command: ChatCommand): string {
  const decision = decide(life.chat, command);
  return decision.ok ? `ok ${decision.events.map(({ type }) => type).join(" ")}`.trim() : decision.code;
}
