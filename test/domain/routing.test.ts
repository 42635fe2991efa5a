// Whom a department rings.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Candidate,
  hearsLate,
  holdsLease,
  type RingRequest,
  ring,
  routingModes,
} from "../../src/domain/routing.ts";
import { anyone } from "../support/plain.ts";

const ada: Candidate = {
  agentId: "ada",
  name: "Ada",
  status: "online",
  reachable: true,
  expected: false,
  load: 0,
  cap: 5,
  lastRungAt: 0,
};
const bo: Candidate = { ...ada, agentId: "bo", name: "Bo" };
const cy: Candidate = { ...ada, agentId: "cy", name: "Cy" };

const candidate: fc.Arbitrary<Candidate> = fc.record({
  agentId: fc.uuid(),
  name: fc.string(),
  status: fc.constantFrom("online", "offline"),
  reachable: fc.boolean(),
  expected: fc.boolean(),
  load: fc.nat({ max: 6 }),
  cap: fc.nat({ max: 6 }),
  lastRungAt: fc.nat({ max: 3 }),
});
const candidates = fc.uniqueArray(candidate, { selector: ({ agentId }) => agentId, maxLength: 12 });

function names(rung: { name: string }[]): string[] {
  return rung.map(({ name }) => name);
}

describe("ringing all", () => {
  it("rings everyone who is online, reachable, under the cap and has not declined, and nobody else", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const declined = all.slice(0, 1).map(({ agentId }) => agentId);
        const { rung, skipped } = ring(all, { ...anyone, declined });
        const rungIds = new Set(rung.map(({ agentId }) => agentId));
        for (const { agentId, status, reachable, load, cap } of all) {
          const may = status === "online" && reachable && load < cap && !declined.includes(agentId);
          expect(rungIds.has(agentId)).toBe(may);
        }
        expect([...rung, ...skipped].map(({ agentId }) => agentId).sort()).toEqual(
          all.map(({ agentId }) => agentId).sort(),
        );
      }),
    );
  });
});

describe("whatever the mode", () => {
  it("nobody is rung who could not take the chat, and somebody is where somebody can", () => {
    fc.assert(
      fc.property(
        candidates,
        fc.record({
          mode: fc.constantFrom(...routingModes),
          tried: fc.subarray([0, 1, 2, 3]),
          lastResort: fc.subarray([0, 1]),
          preferred: fc.option(fc.nat({ max: 3 }), { nil: null }),
        }),
        (all, { mode, tried, lastResort, preferred }) => {
          const id = (index: number) => all[index]?.agentId ?? "nobody";
          const request = {
            ...anyone,
            mode,
            tried: tried.map(id),
            lastResort: lastResort.map(id),
            preferred: preferred === null ? null : id(preferred),
          };
          const { rung, isAwaited, alone } = ring(all, request);
          const free = all.filter(
            ({ status, reachable, load, cap }) => status === "online" && reachable && load < cap,
          );
          for (const { agentId } of rung) expect(free.some((one) => one.agentId === agentId)).toBe(true);
          if (free.length > 0 && !isAwaited) expect(rung.length).toBeGreaterThan(0);
          if (alone !== null) expect(rung).toHaveLength(1);
        },
      ),
    );
  });

  it("says why somebody was not rung", () => {
    const why = (change: Partial<Candidate>, request: Partial<RingRequest> = {}) =>
      ring([{ ...ada, ...change }], { ...anyone, ...request }).skipped[0]?.why;
    expect(why({})).toBeUndefined();
    expect(why({ status: "offline" })).toBe("offline");
    expect(why({ reachable: false })).toBe("no_socket");
    expect(why({ load: 5 })).toBe("at_cap");
    expect(why({}, { declined: ["ada"] })).toBe("declined");
    expect(why({}, { isOpen: false })).toBe("outside_hours");
  });

  it("awaits those who would be rung, were their page there, and nobody else", () => {
    const away = { ...ada, reachable: false, expected: true };
    expect(ring([away], anyone).isAwaited).toBe(true);
    expect(ring([{ ...away, expected: false }], anyone).isAwaited).toBe(false);
    expect(ring([{ ...away, status: "offline" }], anyone).isAwaited).toBe(false);
    expect(ring([{ ...away, load: 5 }], anyone).isAwaited).toBe(false);
    expect(ring([away], { ...anyone, declined: ["ada"] }).isAwaited).toBe(false);
    expect(ring([away], { ...anyone, isOpen: false }).isAwaited).toBe(false);
  });
});

