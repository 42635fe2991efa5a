// The life of a chat in small stories: what the properties allow, said in sentences.
import { describe, expect, it } from "vitest";
import { decide } from "../../src/domain/chat-decider.ts";
import { nextDeadline } from "../../src/domain/chat-timers.ts";
import { entryFor, mayView } from "../../src/domain/chat-viewing.ts";
import { subjectOf } from "../../src/domain/ticket.ts";
import { limits, spans } from "../../src/protocol/limits.ts";
import { isWellFormed } from "../../src/protocol/text.ts";
import { ada, beginLife, bo, cy, offerId, step, tick, vic } from "../support/chat-lives.ts";
import { code, frame, rings, talks } from "../support/chat-scenes.ts";

describe("ringing", () => {
  it("the first accept wins, the second is told who took it, the winner may repeat", () => {
    const life = rings();
    expect(code(life, { type: "accept", at: 2_000, actor: ada, offerId })).toBe("ok joined");
    const talking = talks();
    const second = decide(talking.chat, { type: "accept", at: 2_001, actor: bo, offerId });
    expect(second).toMatchObject({ ok: false, code: "taken", details: { by: { name: "Ada" } } });
    expect(code(talking, { type: "accept", at: 2_001, actor: ada, offerId })).toBe("ok");
  });

  it("an agent of another department may not accept", () => {
    expect(code(rings(), { type: "accept", at: 2_000, actor: cy, offerId })).toBe("not_in_department");
  });

  it("one who declines leaves the other ringing; when all have, the department is asked once more", () => {
    const one = step(rings(), { type: "decline", at: 1_500, actor: ada, offerId, reason: "" });
    expect(one.chat.phase).toBe("waiting");
    expect(code(one, { type: "decline", at: 1_600, actor: bo, offerId, reason: "lunch" })).toBe(
      "ok declined asked",
    );
    const both = step(one, { type: "decline", at: 1_600, actor: bo, offerId, reason: "lunch" });
    const late = step(both, {
      type: "answerOffer",
      at: 1_700,
      offerId,
      attempt: 2,
      rung: [],
      skipped: [],
      isAwaited: false,
      alone: null,
      nextOfferId: "offer_next",
    });
    expect(late.chat).toMatchObject({ phase: "ended", outcome: "missed" });
  });

  it("one who comes online after all have declined is still rung", () => {
    let life = rings();
    for (const actor of [ada, bo])
      life = step(life, { type: "decline", at: 1_500, actor, offerId, reason: "" });
    const third = { agentId: "agent_dddddddddddddddddddd", name: "Di" };
    life = step(life, {
      type: "answerOffer",
      at: 1_700,
      offerId,
      attempt: 2,
      rung: [third],
      skipped: [],
      isAwaited: false,
      alone: null,
      nextOfferId: "offer_next",
    });
    expect(life.chat.phase).toBe("waiting");
  });

  it("nobody to ring: no pointless waiting", () => {
    const life = step(beginLife(), {
      type: "answerOffer",
      at: 1_010,
      offerId,
      attempt: 1,
      rung: [],
      skipped: [],
      isAwaited: false,
      alone: null,
      nextOfferId: "offer_next",
    });
    expect(life.chat).toMatchObject({ phase: "ended", outcome: "missed" });
  });

  it("nobody to ring but somebody expected back: the department is asked again, not for ever", () => {
    const answer = {
      type: "answerOffer" as const,
      offerId,
      rung: [],
      skipped: [],
      isAwaited: true,
      alone: null,
      nextOfferId: "offer_next",
    };
    let life = step(beginLife(), { ...answer, at: 1_010, attempt: 1 });
    expect(life.chat.phase).toBe("waiting");
    const askAgainAt = nextDeadline(life.chat) ?? 0;
    expect(askAgainAt).toBe(1_010 + spans.askAgainMs);
    life = tick(life, askAgainAt);
    expect(life.effects.at(-1)).toMatchObject({ kind: "offer", attempt: 2 });
    const taken = step(life, { type: "accept", at: 7_000, actor: ada, offerId });
    expect(taken.chat.phase).toBe("active");
    const never = step(life, {
      ...answer,
      at: 7_000,
      attempt: 2,
      isAwaited: false,
      alone: null,
      nextOfferId: "offer_next",
    });
    expect(never.chat).toMatchObject({ phase: "ended", outcome: "missed" });
    for (let attempt = 2; life.chat.phase === "waiting" && attempt < 100; attempt++) {
      life = step(life, { ...answer, at: life.chat.at, attempt });
      life = tick(life, nextDeadline(life.chat) ?? 0);
    }
    expect(life.chat).toMatchObject({ phase: "ended", outcome: "missed", endedAt: 61_000 });
  });

  it("an answer to an attempt that is over changes nothing", () => {
    expect(
      code(rings(), {
        type: "answerOffer",
        at: 1_020,
        offerId,
        attempt: 1,
        rung: [],
        skipped: [],
        isAwaited: false,
        alone: null,
        nextOfferId: "offer_next",
      }),
    ).toBe("ok");
  });

  it("the time is up: missed, and the visitor may add a message to the ticket, ten at the most", () => {
    let life = tick(rings(), 1_000 + 60_000);
    expect(life.chat).toMatchObject({ phase: "ended", outcome: "missed" });
    for (let left = 0; left < limits.afterwordsMax; left++)
      life = step(life, {
        type: "leaveMessage",
        at: 70_000,
        actor: vic,
        frame: frame(),
        body: "please call",
      });
    expect(code(life, { type: "leaveMessage", at: 70_000, actor: vic, frame: frame(), body: "hello?" })).toBe(
      "too_many",
    );
    expect(code(talks(), { type: "leaveMessage", at: 70_000, actor: vic, frame: frame(), body: "x" })).toBe(
      "not_missed",
    );
  });

  it("a department that never answers does not keep the chat ringing for ever", () => {
    expect(tick(beginLife(), 1_000 + 60_000).chat.phase).toBe("ended");
  });

  it("a visitor who closes the page while waiting has left after the grace, unless back in time", () => {
    const gone = step(rings(), { type: "visitorGone", at: 3_000 });
    expect(nextDeadline(gone.chat)).toBe(3_000 + spans.abandonGraceMs);
    const back = step(gone, { type: "visitorBack", at: 4_000 });
    expect(tick(back, 3_000 + spans.abandonGraceMs).chat.phase).toBe("waiting");
    expect(tick(gone, 3_000 + spans.abandonGraceMs).chat).toMatchObject({
      phase: "ended",
      outcome: "abandoned",
    });
  });
});

