// What holds of ratings, over random lives of a chat.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/domain/chat-decider.ts";
import { view } from "../../src/domain/chat-viewing.ts";
import { ticketOf } from "../../src/domain/ticket.ts";
import type { Happening, LoggedEntry } from "../../src/protocol/entry.ts";
import { limits } from "../../src/protocol/limits.ts";
import { ada, type Life, step, vic } from "../support/chat-lives.ts";
import { answeredLives, someLives } from "../support/random-lives.ts";

const runs = { numRuns: 400 };

type Rated = Extract<Happening, { event: "rated" }>;

function ratingsIn(entries: readonly LoggedEntry[]): (Rated & { at: number })[] {
  return entries.flatMap(({ at, ...entry }) =>
    entry.kind === "system" && entry.what.event === "rated" ? [{ ...entry.what, at }] : [],
  );
}

const lastLife = fc.oneof(someLives, answeredLives, answeredLives).map((lives): Life => {
  const life = lives.at(-1);
  if (!life) throw new Error("a life has at least its beginning");
  return life;
});

describe("whatever happens to a chat", () => {
  it("it is rated only after it was answered and is over, where the department asks, and not without end", () => {
    fc.assert(
      fc.property(lastLife, ({ chat, entries }) => {
        const rated = ratingsIn(entries);
        if (rated.length === 0) return;
        expect(chat).toMatchObject({
          phase: "ended",
          outcome: "finished",
          settings: { ratingEnabled: true },
        });
        expect(rated.length).toBeLessThanOrEqual(limits.ratingsMax);
      }),
      runs,
    );
  });

  it("the ticket and every viewer have the rating that stands last in the log", () => {
    fc.assert(
      fc.property(lastLife, ({ chat, entries }) => {
        const rated = ratingsIn(entries).at(-1);
        for (const stance of ["visitor", "owner", "participant", "supervisor"] as const)
          expect(view(chat, stance).rated).toEqual(
            rated ? { rating: rated.rating, comment: rated.comment } : null,
          );
        if (chat.phase !== "ended") return;
        expect(ticketOf(chat, entries)).toMatchObject({
          rating: rated?.rating ?? null,
          ratingComment: rated?.comment ?? null,
          ratedAt: rated?.at ?? null,
        });
      }),
      runs,
    );
  });

  it("each rating says something else than the one before, and files the ticket anew", () => {
    fc.assert(
      fc.property(lastLife, ({ chat, entries, events, effects }) => {
        const rated = ratingsIn(entries);
        for (const [index, { rating, comment }] of rated.entries()) {
          const before = rated[index - 1];
          expect(before?.rating === rating && before.comment === comment).toBe(false);
        }
        if (!events.some(({ type }) => type === "rated")) return;
        const filed = effects.filter(({ kind }) => kind === "ticket");
        expect(filed).toHaveLength(rated.length + 1);
        expect(filed.at(-1)).toMatchObject({ key: "ticket", version: chat.seq });
      }),
      runs,
    );
  });

  it("a rating that comes again, in the same frame, changes nothing", () => {
    fc.assert(
      fc.property(lastLife, (life) => {
        const { at } = life.chat;
        for (const event of life.events) {
          if (event.type !== "rated") continue;
          const { frame, rating, comment } = event;
          expect(step(life, { type: "rate", at, actor: vic, frame, rating, comment })).toEqual(life);
        }
      }),
      runs,
    );
  });

  it("the button is there exactly where a new rating is taken, and for the visitor alone", () => {
    fc.assert(
      fc.property(lastLife, ({ chat }) => {
        const frame = { client: "client-five-eeeee", n: 1 };
        const rate = { type: "rate", at: chat.at, frame, rating: "good", comment: "never said" } as const;
        expect(decide(chat, { ...rate, actor: vic }).ok).toBe(view(chat, "visitor").may.rate);
        expect(decide(chat, { ...rate, actor: ada })).toEqual({ ok: false, code: "forbidden" });
        for (const stance of ["owner", "participant", "supervisor"] as const)
          expect(view(chat, stance).may.rate).toBe(false);
      }),
      runs,
    );
  });

  it("random lives do come to be rated, so that all this is looked at", () => {
    const times = fc
      .sample(lastLife, { numRuns: 400, seed: 7 })
      .map(({ entries }) => ratingsIn(entries).length);
    expect(times.filter((count) => count > 0).length).toBeGreaterThan(40);
    expect(times.filter((count) => count > 1).length).toBeGreaterThan(10);
  });
});
