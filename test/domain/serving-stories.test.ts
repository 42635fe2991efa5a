// Who serves a chat, in small stories: transfers, invitations, agents who leave or are lost, supervisors, turns, overflow.
import { describe, expect, it } from "vitest";
import { nextDeadline } from "../../src/domain/chat-timers.ts";
import { view } from "../../src/domain/chat-viewing.ts";
import { spans } from "../../src/protocol/limits.ts";
import { ada, bo, freshOfferId, offerId, step, sue, tick, vic } from "../support/chat-lives.ts";
import {
  accepts,
  answered,
  asks,
  begins,
  code,
  frame,
  lastLines,
  openOfferId,
  sales,
  servers,
  talks,
  together,
} from "../support/serving-scenes.ts";

describe("an invitation", () => {
  it("adds one who serves beside the owner; both may write", () => {
    const life = together();
    expect(servers(life.chat)).toEqual(["Ada", "Bo"]);
    expect(life.chat.epoch).toBe(1);
    for (const actor of [ada, bo])
      expect(code(life, { type: "say", at: 5_000, actor, frame: frame(), body: "hello" })).toBe("ok said");
    expect(
      code(life, { type: "end", at: 5_000, actor: bo, frame: frame(), afterSeconds: null, epoch: 1 }),
    ).toBe("not_owner");
  });

  it("to whoever is free is not for those who are in the chat already", () => {
    const asked = asks(talks(), "invite", null);
    expect(code(asked, { type: "accept", at: 4_000, actor: bo, offerId: openOfferId(asked) })).toBe(
      "ok joined",
    );
    expect(code(asked, { type: "accept", at: 4_000, actor: ada, offerId: openOfferId(asked) })).toBe(
      "already_there",
    );
    const handing = asks(talks(), "transfer", null);
    expect(code(handing, { type: "accept", at: 4_000, actor: ada, offerId: openOfferId(handing) })).toBe(
      "already_there",
    );
  });

  it("accepted twice adds once", () => {
    const asked = asks(talks(), "invite");
    const id = openOfferId(asked);
    const once = accepts(asked);
    expect(code(once, { type: "accept", at: 4_500, actor: bo, offerId: id })).toBe("ok");
  });
});

describe("leaving", () => {
  it("a participant leaves and is released; the owner goes on", () => {
    const life = step(together(), {
      type: "leave",
      at: 6_000,
      actor: bo,
      frame: frame(),
      offerId: freshOfferId(),
    });
    expect(servers(life.chat)).toEqual(["Ada"]);
    expect(life.effects.some((effect) => effect.kind === "release" && effect.agentId === bo.id)).toBe(true);
  });

  it("when the owner leaves, the oldest participant becomes the owner", () => {
    const life = step(together(), {
      type: "leave",
      at: 6_000,
      actor: ada,
      frame: frame(),
      offerId: freshOfferId(),
    });
    expect(servers(life.chat)).toEqual(["Bo"]);
    expect(life.chat.epoch).toBe(2);
  });

  it("with no participant the department is rung again, the one who left at the last", () => {
    const life = step(talks(), {
      type: "leave",
      at: 6_000,
      actor: ada,
      frame: frame(),
      offerId: freshOfferId(),
    });
    expect(servers(life.chat)).toEqual(["nobody"]);
    expect(life.chat).toMatchObject({ offer: { kind: "new", lastResort: [ada.id], closesAt: 66_000 } });
    const taken = accepts(answered(life, [bo]));
    expect(servers(taken.chat)).toEqual(["Bo"]);
    expect(taken.chat.epoch).toBe(2);
    const nobody = answered(life, []);
    expect(nobody.chat).toMatchObject({ phase: "ended", outcome: "finished" });
  });

  it("an owner without a socket is lost after the grace, unless back in time", () => {
    const gone = step(talks(), { type: "agentGone", at: 6_000, agentId: ada.id });
    expect(nextDeadline(gone.chat)).toBe(6_000 + spans.agentLostMs);
    const back = step(gone, { type: "agentBack", at: 7_000, agentId: ada.id });
    expect(servers(tick(back, 6_000 + spans.agentLostMs).chat)).toEqual(["Ada"]);
    expect(servers(tick(gone, 6_000 + spans.agentLostMs).chat)).toEqual(["nobody"]);
  });

  it("one who accepted and never opened the chat is lost too", () => {
    const accepted = step(answered(begins()), { type: "accept", at: 2_000, actor: ada, offerId });
    expect(servers(tick(accepted, 2_000 + spans.agentLostMs).chat)).toEqual(["nobody"]);
  });

  it("one who does not serve cannot leave", () => {
    expect(code(talks(), { type: "leave", at: 6_000, actor: bo, frame: frame(), offerId: "offer_x" })).toBe(
      "not_serving",
    );
  });
});

