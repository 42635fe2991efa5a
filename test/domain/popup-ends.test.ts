// Why a popup closes, as its agents are told; and what becomes of a ring whose department is removed.
import { describe, expect, it } from "vitest";
import { spans } from "../../src/protocol/limits.ts";
import { ada, bo, step, sue, tick, vic } from "../support/chat-lives.ts";
import { lastEnd } from "../support/effects.ts";
import {
  accepts,
  answered,
  asks,
  begins,
  code,
  frame,
  openOfferId,
  sales,
  servers,
  support,
  talks,
} from "../support/serving-scenes.ts";

const now = { at: 4_000, afterSeconds: null, epoch: null } as const;

describe("a popup closes and says why", () => {
  it.each([
    ["a new chat is accepted", () => accepts(answered(begins())), "accepted"],
    ["a new chat's time is over", () => tick(answered(begins()), 1_000 + 60_000), "missed"],
    [
      "the visitor leaves first",
      () => step(answered(begins()), { type: "end", actor: vic, frame: frame(), ...now }),
      "abandoned",
    ],
    [
      "a supervisor ends a chat that waits",
      () => step(answered(begins()), { type: "end", actor: sue, frame: frame(), ...now }),
      "ended",
    ],
    [
      "the chat ends while a colleague is asked",
      () => step(asks(talks(), "invite"), { type: "end", actor: vic, frame: frame(), ...now }),
      "ended",
    ],
    ["a request's time is over", () => tick(asks(talks(), "transfer"), 3_000 + spans.requestMs), "missed"],
    [
      "who asked takes it back",
      () => {
        const asked = asks(talks(), "transfer");
        const offerId = openOfferId(asked);
        return step(asked, { type: "cancelOffer", at: 4_000, actor: ada, frame: frame(), offerId });
      },
      "withdrawn",
    ],
    [
      "a supervisor takes the chat over meanwhile",
      () => step(asks(talks(), "transfer"), { type: "takeOver", at: 4_000, actor: sue }),
      "overtaken",
    ],
  ] as const)("%s", (_what, life, end) => {
    expect(lastEnd(life())).toBe(end);
  });
});

describe("a department that is removed while a chat rings there", () => {
  const gone = { type: "departmentGone", at: 5_000, departmentId: support.id } as const;

  it("is asked again, has nobody, and the chat overflows", () => {
    const life = step(answered(begins({ overflow: sales })), gone);
    expect(code(life, gone)).toBe("ok");
    const moved = answered(life, []);
    expect(moved.chat).toMatchObject({ phase: "waiting", offer: { department: sales } });
  });

  it("makes a missed chat where there is nowhere else to ring", () => {
    const life = answered(step(answered(begins()), gone), []);
    expect(life.chat).toMatchObject({ phase: "ended", outcome: "missed" });
  });

  it("ends a transfer to it, and the owner stays", () => {
    const asked = asks(talks(), "transfer", null, sales);
    const failed = answered(step(asked, { ...gone, departmentId: sales.id }), []);
    expect(servers(failed.chat)).toEqual(["Ada"]);
    expect(failed.chat).toMatchObject({ offer: null });
  });

  it("is nothing to a chat that rings elsewhere, is served, or is over", () => {
    expect(code(asks(talks(), "transfer", bo, sales), gone)).toBe("ok");
    expect(code(talks(), gone)).toBe("ok");
    const over = step(talks(), { type: "end", actor: vic, frame: frame(), ...now });
    expect(code(over, gone)).toBe("ok");
  });
});
