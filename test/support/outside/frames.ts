// How a page feels under the fingers: the time from each key to the frame that shows it, and the work that it costs.
import type { Page } from "playwright-core";

export const frameMs = 1000 / 60;

export interface Feel {
  /** From a key or a click to the end of the frame that shows it, milliseconds: the lower quartile, since what else runs on the machine only adds. */
  shownMs: number;
  /** Processor time of the page's main thread, milliseconds. */
  workMs: number;
}

export async function slowDown(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
}

/** `act` presses keys or clicks; each is shown when the next frame is there that has `shown` in it. */
export async function feelOf(page: Page, act: () => Promise<void>, shown = "body"): Promise<Feel> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const work = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  };
  await page.evaluate(noteFrames, shown);
  const before = await work();
  await act();
  const workMs = (await work()) - before;
  const noted = await page.evaluate(() => window.notedFrames?.() ?? []);
  await session.detach();
  return { shownMs: quantile(noted, 0.25), workMs };
}

declare global {
  interface Window {
    /** Ends the noting. Milliseconds from each key or click to its frame. */
    notedFrames?: () => number[];
  }
}

function noteFrames(shown: string): void {
  const noted: number[] = [];
  function onInput({ timeStamp }: Event): void {
    requestAnimationFrame(function look() {
      if (!document.querySelector(shown)) {
        requestAnimationFrame(look);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => noted.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  }
  for (const type of ["keydown", "click"]) document.addEventListener(type, onInput, { capture: true });
  window.notedFrames = () => {
    for (const type of ["keydown", "click"]) document.removeEventListener(type, onInput, { capture: true });
    return noted;
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
}

/** Two pages by turns, A B B A, so that what the machine does meanwhile meets both. Pairs of what was felt. */
export async function byTurns<T>(
  pairs: number,
  one: () => Promise<T>,
  other: () => Promise<T>,
): Promise<[one: T, other: T][]> {
  const felt: [T, T][] = [];
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) felt.push([await one(), await other()]);
    else {
      const second = await other();
      felt.push([await one(), second]);
    }
  }
  return felt;
}
