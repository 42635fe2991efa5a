// Tells the others that somebody writes: at the first key, again while it goes on, and that it stopped. Few frames.
import type { Clock } from "./environment.ts";

export interface TypingNotice {
  /** A key was pressed that left text behind. */
  typed(): void;
  /** Sent, cleared, or gone. */
  stopped(): void;
}

const refreshMs = 3_000;
const idleMs = 4_000;

export function createTypingNotice(
  clock: Pick<Clock, "now" | "setTimeout" | "clearTimeout">,
  tell: (on: boolean) => void,
): TypingNotice {
  let toldAt: number | null = null;
  let timer: number | null = null;

  function stopTimer(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  }

  function stopped(): void {
    stopTimer();
    if (toldAt === null) return;
    toldAt = null;
    tell(false);
  }

  function typed(): void {
    stopTimer();
    timer = clock.setTimeout(stopped, idleMs);
    if (toldAt !== null && clock.now() - toldAt < refreshMs) return;
    toldAt = clock.now();
    tell(true);
  }

  return { typed, stopped };
}
