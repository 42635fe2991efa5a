import { expect, test } from "vitest";
import type { DeskFrameDown, OfferCard } from "../../src/protocol/desk-frames.ts";
import {
  noteMs,
  overdueMs,
  type Ringing,
  ringingAfter,
  stillRinging,
  swept,
} from "../../src/web/agent/ringing.ts";

const t0 = 1_700_000_000_000;

function card(offerId: string, more: Partial<OfferCard> = {}): OfferCard {
  return {
    offerId,
    chatId: `chat_${offerId}`,
    kind: "new",
    from: null,
    message: "",
    departmentId: "support",
    departmentName: "Support",
    visitorName: "Vic",
    question: "",
    ringsSince: t0,
    ringsUntil: t0 + 60_000,
    ...more,
  };
}

function helloWith(offers: OfferCard[]): Extract<DeskFrameDown, { type: "hello" }> {
  return { type: "hello", departmentId: "support", status: "online", offers, now: t0 };
}

function idsOf(ringing: Ringing): string[] {
  return ringing.map(({ card: { offerId } }) => offerId);
}

function ring(ringing: Ringing, offer: OfferCard, now = t0): Ringing {
  return ringingAfter(ringing, { type: "ring", offer, now }, now);
}

test("a chat that rings twice, or in the hello and again by itself, is one card", () => {
  const once = ring([], card("a"));
  expect(idsOf(ring(once, card("a")))).toEqual(["a"]);
  const hello = helloWith([card("a")]);
  expect(idsOf(ringingAfter(once, hello, t0))).toEqual(["a"]);
});

test("a hello takes away what rings no longer in its department, and nothing of another", () => {
  const three = ring(
    ring(ring([], card("a")), card("b")),
    card("c", { departmentId: "sales", departmentName: "Sales" }),
  );
  const hello = helloWith([card("b"), card("d")]);
  expect(idsOf(ringingAfter(three, hello, t0))).toEqual(["b", "c", "d"]);
});

test("a card that Bo took says so for a moment, then goes", () => {
  const by = { id: "agent_bo", name: "Bo" };
  const noted = ringingAfter(ring([], card("a")), { type: "hush", offerId: "a", end: "accepted", by }, t0);
  expect(noted[0]?.over?.by).toEqual(by);
  expect(stillRinging(noted)).toEqual([]);
  expect(idsOf(swept(noted, t0 + noteMs - 1))).toEqual(["a"]);
  expect(idsOf(swept(noted, t0 + noteMs))).toEqual([]);
});

test("a declined, missed or withdrawn card goes at once", () => {
  for (const end of ["declined", "missed", "withdrawn"] as const)
    expect(ringingAfter(ring([], card("a")), { type: "hush", offerId: "a", end }, t0)).toEqual([]);
});

test("a card whose closing never came goes by the server's clock, not by this device's", () => {
  const skewMs = 3_600_000;
  const ringing = ringingAfter([], { type: "ring", offer: card("a"), now: t0 }, t0 - skewMs);
  expect(ringing[0]?.skewMs).toBe(skewMs);
  expect(swept(ringing, t0 + 60_000 + overdueMs - 1 - skewMs)).toBe(ringing);
  expect(swept(ringing, t0 + 60_000 + overdueMs - skewMs)).toEqual([]);
});
