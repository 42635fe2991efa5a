// When a department is open: by the clock on its own wall, so that a change to summer time moves nothing.

/** Minutes since midnight, from and to; `to` below `from` is on the day after. */
export type OpenSpan = readonly [from: number, to: number];

/** For Monday, Tuesday … Sunday the spans that begin on it. Null: open all day, every day. */
export type Hours = readonly (readonly OpenSpan[])[] | null;

const dayMinutes = 1440;
const minuteMs = 60_000;
const dayMs = dayMinutes * minuteMs;
/** So many days ahead an opening is looked for. */
const lookAheadDays = 31;

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

/** When a department opens next, to the minute; null where it is open now, or stays closed for a month. */
export function nextOpening(
  hours: Hours,
  holidays: readonly string[],
  timezone: string,
  now: number,
): number | null {
  if (isOpenAt(hours, holidays, timezone, now)) return null;
  const today = wallClock(timezone, now).midnight;
  for (let day = 0; day <= lookAheadDays; day++) {
    const midnight = today + day * dayMs;
    const opens = beginnings(hours, holidays, timezone, midnight)
      .filter((at) => at > now && isOpenAt(hours, holidays, timezone, at))
      .sort((a, b) => a - b)[0];
    if (opens !== undefined) return opens;
  }
  return null;
}

/** When it closes next, to the minute; null where it is closed now, or stays open for a month. */
export function nextClosing(
  hours: Hours,
  holidays: readonly string[],
  timezone: string,
  now: number,
): number | null {
  if (!isOpenAt(hours, holidays, timezone, now)) return null;
  const yesterday = wallClock(timezone, now).midnight - dayMs;
  for (let day = 0; day <= lookAheadDays; day++) {
    const midnight = yesterday + day * dayMs;
    const closes = [
      ...spansOf(hours, holidays, midnight).flatMap(([, to]) =>
        instantsOf(timezone, midnight + to * minuteMs),
      ),
      ...clockChange(timezone, midnight),
    ]
      .filter((at) => at > now && !isOpenAt(hours, holidays, timezone, at))
      .sort((a, b) => a - b)[0];
    if (closes !== undefined) return closes;
  }
  return null;
}

/** The moments of a day at which it may open: where a span begins, and where the clocks are changed. */
function beginnings(hours: Hours, holidays: readonly string[], timezone: string, midnight: number): number[] {
  return [
    ...spansOf(hours, holidays, midnight).flatMap(([from]) =>
      instantsOf(timezone, midnight + from * minuteMs),
    ),
    ...clockChange(timezone, midnight),
  ];
}

/** When the clock there shows a time, given as the UTC time that reads the same: once, twice, or never. */
function instantsOf(timezone: string, wall: number): number[] {
  const found = [wall - offsetAt(timezone, wall - dayMs), wall - offsetAt(timezone, wall + dayMs)];
  return [...new Set(found)].filter((at) => at + offsetAt(timezone, at) === wall);
}

/** The moment of the day at which the clocks are changed; none on most days. */
function clockChange(timezone: string, midnight: number): number[] {
  let before = midnight - dayMs;
  let after = midnight + 2 * dayMs;
  const first = offsetAt(timezone, before);
  if (first === offsetAt(timezone, after)) return [];
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (offsetAt(timezone, middle) === first) before = middle;
    else after = middle;
  }
  return wallClock(timezone, after).midnight === midnight ? [after] : [];
}

/** Milliseconds that the clock there is ahead of UTC. */
function offsetAt(timezone: string, at: number): number {
  const minuteOf = Math.floor(at / minuteMs) * minuteMs;
  const { midnight, minute } = wallClock(timezone, minuteOf);
  return midnight + minute * minuteMs - minuteOf;
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

/** Making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const made = makeFormat(timezone);
  // Zones that there are; what is none is taken for UTC, and there is no end of such names.
  if (made.resolvedOptions().timeZone !== "UTC") formats.set(timezone, made);
  return made;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
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
