// The sounds of the page, made by the browser itself: one for each kind of ring and one for a message. A browser plays
// nothing before the first click or key, so they are unlocked by it. Of many pages of an agent one sounds.
import { signal } from "@preact/signals";
import type { OfferKind } from "../../protocol/desk-frames.ts";
import { play, type Tune } from "../shared/tune.ts";

export type SoundName = OfferKind | "assigned" | "message";

/** A ring begins again after `everySeconds`. */
const tunes: Record<SoundName, Tune> = {
  new: { hertz: [659, 784, 988, 784], noteSeconds: 0.16 },
  transfer: { hertz: [523, 659, 523], noteSeconds: 0.2 },
  invite: { hertz: [880, 1047], noteSeconds: 0.24 },
  assigned: { hertz: [587, 740, 880, 1175], noteSeconds: 0.13 },
  message: { hertz: [740, 988], noteSeconds: 0.09 },
};
const everySeconds = 3;

/** True once this page may sound. */
export const unlocked = signal(false);
let context: AudioContext | null = null;
/** True while this page sounds for all pages of this browser. */
export const ourTurn = signal(false);

/** Call from a click or a key. */
export function unlock(): void {
  context ??= new AudioContext();
  void context.resume().then(() => {
    if (unlocked.value) return;
    unlocked.value = true;
    takeTurn();
  });
}

/** The first page that may sound does so for all; when it closes, the next one. */
function takeTurn(): void {
  if (!("locks" in navigator)) {
    ourTurn.value = true;
    return;
  }
  void navigator.locks.request("porchlight.sounds", () => {
    ourTurn.value = true;
    return new Promise<never>(() => {});
  });
}

/** Plays it once, whoever's turn it is: for a test. */
export function playHere(name: SoundName): void {
  unlock();
  if (context) play(context, tunes[name], context.currentTime + 0.05);
}

export function playOnce(name: SoundName): void {
  if (context?.state === "running" && ourTurn.peek()) play(context, tunes[name], context.currentTime + 0.02);
}

/**
 * Rings for so long, or until what is returned is called. Planned at once and in full: a page in the background has slow
 * timers, but its sounds keep their time.
 */
export function ring(name: OfferKind, forMs: number): () => void {
  if (context?.state !== "running" || !ourTurn.peek()) return () => {};
  const start = context.currentTime + 0.02;
  const stops: (() => void)[] = [];
  for (let after = 0; after < Math.min(forMs, 600_000) / 1000; after += everySeconds)
    stops.push(play(context, tunes[name], start + after));
  return () => {
    for (const stop of stops) stop();
  };
}
