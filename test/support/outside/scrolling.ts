// Somebody who scrolls a long log up, line of sight on one line: where that line is after each step is noted.
import type { Page } from "playwright-core";

export interface Ascent {
  /** The numbers that the messages begin with, in the order in which they were met. */
  met: number[];
  /** How far a line in view was off its place after a step, pixels, at most. */
  furthestOff: number;
  /** Elements of the log at once, at most. */
  mostElements: number;
  /** Steps after which a part of what is seen was empty. */
  blanks: number;
}

/** To the top of what there is, in steps of so many pixels, each followed by some frames. */
export function ascend(page: Page, stepPx: number): Promise<Ascent> {
  return page.evaluate(ascendInPage, stepPx);
}

async function ascendInPage(stepPx: number): Promise<Ascent> {
  const box = document.querySelector(".log");
  if (!box) throw new Error("there is no log");
  const edge = box.getBoundingClientRect().top;
  const met = new Set<number>();
  const ascent = { furthestOff: 0, mostElements: 0, blanks: 0 };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const topOf = (element: Element) => element.getBoundingClientRect().top;
  /** A line's head goes when the line above it becomes known to be of the same author: what was read stays. */
  const bottomOf = (element: Element) => element.getBoundingClientRect().bottom;
  const isInView = (element: Element) => bottomOf(element) > edge && topOf(element) < edge + box.clientHeight;

  for (;;) {
    const drawn = [...box.querySelectorAll(".message:not(.pending)")];
    for (const line of drawn.toReversed())
      met.add(Number.parseInt(line.querySelector(".bubble")?.textContent ?? "", 10));
    ascent.mostElements = Math.max(ascent.mostElements, box.getElementsByTagName("*").length);
    if (box.scrollTop === 0 && !box.querySelector(".older")) return { ...ascent, met: [...met] };
    const watched = drawn.find((line) => topOf(line) >= edge);
    if (!watched) throw new Error("no line is in view");
    const before = { line: bottomOf(watched), box: box.scrollTop };
    box.scrollTop -= stepPx;
    const wanted = before.line + before.box - box.scrollTop;
    for (let i = 0; i < 4; i++) await frame();
    ascent.furthestOff = Math.max(ascent.furthestOff, Math.abs(bottomOf(watched) - wanted));
    if ([...box.querySelectorAll(".lines:empty")].some(isInView)) ascent.blanks++;
  }
}
