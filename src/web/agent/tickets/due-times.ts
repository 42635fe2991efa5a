// The due times that are offered, by the clock and the calendar of this device. Pure.

export interface DueTimes {
  hour: number;
  hours: number;
  tomorrow: number;
  monday: number;
}

const hourMs = 3_600_000;
/** When a day's work begins. */
const morning = 9;

export function dueTimes(now: number): DueTimes {
  return {
    hour: now + hourMs,
    hours: now + 4 * hourMs,
    tomorrow: morningIn(now, 1),
    monday: morningIn(now, (8 - new Date(now).getDay()) % 7 || 7),
  };
}

function morningIn(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, morning).getTime();
}

/** As a field of type datetime-local holds it. */
export function localText(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null where it is no moment. */
export function momentOf(text: string): number | null {
  const at = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(at) || at < 0 ? null : at;
}
