// How a page feels under the fingers: the time from each key to the frame that shows it, and the work that it costs.
import type { Page } from "playwright-core";

export const frameMs = 1000 / 60;

export interface Feel {
  /** From a key to the end of the frame after it, milliseconds: what three of four keys take at least. What else runs on the machine only adds. */
  keyMs: number;
  /** Processor time of the page's main thread, milliseconds. */
  workMs: number;
}

export async function slowDown(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
}

export async function feelOf(page: Page, act: () => Promise<void>): Promise<Feel> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const work = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  };
  await page.evaluate(noteKeys);
  const before = await work();
  await act();
  const workMs = (await work()) - before;
  const keys = await page.evaluate(() => window.notedKeys?.() ?? []);
  await session.detach();
  return { keyMs: quantile(keys, 0.25), workMs };
}

declare global {
  interface Window {
    /** Ends the noting. Milliseconds from each key to its frame. */
    notedKeys?: () => number[];
  }
}

function noteKeys(): void {
  const keys: number[] = [];
  const onKey = ({ timeStamp }: KeyboardEvent) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keys.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  document.addEventListener("keydown", onKey, { capture: true });
  window.notedKeys = () => {
    document.removeEventListener("keydown", onKey, { capture: true });
    return keys;
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