describe("one at a time", () => {
  it("by load rings the one with the fewest chats, then the one rung longest ago", () => {
    const all = [
      { ...ada, load: 2 },
      { ...bo, load: 1, lastRungAt: 9 },
      { ...cy, load: 1, lastRungAt: 3 },
    ];
    expect(names(ring(all, { ...anyone, mode: "least_loaded" }).rung)).toEqual(["Cy"]);
  });

  it("in turn rings the one rung longest ago", () => {
    const all = [
      { ...ada, lastRungAt: 5 },
      { ...bo, load: 3, lastRungAt: 1 },
    ];
    expect(names(ring(all, { ...anyone, mode: "round_robin" }).rung)).toEqual(["Bo"]);
  });

  it("never rings the same agent again until all were tried", () => {
    const mode = "round_robin";
    const order: string[] = [];
    let tried: string[] = [];
    for (let turn = 1; turn <= 6; turn++) {
      const [next] = ring([ada, bo, cy], { ...anyone, mode, tried }).rung;
      if (!next) throw new Error("nobody");
      tried = tried.includes(next.agentId) ? [next.agentId] : [...tried, next.agentId];
      order.push(next.name);
    }
    expect(new Set(order.slice(0, 3)).size).toBe(3);
    expect(new Set(order.slice(3)).size).toBe(3);
  });
});

describe("special rings", () => {
  it("the one who is asked is rung, and nobody else", () => {
    expect(names(ring([ada, bo], { ...anyone, to: "bo" }).rung)).toEqual(["Bo"]);
    expect(ring([ada, { ...bo, status: "offline" }], { ...anyone, to: "bo" }).rung).toEqual([]);
  });

  it("the one who served the visitor last is rung alone first, where reachable, and once", () => {
    expect(ring([ada, bo], { ...anyone, preferred: "bo" })).toMatchObject({
      rung: [{ name: "Bo" }],
      alone: "preferred",
    });
    expect(names(ring([ada, bo], { ...anyone, preferred: "bo", tried: ["bo"] }).rung)).toEqual(["Ada", "Bo"]);
    expect(names(ring([ada, { ...bo, reachable: false }], { ...anyone, preferred: "bo" }).rung)).toEqual([
      "Ada",
    ]);
  });

  it("the one from whom the chat was lost is rung at the last", () => {
    expect(names(ring([ada, bo], { ...anyone, lastResort: ["ada"] }).rung)).toEqual(["Bo"]);
    expect(names(ring([ada], { ...anyone, lastResort: ["ada"] }).rung)).toEqual(["Ada"]);
  });
});

describe("one who comes late", () => {
  it("hears what rings for all, and what rings for that one; not what rings for others, or in turns", () => {
    const ringing = { rung: [{ agentId: "ada", name: "Ada" }], alone: null };
    expect(hearsLate(bo, anyone, ringing)).toBe(true);
    expect(hearsLate(bo, { ...anyone, to: "bo" }, ringing)).toBe(true);
    expect(hearsLate(bo, { ...anyone, to: "ada" }, ringing)).toBe(false);
    expect(hearsLate(bo, anyone, { ...ringing, alone: "turn" })).toBe(false);
    expect(hearsLate(ada, anyone, { ...ringing, alone: "turn" })).toBe(true);
    expect(hearsLate(bo, { ...anyone, lastResort: ["bo"] }, ringing)).toBe(false);
    expect(hearsLate({ ...bo, load: 5 }, anyone, ringing)).toBe(false);
    expect(hearsLate(bo, { ...anyone, declined: ["bo"] }, ringing)).toBe(false);
  });
});

describe("a lease", () => {
  it("holds until its time is over, not longer", () => {
    expect(holdsLease(1_000, 1_999, 1_000)).toBe(true);
    expect(holdsLease(1_000, 2_000, 1_000)).toBe(false);
  });
});
