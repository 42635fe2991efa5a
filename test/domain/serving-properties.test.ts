// Who serves a chat, held by the rules alone, over random lives.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serves } from "../../src/domain/chat.ts";
import { sue } from "../support/chat-lives.ts";
import { givenLives, last, someLives } from "../support/random-lives.ts";

const runs = { numRuns: 400 };

describe("whatever happens to a chat", () => {
  it("it has one owner at the most, and each hand-over raises the epoch", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        for (const [index, { chat }] of lives.entries()) {
          const before = lives[index - 1]?.chat;
          if (!before) continue;
          const owner = chat.phase === "waiting" ? null : chat.ownerId;
          const ownerBefore = before.phase === "waiting" ? null : before.ownerId;
          expect(chat.epoch).toBeGreaterThanOrEqual(before.epoch);
          if (owner !== null && owner !== ownerBefore) expect(chat.epoch).toBeGreaterThan(before.epoch);
          if (chat.phase !== "waiting" && owner !== null) expect(chat.participants).not.toContain(owner);
        }
      }),
      runs,
    );
  });

  it("while it lives it has an owner or a ring for one", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        for (const { chat } of lives) {
          if (chat.phase === "waiting") expect(chat.offer.kind).toBe("new");
          if (chat.phase === "active" && chat.ownerId === null) expect(chat.offer?.kind).toBe("new");
          if (chat.phase === "active" && chat.offer?.kind === "new") expect(chat.ownerId).toBeNull();
        }
      }),
      runs,
    );
  });

  it("whoever serves it has a name in it, and whoever has gone from it holds nothing there", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const { chat } = last(lives);
        if (chat.phase !== "active") return;
        for (const id of [...chat.participants, ...(chat.ownerId ? [chat.ownerId] : [])])
          expect(chat.people[id]?.name).toBeTruthy();
        for (const id of [...Object.keys(chat.gone), ...Object.keys(chat.accepted)])
          expect(serves(chat, id)).toBe(true);
        expect(new Set(chat.participants).size).toBe(chat.participants.length);
      }),
      runs,
    );
  });

  it("whoever leaves it while it lives is released, and nobody who serves it is", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const { events, effects } = last(lives);
        const left = events.filter(({ type }) => type === "left");
        expect(effects.filter(({ kind }) => kind === "release")).toHaveLength(left.length);
      }),
      runs,
    );
  });

  it("whoever is given it is told so, once each time, and has it then, under a new epoch", () => {
    let given = 0;
    fc.assert(
      fc.property(givenLives, (lives) => {
        for (const [index, { chat, events, effects }] of lives.entries()) {
          const before = lives[index - 1];
          if (!before) continue;
          const told = effects.slice(before.effects.length).filter(({ kind }) => kind === "assigned");
          const hands = events
            .slice(before.events.length)
            .flatMap((event) => ("assignedBy" in event && event.assignedBy !== null ? [event] : []));
          expect(told).toHaveLength(hands.length);
          for (const { agentId, assignedBy } of hands) {
            given += 1;
            expect(assignedBy).toEqual({ id: sue.id, name: sue.name });
            expect(chat).toMatchObject({ phase: "active", ownerId: agentId });
            expect(chat.epoch).toBeGreaterThan(before.chat.epoch);
            expect(told).toMatchObject([{ agentId, key: `assigned/${chat.epoch}` }]);
          }
        }
      }),
      runs,
    );
    expect(given).toBeGreaterThan(100);
  });
});
