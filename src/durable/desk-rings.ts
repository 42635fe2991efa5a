// What rings on the agents' pages of a department: pushed to who hears it, and silenced for who hears it no more.
import { hearsLate, type Ringing } from "../domain/routing.ts";
import type { OfferCard, OfferEnd } from "../protocol/desk-frames.ts";
import type { DeskSockets } from "./desk-sockets.ts";
import type { OfferBoard, Offered } from "./offer-board.ts";
import type { Presence } from "./presence.ts";

export class DeskRings {
  #board: OfferBoard;
  #presence: Presence;
  #sockets: DeskSockets;

  constructor(board: OfferBoard, presence: Presence, sockets: DeskSockets) {
    this.#board = board;
    this.#presence = presence;
    this.#sockets = sockets;
  }

  ring({ rung }: Ringing, card: OfferCard, now: number): void {
    for (const { agentId } of rung) this.#sockets.sendTo(agentId, { type: "ring", offer: card, now });
  }

  /** What an agent hears who comes now. */
  cardsFor(agentId: string, now: number): OfferCard[] {
    const candidate = this.#presence.one(agentId, now);
    if (!candidate) return [];
    return this.#board
      .open(now)
      .filter(({ request, declined, answer }) => hearsLate(candidate, { ...request, declined }, answer))
      .map(({ card }) => card);
  }

  /** An agent who came late, or has room again, hears what rings already; the page knows offers by their ids. */
  ringLate(agentId: string, now: number): void {
    for (const card of this.cardsFor(agentId, now))
      this.#sockets.sendTo(agentId, { type: "ring", offer: card, now });
  }

  /** Who has no room any more hears nothing ring. */
  hushFull(agentId: string, now: number): void {
    const candidate = this.#presence.one(agentId, now);
    if (!candidate || candidate.load < candidate.cap) return;
    for (const { card } of this.#board.open(now))
      this.#sockets.sendTo(agentId, { type: "hush", offerId: card.offerId, end: "full" });
  }

  /** Whose turn has passed hears it no more. */
  hushOthers(offerId: string, before: Offered | null, now: Ringing): void {
    const end: OfferEnd = now.rung.length > 0 ? "passed" : "missed";
    for (const { agentId } of before?.answer.rung ?? [])
      if (!now.rung.some((one) => one.agentId === agentId))
        this.#sockets.sendTo(agentId, { type: "hush", offerId, end });
  }
}
