// The 'New chat' cards of a page: what the departments' sockets say becomes the list that is shown.
// Pure. A card that another agent took stays a moment as a note, so that nobody wonders where it went.
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
  over: { end: OfferEnd; by: { id: string; name: string } | null; until: number } | null;
}

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
      const kept = ringing.filter(
        ({ card, over }) =>
          over !== null || card.departmentId !== frame.departmentId || ids.has(card.offerId),
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

/** Closes a card. Somebody else's accept leaves a note; anything else simply goes. */
export function closed(
  ringing: Ringing,
  offerId: string,
  end: OfferEnd,
  by: { id: string; name: string } | null,
  now: number,
): Ringing {
  if (end !== "accepted" || by === null) return without(ringing, offerId);
  return ringing.map((known) =>
    known.card.offerId === offerId ? { ...known, over: { end, by, until: now + noteMs } } : known,
  );
}

export function without(ringing: Ringing, offerId: string): Ringing {
  return ringing.filter(({ card }) => card.offerId !== offerId);
}

/** Drops notes that were read and cards that should long have been closed. The same list where nothing goes. */
export function swept(ringing: Ringing, now: number): Ringing {
  const kept = ringing.filter(({ card, skewMs, over }) =>
    over === null ? now + skewMs < card.ringsUntil + overdueMs : now < over.until,
  );
  return kept.length === ringing.length ? ringing : kept;
}

export function stillRinging(ringing: Ringing): Ringing {
  return ringing.filter(({ over }) => over === null);
}
