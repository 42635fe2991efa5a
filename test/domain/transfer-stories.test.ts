// Handing a chat on, in small stories.
import { describe, expect, it } from "vitest";
import { spans } from "../../src/protocol/limits.ts";
import { ada, bo, cy, freshOfferId, step, sue, tick, vic } from "../support/chat-lives.ts";
import { lastEnd } from "../support/effects.ts";
import {
  accepts,
  answered,
  asks,
  code,
  frame,
  lastLines,
  openOfferId,
  sales,
  servers,
  support,
  talks,
  together,
} from "../support/serving-scenes.ts";

describe("a transfer", () => {
  it("leaves the sender the owner until the receiver accepts, then the chat is the receiver's", () => {
    const asked = asks(talks(), "transfer");
    expect(servers(asked.chat)).toEqual(["Ada"]);
    expect(code(asked, { type: "say", at: 3_500, actor: ada, frame: frame(), body: "one moment" })).toBe(
      "ok said",
    );
    const done = accepts(asked);
    expect(servers(done.chat)).toEqual(["Bo"]);
    expect(done.chat.epoch).toBe(2);
    expect(lastLines(done, 2)).toMatchObject([
      { event: "owner_changed", name: "Bo", how: "transfer" },
      { event: "left", name: "Ada", how: "transferred" },
    ]);
    expect(done.effects).toContainEqual({
      key: `release/${ada.id}`,
      kind: "release",
      agentId: ada.id,
      before: 4_000,
    });
    expect(code(done, { type: "say", at: 5_000, actor: ada, frame: frame(), body: "late" })).toBe(
      "not_serving",
    );
    expect(
      code(done, { type: "end", at: 5_000, actor: ada, frame: frame(), afterSeconds: null, epoch: 1 }),
    ).toBe("stale_epoch");
  });

  it("to another department takes the chat along with the owner", () => {
    const done = accepts(asks(talks(), "transfer", null, sales));
    expect(done.chat.department).toEqual(sales);
    expect(servers(done.chat)).toEqual(["Bo"]);
  });

  it("declined, expired, unreachable or cancelled changes nothing but that it is over", () => {
    const asked = asks(talks(), "transfer");
    const pending = openOfferId(asked);
    const declined = step(asked, {
      type: "decline",
      at: 4_000,
      actor: bo,
      offerId: pending,
      reason: "lunch",
    });
    expect(lastLines(declined, 2)).toMatchObject([
      { event: "declined", name: "Bo", reason: "lunch" },
      { event: "offer_closed", how: "declined" },
    ]);
    const expired = tick(asked, 3_000 + spans.requestMs);
    expect(lastLines(expired, 1)).toMatchObject([{ event: "offer_closed", how: "expired" }]);
    const cancelled = step(asked, {
      type: "cancelOffer",
      at: 4_000,
      actor: ada,
      frame: frame(),
      offerId: pending,
    });
    expect(lastLines(cancelled, 1)).toMatchObject([{ event: "offer_closed", how: "cancelled" }]);
    const gone = answered(
      step(talks(), {
        type: "request",
        at: 3_000,
        actor: ada,
        frame: frame(),
        kind: "transfer",
        department: support,
        to: { id: bo.id, name: "Bo" },
        message: "",
        epoch: 1,
        offerId: freshOfferId(),
      }),
      [],
    );
    expect(lastLines(gone, 1)).toMatchObject([{ event: "offer_closed", how: "unreachable" }]);
    for (const { chat } of [declined, expired, cancelled, gone]) {
      expect(servers(chat)).toEqual(["Ada"]);
      expect(chat).toMatchObject({ epoch: 1, offer: null });
    }
  });

  it("is one at a time, of the owner only, and not to oneself", () => {
    const request = {
      type: "request",
      at: 3_500,
      kind: "transfer",
      department: support,
      to: { id: bo.id, name: "Bo" },
      message: "",
      epoch: null,
      offerId: "offer_next",
    } as const;
    expect(code(talks(), { ...request, actor: ada, frame: frame() })).toBe("ok requested");
    expect(code(asks(talks(), "transfer"), { ...request, actor: ada, frame: frame() })).toBe("offer_pending");
    expect(code(together(), { ...request, actor: bo, frame: frame() })).toBe("not_owner");
    expect(code(talks(), { ...request, actor: cy, frame: frame() })).toBe("stale_epoch");
    expect(code(talks(), { ...request, actor: ada, frame: frame(), epoch: 0 })).toBe("stale_epoch");
    expect(code(talks(), { ...request, actor: ada, frame: frame(), to: { id: ada.id, name: "Ada" } })).toBe(
      "already_there",
    );
    expect(code(together(), { ...request, kind: "invite", actor: ada, frame: frame() })).toBe(
      "already_there",
    );
    expect(code(talks(), { ...request, actor: vic, frame: frame() })).toBe("forbidden");
  });

  it("may be accepted by the one who is asked, and by nobody else", () => {
    const asked = asks(talks(), "transfer");
    expect(code(asked, { type: "accept", at: 4_000, actor: sue, offerId: openOfferId(asked) })).toBe(
      "not_in_department",
    );
    expect(code(asked, { type: "accept", at: 4_000, actor: bo, offerId: openOfferId(asked) })).toBe(
      "ok joined left",
    );
  });

  it("that fails after its sender was lost rings the department again", () => {
    const asked = step(asks(talks(), "transfer"), { type: "agentGone", at: 5_000, agentId: ada.id });
    const waiting = tick(asked, 5_000 + spans.agentLostMs);
    expect(servers(waiting.chat)).toEqual(["Ada"]);
    const failed = tick(waiting, 3_000 + spans.requestMs);
    expect(servers(failed.chat)).toEqual(["nobody"]);
    expect(failed.chat).toMatchObject({ offer: { kind: "new", lastResort: [ada.id] } });
  });

  it("accepted after the end is refused", () => {
    const asked = asks(talks(), "transfer");
    const over = step(asked, {
      type: "end",
      at: 4_000,
      actor: vic,
      frame: frame(),
      afterSeconds: null,
      epoch: null,
    });
    expect(code(over, { type: "accept", at: 5_000, actor: bo, offerId: openOfferId(asked) })).toBe("ended");
    expect(lastEnd(over)).toBe("ended");
  });
});
