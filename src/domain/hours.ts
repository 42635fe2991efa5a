// When a department is open: by the clock on its own wall, so that a change to summer time moves nothing.

/** Minutes since midnight, from and to; `to` below `from` is on the day after. */
export type OpenSpan = readonly [from: number, to: number];

/** For Monday, Tuesday … Sunday the spans that begin on it. Null: open all day, every day. */
export type Hours = readonly (readonly OpenSpan[])[] | null;

const dayMinutes = 1440;
const dayMs = dayMinutes * 60_000;

/**
 * `holidays` are days as YYYY-MM-DD on which no span begins; one that began the day before goes on. An unknown time zone
 * is taken for UTC. `now` is milliseconds since 1970.
 */
export function isOpenAt(hours: Hours, holidays: readonly string[], timezone: string, now: number): boolean {
  const { midnight, minute } = wallClock(timezone, now);
  return (
    spansOf(hours, holidays, midnight).some(([from, to]) => from <= minute && minute < to) ||
    spansOf(hours, holidays, midnight - dayMs).some(([, to]) => minute < to - dayMinutes)
  );
}

/** The spans that begin on a day, each with its end counted from the midnight of that day. */
function spansOf(hours: Hours, holidays: readonly string[], midnight: number): OpenSpan[] {
  const day = new Date(midnight);
  if (holidays.includes(day.toISOString().slice(0, 10))) return [];
  if (hours === null) return [[0, dayMinutes]];
  const weekday = (day.getUTCDay() + 6) % 7;
  return (hours[weekday] ?? []).map(([from, to]) => [from, to < from ? to + dayMinutes : to]);
}

/** The day there, as the UTC midnight that bears its date, and the minute of that day. */
export function wallClock(timezone: string, now: number): { midnight: number; minute: number } {
  const parts = new Map(
    formatOf(timezone)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return {
    midnight: Date.UTC(part("year"), part("month") - 1, part("day")),
    minute: part("hour") * 60 + part("minute"),
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const fields = {
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  } as const;
  try {
    return new Intl.DateTimeFormat("en-US", { ...fields, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-US", { ...fields, timeZone: "UTC" });
  }
}
