// Numbers, shares and days of the reports, as the reader writes them.
import { timeLocale } from "../preferences.ts";

export function numberText(value: number): string {
  return new Intl.NumberFormat(timeLocale.value).format(value);
}

/** 0 to 1, in whole per cent. */
export function shareText(share: number): string {
  return new Intl.NumberFormat(timeLocale.value, { style: "percent", maximumFractionDigits: 0 }).format(
    share,
  );
}

/** A date of no time zone, given as YYYY-MM-DD. */
export function dayText(day: string, isShort = false): string {
  const options: Intl.DateTimeFormatOptions = isShort
    ? { month: "short", day: "numeric", timeZone: "UTC" }
    : { dateStyle: "medium", timeZone: "UTC" };
  return new Intl.DateTimeFormat(timeLocale.value, options).format(Date.parse(day));
}
