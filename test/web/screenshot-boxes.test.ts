import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Box,
  boxBetween,
  isSlip,
  middleBox,
  moved,
  resized,
  smallestSide,
} from "../../src/web/panel/files/screenshot/boxes.ts";

const part = fc.double({ min: -3, max: 3, noNaN: true });
const point = fc.record({ x: part, y: part });
const kind = fc.constantFrom("mark" as const, "hide" as const);

function isInside({ x, y, width, height }: Box): boolean {
  const a = 1e-9;
  return x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= 1 + a && y + height <= 1 + a;
}

describe("a box on a screenshot", () => {
  it("is the same in whatever direction it is drawn, and never leaves the picture", () => {
    fc.assert(
      fc.property(kind, point, point, (what, from, to) => {
        const box = boxBetween(what, from, to);
        expect(box).toEqual(boxBetween(what, to, from));
        expect(isInside(box)).toBe(true);
      }),
    );
  });

  it("is moved and resized by steps, as far as the picture goes", () => {
    const box = middleBox("hide");
    expect(moved(box, { x: 0.02, y: -0.02 })).toMatchObject({ x: box.x + 0.02, y: box.y - 0.02 });
    expect(resized(box, { x: 0.02, y: 0 }).width).toBeCloseTo(box.width + 0.02);
    const step = fc.record({ by: point, how: fc.constantFrom(moved, resized) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const end = steps.reduce((now, { how, by }) => how(now, by), box);
        expect(isInside(end)).toBe(true);
        expect(end.kind).toBe("hide");
        expect(Math.min(end.width, end.height)).toBeGreaterThanOrEqual(smallestSide);
      }),
    );
  });

  it("is a slip of the hand where it is next to nothing", () => {
    expect(isSlip(boxBetween("mark", { x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 }))).toBe(true);
    expect(isSlip(middleBox("mark"))).toBe(false);
  });
});
