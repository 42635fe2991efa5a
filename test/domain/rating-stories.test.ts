// Vic says how the chat with Ada was.
import { describe, expect, it } from "vitest";
import type { ChatCommand } from "../../src/domain/chat.ts";
import { entryFor, view } from "../../src/domain/chat-viewing.ts";
import { ticketOf } from "../../src/domain/ticket.ts";
import type { Rating } from "../../src/protocol/entry.ts";
import { limits } from "../../src/protocol/limits.ts";
import { ada, beginLife, type Life, openCommand, step, sue, tick, vic } from "../support/chat-lives.ts";
import { code, frame, rings, talks } from "../support/chat-scenes.ts";
import { plainSettings } from "../support/plain.ts";

function over(life: Life = talks()): Life {
  return step(life, { type: "end", at: 3_000, actor: vic, frame: frame(), afterSeconds: null, epoch: null });
}

function saying(rating: Rating, comment = "", change: Partial<ChatCommand> = {}): ChatCommand {
  return { type: "rate", at: 4_000, actor: vic, frame: frame(), rating, comment, ...change } as ChatCommand;
}

function ticket({ chat, entries }: Life) {
  if (chat.phase !== "ended") throw new Error("not over");
  return ticketOf(chat, entries);
}

describe("a rating", () => {
  it("is taken after an answered chat, and stands in the log, on the ticket and before all viewers", () => {
    const life = step(over(), saying("good", "Ada was quick"));
    expect(life.entries.at(-1)).toMatchObject({
      kind: "system",
      what: { event: "rated", rating: "good", comment: "Ada was quick" },
    });
    expect(ticket(life)).toMatchObject({
      version: life.chat.seq,
      kind: "finished",
      rating: "good",
      ratingComment: "Ada was quick",
      ratedAt: 4_000,
    });
    expect(view(life.chat, "owner").rated).toEqual({ rating: "good", comment: "Ada was quick" });
  });

  it("leaves the end as it was", () => {
    const before = ticket(over());
    const { version, transcript, rating, ratingComment, ratedAt, ...others } = ticket(
      step(over(), saying("bad")),
    );
    expect(before).toMatchObject(others);
    expect([version, transcript.length]).toEqual([before.version + 1, before.transcript.length + 1]);
    expect([rating, ratingComment, ratedAt]).toEqual(["bad", "", 4_000]);
  });

  it("can be changed, and the last word counts, the comment with it", () => {
    let life = step(over(), saying("good", "Thanks"));
    life = step(life, saying("bad", "It broke again", { at: 9_000 }));
    expect(ticket(life)).toMatchObject({ rating: "bad", ratingComment: "It broke again", ratedAt: 9_000 });
    life = step(life, saying("bad", "", { at: 9_500 }));
    expect(ticket(life)).toMatchObject({ rating: "bad", ratingComment: "", ratedAt: 9_500 });
  });

  it("said the same again changes nothing, nor does an older frame that comes late", () => {
    const first = saying("good");
    const life = step(step(over(), first), saying("okay"));
    expect(code(life, saying("okay"))).toBe("ok");
    expect(code(life, first)).toBe("ok");
  });

  it("is known by its frame when many pages of the visitor have come since", () => {
    const client = (n: number) => ({ client: `client-of-page-${n + 100}`, n: 1 });
    const first = saying("good", "", { frame: client(0) });
    let life = step(over(), first);
    for (let n = 1; n < limits.ratingsMax; n++)
      life = step(life, saying(n % 2 ? "bad" : "okay", "", { frame: client(n) }));
    expect(code(life, first)).toBe("ok");
  });

  it("is hidden from the visitor's own log, where the view tells it", () => {
    const life = step(over(), saying("okay", "fine"));
    const entry = life.entries.at(-1);
    expect(entry && entryFor("staff", entry)).toMatchObject({ what: { event: "rated" } });
    expect(entry && entryFor("visitor", entry)).toEqual({ seq: life.chat.seq, at: 4_000, kind: "hidden" });
    expect(view(life.chat, "visitor")).toMatchObject({
      rated: { rating: "okay", comment: "fine" },
      may: { rate: true },
    });
  });

  it("is the visitor's alone", () => {
    expect(code(over(), saying("good"))).toBe("ok rated");
    for (const actor of [ada, sue]) expect(code(over(), saying("good", "", { actor }))).toBe("forbidden");
  });

  it("waits for the end of an answered chat", () => {
    const missed = tick(rings(), 61_000);
    const abandoned = over(rings());
    expect([missed, abandoned].map(({ chat }) => chat.phase)).toEqual(["ended", "ended"]);
    for (const life of [rings(), talks(), missed, abandoned]) {
      expect(code(life, saying("good"))).toBe("not_finished");
      expect(view(life.chat, "visitor").may.rate).toBe(false);
    }
  });

  it("is not asked where the department has switched it off", () => {
    const settings = { ...plainSettings, ratingEnabled: false };
    const life = over(talks(rings(beginLife({ ...openCommand, chat: { ...openCommand.chat, settings } }))));
    expect(view(life.chat, "visitor").may.rate).toBe(false);
    expect(code(life, saying("good"))).toBe("no_rating");
  });

  it("may be said so many times, then it stays", () => {
    let life = over();
    for (let n = 0; n < limits.ratingsMax; n++) life = step(life, saying(n % 2 ? "bad" : "good"));
    expect(view(life.chat, "visitor")).toMatchObject({ rated: { rating: "bad" }, may: { rate: false } });
    expect(code(life, saying("good"))).toBe("too_many");
    expect(code(life, saying("bad"))).toBe("ok");
  });
});
