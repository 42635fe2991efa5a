// The 'New chat' cards of a page: what the departments' sockets say becomes the list that is shown.
// Pure. A card that goes by itself stays a moment as a note that says why; what the agent did goes at once.
import type { DeskFrameDown, OfferCard, OfferEnd } from "../../protocol/desk-frames.ts";

/** How long a note about a closed card stays, milliseconds. */
export const noteMs = 4_000;
/** A card whose closing frame never came goes by itself this long after its time. */
export const overdueMs = 3_000;

export interface RingingCard {
  card: OfferCard;
  /** The server's clock minus this page's, milliseconds. */
  skewMs: number;
  /** Null while it rings. */
  over: { end: NotedEnd; by: { id: string; name: string } | null; until: number } | null;
}

/** `gone`: while this page was not on the line, so that nobody said why. */
export type NotedEnd = Exclude<OfferEnd, "declined"> | "gone";

/** Of the card's element on the page. */
export function ringCardId(offerId: string): string {
  return `ring-${offerId}`;
}

export type Ringing = readonly RingingCard[];
type OfferFrame = Extract<DeskFrameDown, { type: "hello" | "ring" | "hush" }>;

export function ringingAfter(ringing: Ringing, frame: OfferFrame, now: number): Ringing {
  switch (frame.type) {
    case "hello": {
      const ids = new Set(frame.offers.map(({ offerId }) => offerId));
      const kept = ringing.map((known) =>
        known.card.departmentId !== frame.departmentId || ids.has(known.card.offerId)
          ? known
          : noted(known, { end: "gone", by: null }, now),
      );
      return frame.offers.reduce<Ringing>((list, card) => rung(list, card, frame.now - now), kept);
    }
    case "ring":
      return rung(ringing, frame.offer, frame.now - now);
    case "hush":
      return closed(ringing, frame.offerId, frame.end, frame.by ?? null, now);
    default:
      return frame satisfies never;
  }
}

function rung(ringing: Ringing, card: OfferCard, skewMs: number): Ringing {
  const fresh: RingingCard = { card, skewMs, over: null };
  return ringing.some((known) => known.card.offerId === card.offerId)
    ? ringing.map((known) => (known.card.offerId === card.offerId ? fresh : known))
    : [...ringing, fresh];
}

/** Closes a card. */
export function closed(
  ringing: Ringing,
  offerId: string,
  end: OfferEnd | "gone",
  by: { id: string; name: string } | null,
  now: number,
): Ringing {
  if (end === "declined") return without(ringing, offerId);
  return ringing.map((known) => (known.card.offerId === offerId ? noted(known, { end, by }, now) : known));
}

/** A department is gone, and nothing rings there any more. */
export function departed(ringing: Ringing, departmentId: string, now: number): Ringing {
  return ringing.map((known) =>
    known.card.departmentId === departmentId ? noted(known, { end: "closed", by: null }, now) : known,
  );
}

/** The first reason is the true one; what follows tells only that it is over. */
function noted(
  known: RingingCard,
  why: { end: NotedEnd; by: { id: string; name: string } | null },
  now: number,
): RingingCard {
  return known.over === null ? { ...known, over: { ...why, until: now + noteMs } } : known;
}

export function without(ringing: Ringing, offerId: string): Ringing {
  return ringing.filter(({ card }) => card.offerId !== offerId);
}

/** What rings no more because the agent does not want to be rung: what was noted stays its moment. */
export function silenced(ringing: Ringing): Ringing {
  return ringing.filter(({ over }) => over !== null);
}

/** Drops notes that were read, and closes cards that should long have been closed. The same list where nothing changes. */
export function swept(ringing: Ringing, now: number): Ringing {
  const isOverdue = ({ card, skewMs, over }: RingingCard) =>
    over === null && now + skewMs >= card.ringsUntil + overdueMs;
  const wasRead = ({ over }: RingingCard) => over !== null && now >= over.until;
  if (!ringing.some((known) => isOverdue(known) || wasRead(known))) return ringing;
  return ringing
    .filter((known) => !wasRead(known))
    .map((known) => (isOverdue(known) ? noted(known, { end: "missed", by: null }, now) : known));
}

export function stillRinging(ringing: Ringing): Ringing {
  return ringing.filter(({ over }) => over === null);
}
