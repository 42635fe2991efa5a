// When the widget says something by itself: after a time, on certain pages, once so much was read; each thing once.
import type { ProactiveGreeting } from "../protocol/site-settings.ts";

/** What the visitor does on the page now. */
export interface Reading {
  url: string;
  /** On this page so far. */
  seconds: number;
  /** 0 to 100; a page that does not scroll was read. */
  scrolledPercent: number;
}

/** The first whose conditions all hold and which was not said before. */
export function dueGreeting(
  greetings: readonly ProactiveGreeting[],
  { url, seconds, scrolledPercent }: Reading,
  said: ReadonlySet<string>,
): ProactiveGreeting | null {
  for (const greeting of greetings) {
    if (said.has(greeting.id) || seconds < greeting.afterSeconds) continue;
    if (scrolledPercent >= greeting.scrollPercent && isPartOf(url, greeting.urlPattern)) return greeting;
  }
  return null;
}

/** `*` stands for anything, nothing too; the pattern may begin and end anywhere. Takes one pass, whatever the pattern. */
export function isPartOf(url: string, pattern: string): boolean {
  let from = 0;
  for (const piece of pattern.split("*")) {
    const at = url.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

export function scrolledPercent(top: number, shown: number, whole: number): number {
  const hidden = whole - shown;
  return hidden <= 0 ? 100 : Math.min(100, Math.max(0, (top / hidden) * 100));
}
