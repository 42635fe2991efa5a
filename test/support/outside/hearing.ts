// What a page sounds and shows outside of itself: the browser's own calls are noted on the way, none is replaced.
import type { BrowserContext, Page } from "playwright-core";

interface Noted {
  /** The pitches of each tune that was started, as "659 784 988". */
  tunes: string[];
  /** How many of them were cut off before their end. */
  silenced: number;
  notes: { title: string; closed: boolean; click(): void }[];
}
type Ears = typeof globalThis & { ears: Noted };

/** Call before a page of the context is opened. */
export async function listensIn(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const ears: Noted = { tunes: [], silenced: 0, notes: [] };
    Object.assign(globalThis, { ears });
    const pitches = new WeakMap<AudioParam, number[]>();
    const { setValueAtTime } = AudioParam.prototype;
    AudioParam.prototype.setValueAtTime = function set(value, at) {
      pitches.set(this, [...(pitches.get(this) ?? []), value]);
      return setValueAtTime.call(this, value, at);
    };
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function begin(at) {
      ears.tunes.push((pitches.get(this.frequency) ?? []).join(" "));
      start.call(this, at);
    };
    const { disconnect } = AudioNode.prototype;
    AudioNode.prototype.disconnect = function cut(this: AudioNode) {
      if (this instanceof GainNode) ears.silenced++;
      Reflect.apply(disconnect, this, []);
    };
    const Real = globalThis.Notification;
    class Told extends Real {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        const note = { title, closed: false, click: () => this.dispatchEvent(new Event("click")) };
        ears.notes.push(note);
        this.close = () => {
          note.closed = true;
          super.close();
        };
      }
    }
    globalThis.Notification = Told;
  });
}

/** Every tune that the page has begun, or planned, so far. */
export function tunes(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as Ears).ears.tunes);
}

/** Whether a tune is planned that nothing has cut off. */
export function isRinging(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { tunes: begun, silenced } = (globalThis as Ears).ears;
    return begun.length > silenced;
  });
}

export function notifications(page: Page): Promise<{ title: string; closed: boolean }[]> {
  return page.evaluate(() => (globalThis as Ears).ears.notes.map(({ title, closed }) => ({ title, closed })));
}

export async function clicksTheNotification(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as Ears).ears.notes.at(-1)?.click());
}

/** The page goes behind another window; a browser without a screen does not do it by itself. */
export function goesBehind(page: Page): Promise<void> {
  return setHidden(page, true);
}

export function comesForward(page: Page): Promise<void> {
  return setHidden(page, false);
}

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    const state = isHidden ? "hidden" : "visible";
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

export function icon(page: Page): Promise<string> {
  return page.locator("link[rel=icon]").getAttribute("href").then(String);
}