describe("talking", () => {
  it("the visitor may write while waiting, the agent once the chat is taken", () => {
    expect(code(rings(), { type: "say", at: 1_100, actor: vic, frame: frame(), body: "hello" })).toBe(
      "ok said",
    );
    expect(code(rings(), { type: "say", at: 1_100, actor: ada, frame: frame(), body: "hello" })).toBe(
      "not_active",
    );
    expect(code(talks(), { type: "say", at: 2_100, actor: ada, frame: frame(), body: "hello" })).toBe(
      "ok said",
    );
    expect(code(talks(), { type: "say", at: 2_100, actor: bo, frame: frame(), body: "hello" })).toBe(
      "not_serving",
    );
  });

  it("the first reply is the agent's first word, not the visitor's", () => {
    let life = step(talks(), { type: "say", at: 3_000, actor: vic, frame: frame(), body: "hi" });
    life = step(life, { type: "say", at: 4_000, actor: ada, frame: frame(), body: "hello" });
    life = step(life, { type: "say", at: 5_000, actor: ada, frame: frame(), body: "how are you" });
    expect(life.chat).toMatchObject({ phase: "active", firstReplyAt: 4_000 });
  });
});

describe("seeing", () => {
  it("the visitor and the owner see the chat, others do not", () => {
    const { chat } = talks();
    expect(mayView(chat, { role: "visitor", visitorId: chat.visitor.id })).toBe(true);
    expect(mayView(chat, { role: "visitor", visitorId: "visitor_other" })).toBe(false);
    expect(mayView(chat, { role: "agent", agentId: ada.id, name: "Ada", supervises: false })).toBe(true);
    expect(mayView(chat, { role: "agent", agentId: bo.id, name: "Bo", supervises: false })).toBe(false);
  });

  it("who was rung and who declined is for staff; its number stays", () => {
    const entry = rings().entries.at(-1);
    if (!entry) throw new Error("no entry");
    expect(entryFor("staff", entry)).toMatchObject({ kind: "system", what: { event: "offered" } });
    expect(entryFor("visitor", entry)).toEqual({ seq: entry.seq, at: entry.at, kind: "hidden" });
  });
});

describe("the ticket's subject", () => {
  it("is the question, else the visitor's first message, on one line, cut between characters", () => {
    expect(subjectOf("Where is\nmy order?", [])).toBe("Where is my order?");
    expect(subjectOf("", [{ seq: 1, at: 1, kind: "message", from: "visitor", body: "你好" }])).toBe("你好");
    expect(subjectOf("", [])).toBe("");
    const file = { id: "file_1", name: "receipt.pdf", type: "application/pdf", bytes: 9 };
    const sent = { seq: 1, at: 1, kind: "message", from: "visitor", body: "", file } as const;
    expect(subjectOf("", [sent])).toBe("receipt.pdf");
    expect(subjectOf("", [{ ...sent, body: "My receipt" }])).toBe("My receipt");
    const long = subjectOf("😀".repeat(300), []);
    expect([...long]).toHaveLength(200);
    expect(long.endsWith("…")).toBe(true);
    expect(isWellFormed(long)).toBe(true);
  });
});
