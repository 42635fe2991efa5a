// A supervisor gives a chat to an agent, in small stories.
import { describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/chat.ts";
import { entryFor, view } from "../../src/domain/chat-viewing.ts";
import { spans } from "../../src/protocol/limits.ts";
import {
  ada,
  bo,
  cy,
  freshOfferId,
  type Life,
  offerId,
  step,
  sue,
  tick,
  vic,
} from "../support/chat-lives.ts";
import {
  answered,
  asks,
  begins,
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

interface Choice {
  to?: typeof bo;
  actor?: Actor;
  departmentId?: string;
  epoch?: number | null;
}

function giving({ to = bo, actor = sue, departmentId = support.id, epoch = null }: Choice = {}) {
  return {
    type: "assign",
    at: 6_000,
    actor,
    to: { id: to.id, name: to.name },
    departmentId,
    epoch,
  } as const;
}

function gives(life: Life, choice: Choice = {}): Life {
  return step(life, giving(choice));
}

const bySue = { id: sue.id, name: "Sue" };

describe("a chat that a supervisor gives to Bo", () => {
  it("is his at once, and the one who had it is out and released", () => {
    const life = gives(talks());
    expect(servers(life.chat)).toEqual(["Bo"]);
    expect(life.chat.epoch).toBe(2);
    expect(life.effects.some((effect) => effect.kind === "release" && effect.agentId === ada.id)).toBe(true);
    expect(life.effects.at(-2)).toMatchObject({ kind: "release" });
    expect(life.effects.filter(({ kind }) => kind === "assigned")).toEqual([
      {
        key: "assigned/2",
        kind: "assigned",
        departmentId: support.id,
        agentId: bo.id,
        by: bySue,
        rang: false,
      },
    ]);
    expect(lastLines(life, 2)).toMatchObject([
      { event: "owner_changed", name: "Bo", how: "assigned", department: null, assignedBy: bySue },
      { event: "left", name: "Ada", how: "taken_over" },
    ]);
  });

  it("begins with him where it was waiting, and every popup is told that he has it", () => {
    const life = gives(answered(begins(), [ada]), { epoch: 0 });
    expect(servers(life.chat)).toEqual(["Bo"]);
    expect(life.chat).toMatchObject({ phase: "active", startedAt: 6_000, epoch: 1 });
    expect(life.effects.filter(({ kind }) => kind === "settle")).toMatchObject([
      { offerId, end: "accepted", by: { id: bo.id, name: "Bo" } },
    ]);
    expect(life.effects.some((effect) => effect.kind === "assigned" && effect.rang)).toBe(true);
    expect(lastLines(life, 1)).toMatchObject([{ event: "joined", name: "Bo", assignedBy: bySue }]);
    expect(code(life, { type: "accept", at: 7_000, actor: ada, offerId })).toBe("taken");
    expect(code(life, { type: "accept", at: 7_000, actor: bo, offerId })).toBe("ok");
  });

  it("is his where it rang for another agent", () => {
    const left = step(talks(), {
      type: "leave",
      at: 5_000,
      actor: ada,
      frame: frame(),
      offerId: freshOfferId(),
    });
    const life = gives(answered(left, []));
    expect(servers(gives(answered(left, [ada])).chat)).toEqual(["Bo"]);
    // Nobody was to be rung, so the chat had ended.
    expect(servers(life.chat)).toEqual(["ended"]);
  });

  it("is no longer offered to others: what was asked of them is void, and they are told", () => {
    for (const kind of ["transfer", "invite"] as const) {
      const asked = asks(talks(), kind);
      const life = gives(asked);
      expect(servers(life.chat)).toEqual(["Bo"]);
      expect(lastLines(life, 3)).toMatchObject([
        { event: "offer_closed", kind, how: "overtaken" },
        { event: "owner_changed", how: "assigned" },
        { event: "left", name: "Ada" },
      ]);
      expect(code(life, { type: "accept", at: 7_000, actor: bo, offerId: openOfferId(asked) })).toBe(
        "offer_closed",
      );
    }
  });

  it("is his alone where he helped before, and whoever else helps stays", () => {
    expect(servers(gives(together()).chat)).toEqual(["Bo"]);
    expect(servers(gives(together(), { to: { ...cy, departmentIds: [support.id] } }).chat)).toEqual([
      "Cy",
      "Bo",
    ]);
  });

  it("rings its department again when his page never comes", () => {
    const life = tick(gives(talks()), 6_000 + spans.agentLostMs);
    expect(servers(life.chat)).toEqual(["nobody"]);
    expect(life.chat).toMatchObject({ offer: { kind: "new", lastResort: [bo.id] } });
  });

  it("keeps its countdown, its first reply and its department", () => {
    const ending = step(talks(), {
      type: "end",
      at: 3_000,
      actor: ada,
      frame: frame(),
      afterSeconds: 60,
      epoch: 1,
    });
    expect(gives(ending).chat).toMatchObject({ end: { at: 63_000 }, department: support, startedAt: 2_000 });
  });

  it("given again is as given once", () => {
    const once = gives(talks());
    expect(code(once, giving())).toBe("ok");
    // Also under the epoch that was seen before: it is done already.
    expect(code(once, giving({ epoch: 1 }))).toBe("ok");
  });
});

describe("is refused", () => {
  it("to all but supervisors", () => {
    for (const actor of [ada, bo, vic]) expect(code(talks(), giving({ actor }))).toBe("forbidden");
  });

  it("once the chat has ended", () => {
    const over = step(talks(), {
      type: "end",
      at: 5_000,
      actor: ada,
      frame: frame(),
      afterSeconds: null,
      epoch: 1,
    });
    expect(code(over, giving())).toBe("ended");
    expect(code(over, giving({ to: ada }))).toBe("ended");
  });

  it("when it changed hands since the supervisor looked", () => {
    expect(code(talks(), giving({ epoch: 0 }))).toBe("stale_epoch");
    expect(code(talks(), giving({ epoch: 1 }))).toBe("ok ownerChanged left");
  });

  it("for an agent of a department that the chat is not in", () => {
    expect(code(talks(), giving({ departmentId: sales.id }))).toBe("agent_not_in_department");
  });
});

it("the visitor reads that Bo has the chat, and not who gave it", () => {
  for (const life of [gives(talks()), gives(answered(begins()))]) {
    const lines = life.entries.map((entry) => entryFor("visitor", entry));
    const text = JSON.stringify([view(life.chat, "visitor"), lines]);
    expect(text).toContain("Bo");
    expect(text).not.toContain("Sue");
    expect(JSON.stringify(life.entries)).toContain("Sue");
  }
});

it("only supervisors are offered to give it away, and only while it lives", () => {
  const { chat } = talks();
  expect(view(chat, "supervisor").may.assign).toBe(true);
  for (const stance of ["visitor", "owner", "participant"] as const)
    expect(view(chat, stance).may.assign).toBe(false);
  const over = tick(answered(begins()), 61_000);
  expect(view(over.chat, "supervisor").may.assign).toBe(false);
});
