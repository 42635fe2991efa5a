// A time as short as it can be said: today by the clock, this year without the year.

export function momentText(at: number, now: number, locale: string): string {
  const then = new Date(at);
  const today = new Date(now);
  const time = { hour: "numeric", minute: "2-digit" } as const;
  if (then.toDateString() === today.toDateString()) return then.toLocaleTimeString(locale, time);
  if (then.getFullYear() === today.getFullYear())
    return then.toLocaleString(locale, { ...time, day: "numeric", month: "short" });
  return then.toLocaleDateString(locale, { dateStyle: "medium" });
}
