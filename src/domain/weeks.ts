// Which stretch of time 'last week' is, and which day a moment belongs to, by the calendar on a wall.
import { wallClock } from "./hours.ts";

export interface Stretch {
  /** Milliseconds since 1970; whole quarters of an hour. */
  from: number;
  /** The first moment that is no longer in it. */
  to: number;
}

export const quarterMs = 15 * 60_000;
const dayMs = 24 * 3_600_000;
/** No clock is further from UTC, to either side. */
const furthestMs = 16 * 3_600_000;

/** The last whole week, Monday to Sunday. An unknown time zone is taken for UTC. */
export function lastWeek(timezone: string, now: number): Stretch {
  const { midnight } = wallClock(timezone, now);
  const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
  const monday = midnight - weekday * dayMs;
  return { from: startOfDay(timezone, monday - 7 * dayMs), to: startOfDay(timezone, monday) };
}

/** The date there, as YYYY-MM-DD. An unknown time zone is taken for UTC. */
export function dayAt(timezone: string, at: number): string {
  return new Date(wallClock(timezone, at).midnight).toISOString().slice(0, 10);
}

/**
 * When a day begins there, the day given as the UTC midnight of its date. Where the clocks skip midnight, the day begins
 * when they have. Every offset in use is a whole number of quarters, so only those are looked at.
 */
function startOfDay(timezone: string, date: number): number {
  let before = (date - furthestMs) / quarterMs;
  let after = (date + furthestMs) / quarterMs;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallClock(timezone, middle * quarterMs).midnight >= date) after = middle;
    else before = middle;
  }
  return after * quarterMs;
}
