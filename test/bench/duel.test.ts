import { describe, expect, it } from "vitest";
import { duels, median, medianRanks, verdict } from "./duel.ts";

describe("a duel", () => {
  it("knows a median and where it lies", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    // Tables of the sign test: for 20 values the 6th and the 15th.
    expect(medianRanks(20)).toEqual([5, 14]);
    expect(medianRanks(40)).toEqual([13, 26]);
  });
  it("finds what is half as slow again, and that a thing equals itself", () => {
    const noise = [1, 1.1, 0.9, 1.05, 0.95, 1.02, 0.97, 1, 1.3, 1];
    const slower = verdict(noise.map((n) => ({ a: 1.5 * n, b: 1 })));
    expect(slower.ratio).toBeCloseTo(1.5, 1);
    expect(slower.low).toBeGreaterThan(1.3);
    const same = verdict(noise.map((n) => ({ a: n, b: 1 })));
    expect(same.low).toBeLessThanOrEqual(1);
    expect(same.high).toBeGreaterThanOrEqual(1);
  });
  it("is not moved by what drifts in time", async () => {
    let clock = 0;
    const drifting = (cost: number) => async () => cost * (1 + clock++ / 100);
    const { it: told } = await duels({ it: [drifting(2), drifting(1)] }, 10);
    expect(told.ratio).toBeCloseTo(2, 5);
  });
});
