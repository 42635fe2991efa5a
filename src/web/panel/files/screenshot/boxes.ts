// The boxes of a screenshot: what is pointed out, and what is hidden. Pure. All are fractions of the picture, so that they
// are right at any size, and none leaves it.

export interface Box {
  kind: "mark" | "hide";
  /** 0 to 1, from the picture's top left corner. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** A smaller one was a slip of the hand. */
export const smallestSide = 0.01;

/** From corner to corner, in whatever direction it was drawn. */
export function boxBetween(kind: Box["kind"], from: Point, to: Point): Box {
  const [left, right] = ordered(inside(from.x), inside(to.x));
  const [top, bottom] = ordered(inside(from.y), inside(to.y));
  return { kind, x: left, y: top, width: right - left, height: bottom - top };
}

export function isSlip({ width, height }: Box): boolean {
  return width < smallestSide || height < smallestSide;
}

/** In the middle, for who draws by keyboard. */
export function middleBox(kind: Box["kind"]): Box {
  return { kind, x: 0.35, y: 0.4, width: 0.3, height: 0.2 };
}

/** As far as the picture goes. */
export function moved(box: Box, by: Point): Box {
  return {
    ...box,
    x: Math.min(1 - box.width, inside(box.x + by.x)),
    y: Math.min(1 - box.height, inside(box.y + by.y)),
  };
}

/** By its far corner. */
export function resized(box: Box, by: Point): Box {
  return {
    ...box,
    width: Math.max(smallestSide, Math.min(1 - box.x, box.width + by.x)),
    height: Math.max(smallestSide, Math.min(1 - box.y, box.height + by.y)),
  };
}

function inside(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function ordered(one: number, other: number): [number, number] {
  return one <= other ? [one, other] : [other, one];
}