describe("a supervisor", () => {
  it("takes over: owner at once, the one before is out and released", () => {
    const life = step(talks(), { type: "takeOver", at: 6_000, actor: sue });
    expect(servers(life.chat)).toEqual(["Sue"]);
    expect(life.chat.epoch).toBe(2);
    expect(code(talks(), { type: "takeOver", at: 6_000, actor: bo })).toBe("forbidden");
    const waiting = step(answered(begins()), { type: "takeOver", at: 2_000, actor: sue });
    expect(servers(waiting.chat)).toEqual(["Sue"]);
  });

  it("ends any chat, and hands any chat on", () => {
    expect(
      code(talks(), { type: "end", at: 6_000, actor: sue, frame: frame(), afterSeconds: null, epoch: 1 }),
    ).toBe("ok ended");
    const waiting = step(answered(begins()), {
      type: "end",
      at: 2_000,
      actor: sue,
      frame: frame(),
      afterSeconds: null,
      epoch: null,
    });
    expect(waiting.chat).toMatchObject({ phase: "ended", outcome: "missed" });
  });

  it("takes over what rings for another agent: every popup is told who has it", () => {
    const rung = step(talks(), {
      type: "leave",
      at: 6_000,
      actor: ada,
      frame: frame(),
      offerId: freshOfferId(),
    });
    const life = step(answered(rung, [bo]), { type: "takeOver", at: 7_000, actor: sue });
    expect(servers(life.chat)).toEqual(["Sue"]);
    expect(life.effects.filter(({ kind }) => kind === "settle").at(-1)).toMatchObject({
      offerId: openOfferId(rung),
      end: "accepted",
      by: { name: "Sue" },
    });
  });

  it("watches without a say, and whispers", () => {
    expect(view(talks().chat, "supervisor").may).toMatchObject({ say: false, note: true, takeOver: true });
    expect(code(talks(), { type: "say", at: 6_000, actor: sue, frame: frame(), body: "hello" })).toBe(
      "not_serving",
    );
    expect(
      code(talks(), { type: "note", at: 6_000, actor: sue, frame: frame(), body: "offer a refund" }),
    ).toBe("ok noted");
    expect(code(talks(), { type: "note", at: 6_000, actor: vic, frame: frame(), body: "hm" })).toBe(
      "forbidden",
    );
  });
});

describe("turns", () => {
  it("pass to the next when one lets it ring, and the story says so", () => {
    let life = answered(begins({ routing: "round_robin", turnSeconds: 20 }), [ada], "turn");
    life = tick(life, nextDeadline(life.chat) ?? 0);
    expect(lastLines(life, 1)).toMatchObject([{ event: "ignored", agents: [{ name: "Ada" }] }]);
    expect(life.chat).toMatchObject({ phase: "waiting", offer: { attempt: 2, tried: [ada.id] } });
    life = answered(life, [bo], "turn");
    expect(life.chat).toMatchObject({ offer: { turnEndsAt: life.chat.at + 20_000 } });
  });

  it("the one who served the visitor last is rung alone for the first half of the wait", () => {
    const life = answered(begins({ preferredAgentId: ada.id }), [ada], "preferred");
    expect(nextDeadline(life.chat)).toBe(life.chat.at + 30_000);
  });

  it("all who let a missed chat ring are named once", () => {
    const life = tick(answered(begins()), 61_000);
    expect(lastLines(life, 2)).toMatchObject([
      { event: "ignored", agents: [{ name: "Ada" }, { name: "Bo" }] },
      { event: "ended", outcome: "missed" },
    ]);
    expect(life.effects.some(({ kind }) => kind === "ignored")).toBe(true);
  });
});

describe("overflow", () => {
  it("rings the other department once, then the chat is missed", () => {
    let life = tick(answered(begins({ overflow: sales })), 61_000);
    expect(life.chat).toMatchObject({
      phase: "waiting",
      department: sales,
      offer: { kind: "new", department: sales },
    });
    expect(openOfferId(life)).not.toBe(offerId);
    life = tick(answered(life), 61_000 + 60_000);
    expect(life.chat).toMatchObject({ phase: "ended", outcome: "missed" });
  });

  it("comes at once where nobody is there to be rung", () => {
    const life = answered(begins({ overflow: sales }), []);
    expect(life.chat).toMatchObject({ phase: "waiting", department: sales });
  });
});

describe("pages", () => {
  it("of the visitor are remembered in order, the same page once", () => {
    let life = talks();
    for (const url of ["https://a.example/1", "https://a.example/1", "https://a.example/2"])
      life = step(life, { type: "visit", at: 3_000, actor: vic, frame: frame(), url, title: "" });
    expect(life.chat.pages.map(({ url }) => url)).toEqual(["https://a.example/1", "https://a.example/2"]);
    expect(view(life.chat, "visitor").staff).toBeNull();
    expect(view(life.chat, "owner").staff?.pages).toHaveLength(2);
  });
});
