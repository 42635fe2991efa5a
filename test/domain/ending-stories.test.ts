// How a chat ends, in small stories.
import { describe, expect, it } from "vitest";
import { spans } from "../../src/protocol/limits.ts";
import {
  ada,
  beginLife,
  bo,
  type Life,
  offerId,
  openCommand,
  step,
  tick,
  vic,
} from "../support/chat-lives.ts";
import { code, frame, rings, talks } from "../support/chat-scenes.ts";

describe("ending", () => {
  function counting(afterSeconds = 60): Life {
    return step(talks(), { type: "end", at: 10_000, actor: ada, frame: frame(), afterSeconds, epoch: 1 });
  }

  it("a countdown ends the chat at its time, not before", () => {
    expect(tick(counting(), 69_999).chat.phase).toBe("active");
    expect(tick(counting(), 70_000).chat).toMatchObject({ phase: "ended", outcome: "finished" });
  });

  it("a visitor who speaks during the countdown keeps the chat open; the agent's words do not", () => {
    const spoken = step(counting(), { type: "say", at: 11_000, actor: vic, frame: frame(), body: "wait" });
    expect(spoken.chat).toMatchObject({ phase: "active", end: null });
    const agent = step(counting(), { type: "say", at: 11_000, actor: ada, frame: frame(), body: "bye" });
    expect(agent.chat).toMatchObject({ phase: "active", end: { at: 70_000 } });
  });

  it("the agent cancels, changes and shortens it", () => {
    const kept = step(counting(), { type: "keep", at: 11_000, actor: ada, frame: frame(), epoch: 1 });
    expect(kept.chat).toMatchObject({ end: null });
    const longer = step(counting(), {
      type: "end",
      at: 20_000,
      actor: ada,
      frame: frame(),
      afterSeconds: 300,
      epoch: 1,
    });
    expect(longer.chat).toMatchObject({ end: { at: 320_000 } });
    const now = step(counting(), {
      type: "end",
      at: 20_000,
      actor: ada,
      frame: frame(),
      afterSeconds: null,
      epoch: 1,
    });
    expect(now.chat.phase).toBe("ended");
  });

  it("only the owner, with the epoch of now, may end; a visitor ends at once or not at all", () => {
    const end = { type: "end", at: 10_000, afterSeconds: null } as const;
    expect(code(talks(), { ...end, actor: ada, frame: frame(), epoch: 1 })).toBe("ok ended");
    expect(code(talks(), { ...end, actor: ada, frame: frame(), epoch: 0 })).toBe("stale_epoch");
    expect(code(talks(), { ...end, actor: bo, frame: frame(), epoch: 1 })).toBe("stale_epoch");
    expect(code(talks(), { ...end, actor: vic, frame: frame(), epoch: null })).toBe("ok ended");
    expect(code(talks(), { ...end, actor: vic, frame: frame(), epoch: null, afterSeconds: 30 })).toBe(
      "forbidden",
    );
  });

  it("a visitor who ends while waiting has abandoned the chat", () => {
    const life = step(rings(), {
      type: "end",
      at: 5_000,
      actor: vic,
      frame: frame(),
      afterSeconds: null,
      epoch: null,
    });
    expect(life.chat).toMatchObject({ phase: "ended", outcome: "abandoned" });
  });

  it("an end that arrives twice is not set anew", () => {
    const same = frame();
    const once = step(talks(), {
      type: "end",
      at: 10_000,
      actor: ada,
      frame: same,
      afterSeconds: 60,
      epoch: 1,
    });
    const twice = step(once, {
      type: "end",
      at: 30_000,
      actor: ada,
      frame: same,
      afterSeconds: 60,
      epoch: 1,
    });
    expect(twice).toEqual(once);
  });

  it("after the end nothing is taken: a message, an accept, an end", () => {
    const over = step(talks(), {
      type: "end",
      at: 10_000,
      actor: vic,
      frame: frame(),
      afterSeconds: null,
      epoch: null,
    });
    expect(code(over, { type: "say", at: 11_000, actor: vic, frame: frame(), body: "late" })).toBe("ended");
    expect(code(over, { type: "accept", at: 11_000, actor: bo, offerId })).toBe("ended");
    expect(
      code(over, { type: "end", at: 11_000, actor: ada, frame: frame(), afterSeconds: null, epoch: 1 }),
    ).toBe("ended");
  });

  it("silence is warned of and ends the chat where the department says so; a word starts it anew", () => {
    const quiet = {
      ...openCommand.chat,
      settings: { ...openCommand.chat.settings, silentWarnMinutes: 1, silentEndMinutes: 2 },
    };
    let life = talks(rings(beginLife({ ...openCommand, chat: quiet })));
    life = tick(life, 62_000);
    expect(life.entries.at(-1)).toMatchObject({ what: { event: "silence_warned", endsAt: 122_000 } });
    const spoken = step(life, { type: "say", at: 63_000, actor: vic, frame: frame(), body: "here" });
    expect(tick(spoken, 122_000).chat.phase).toBe("active");
    expect(tick(life, 122_000).chat).toMatchObject({
      phase: "ended",
      outcome: "finished",
      endedBy: "system",
    });
  });

  it("a chat that nobody ends and nobody speaks in ends after the longest silence", () => {
    expect(tick(talks(), 2_000 + spans.longestSilenceMs).chat.phase).toBe("ended");
  });
});
