// Times as people read them. All take milliseconds since 1970 of this device's clock, or spans in milliseconds.

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${kind}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, found);
  return found;
}

/** 14:05, or 2:05 PM where that is the custom. */
export function clockTime(at: number, locale: string): string {
  return format(locale, "clock", { hour: "numeric", minute: "2-digit" }).format(at);
}

export function dateAndTime(at: number, locale: string): string {
  return format(locale, "both", { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** Days that differ here differ on the reader's calendar. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** Today and yesterday by name, other days by date; the year only where it is another. */
export function dayName(at: number, now: number, locale: string): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayOf(at) === dayOf(now)) return capital(relative.format(0, "day"), locale);
  if (dayOf(at) === dayOf(yesterday.getTime())) return capital(relative.format(-1, "day"), locale);
  if (new Date(at).getFullYear() === new Date(now).getFullYear())
    return format(locale, "day", { weekday: "long", month: "long", day: "numeric" }).format(at);
  return format(locale, "date", { dateStyle: "long" }).format(at);
}

/** '5 minutes ago', 'in 2 hours'. */
export function relativeTime(at: number, now: number, locale: string): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const seconds = Math.round((at - now) / 1000);
  const steps = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ] as const;
  for (const [unit, size] of steps)
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  return relative.format(seconds, "second");
}

/** 0:07, 12:30, 1:02:03. Never below zero. */
export function minutesAndSeconds(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const padded = String(seconds).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${padded}` : `${minutes}:${padded}`;
}

function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
