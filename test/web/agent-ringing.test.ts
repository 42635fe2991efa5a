import { expect, test } from "vitest";
import type { DeskFrameDown, OfferCard, OfferEnd } from "../../src/protocol/desk-frames.ts";
import {
  departed,
  noteMs,
  overdueMs,
  type Ringing,
  ringingAfter,
  silenced,
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

test("a hello closes what rings no longer in its department, and nothing of another", () => {
  const three = ring(
    ring(ring([], card("a")), card("b")),
    card("c", { departmentId: "sales", departmentName: "Sales" }),
  );
  const hello = helloWith([card("b"), card("d")]);
  const after = ringingAfter(three, hello, t0);
  expect(idsOf(stillRinging(after))).toEqual(["b", "c", "d"]);
  // Nobody said what became of the first: that is what its note says.
  expect(after.find(({ over }) => over !== null)).toMatchObject({
    card: { offerId: "a" },
    over: { end: "gone" },
  });
  expect(idsOf(swept(after, t0 + noteMs))).toEqual(["b", "c", "d"]);
});

test("a card that Bo took says so for a moment, then goes", () => {
  const by = { id: "agent_bo", name: "Bo" };
  const noted = ringingAfter(ring([], card("a")), { type: "hush", offerId: "a", end: "accepted", by }, t0);
  expect(noted[0]?.over?.by).toEqual(by);
  expect(stillRinging(noted)).toEqual([]);
  expect(idsOf(swept(noted, t0 + noteMs - 1))).toEqual(["a"]);
  expect(idsOf(swept(noted, t0 + noteMs))).toEqual([]);
});

test("a card that Ada declined goes at once; one that goes by itself says why for a moment", () => {
  const hushed = (end: OfferEnd) =>
    ringingAfter(ring([], card("a")), { type: "hush", offerId: "a", end }, t0);
  expect(hushed("declined")).toEqual([]);
  const ends = [
    "missed",
    "passed",
    "withdrawn",
    "overtaken",
    "abandoned",
    "ended",
    "full",
    "closed",
  ] as const satisfies readonly OfferEnd[];
  for (const end of ends) {
    const noted = hushed(end);
    expect(noted[0]?.over).toEqual({ end, by: null, until: t0 + noteMs });
    expect(stillRinging(noted)).toEqual([]);
    expect(swept(noted, t0 + noteMs)).toEqual([]);
  }
});

test("of two reasons the first is told: what comes after it only follows from it", () => {
  const closed = ringingAfter(ring([], card("a")), { type: "hush", offerId: "a", end: "closed" }, t0);
  const after = ringingAfter(closed, { type: "hush", offerId: "a", end: "missed" }, t0 + 1_000);
  expect(after[0]?.over).toEqual({ end: "closed", by: null, until: t0 + noteMs });
});

test("the cards of a department that is gone say so, and those of another ring on", () => {
  const two = ring(ring([], card("a")), card("b", { departmentId: "sales" }));
  const after = departed(two, "support", t0);
  expect(after[0]?.over?.end).toBe("closed");
  expect(idsOf(stillRinging(after))).toEqual(["b"]);
});

test("an agent who goes offline is rung no more, and may still read what became of a card", () => {
  const by = { id: "agent_bo", name: "Bo" };
  const two = ring(ring([], card("a")), card("b"));
  const noted = ringingAfter(two, { type: "hush", offerId: "a", end: "accepted", by }, t0);
  expect(idsOf(silenced(noted))).toEqual(["a"]);
});

test("a card whose closing never came goes by the server's clock, not by this device's", () => {
  const skewMs = 3_600_000;
  const ringing = ringingAfter([], { type: "ring", offer: card("a"), now: t0 }, t0 - skewMs);
  expect(ringing[0]?.skewMs).toBe(skewMs);
  expect(swept(ringing, t0 + 60_000 + overdueMs - 1 - skewMs)).toBe(ringing);
  const overdue = swept(ringing, t0 + 60_000 + overdueMs - skewMs);
  expect(overdue[0]?.over?.end).toBe("missed");
  expect(swept(overdue, t0 + 60_000 + overdueMs - skewMs + noteMs)).toEqual([]);
});
