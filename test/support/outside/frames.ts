// How a page feels under the fingers: the time from each key to the frame that shows it, and the frames that were late.
import type { Page } from "playwright-core";

export interface Feel {
  /** Milliseconds from each key to the end of the frame after it. */
  keyMs: number[];
  /** Frames that did not come, in all. */
  dropped: number;
  /** Milliseconds of the main thread's work. */
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
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  };
  await page.evaluate(startNoting);
  const before = await work();
  await act();
  const workMs = ((await work()) - before) * 1000;
  const noted = await page.evaluate(stopNoting);
  await session.detach();
  return { ...noted, workMs };
}

interface Noting {
  stop(): { keyMs: number[]; dropped: number };
}

declare global {
  interface Window {
    noting?: Noting;
  }
}

function startNoting(): void {
  const keyMs: number[] = [];
  const frames: number[] = [];
  let on = true;
  const onKey = ({ timeStamp }: KeyboardEvent) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keyMs.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  const onFrame = (at: number) => {
    frames.push(at);
    if (on) requestAnimationFrame(onFrame);
  };
  document.addEventListener("keydown", onKey, { capture: true });
  requestAnimationFrame(onFrame);
  window.noting = {
    stop: () => {
      on = false;
      document.removeEventListener("keydown", onKey, { capture: true });
      const frameMs = 1000 / 60;
      let dropped = 0;
      for (let i = 1; i < frames.length; i++)
        dropped += Math.max(0, Math.round(((frames[i] ?? 0) - (frames[i - 1] ?? 0)) / frameMs) - 1);
      return { keyMs, dropped };
    },
  };
}

function stopNoting(): { keyMs: number[]; dropped: number } {
  return window.noting?.stop() ?? { keyMs: [], dropped: 0 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
