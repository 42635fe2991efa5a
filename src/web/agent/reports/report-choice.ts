// What the report shows: which days, whose. Kept while the page is open, so that one finds it again.
import { signal } from "@preact/signals";
import { limits } from "../../../protocol/limits.ts";

export const stretches = ["today", "last7", "last30", "last90", "last365", "ownDays"] as const;
export type Stretch = (typeof stretches)[number];

export interface ReportChoice {
  stretch: Stretch;
  /** The days of one's choice, as YYYY-MM-DD. */
  from: string;
  to: string;
  /** "" for all. */
  department: string;
  agent: string;
}

const dayCounts = { today: 1, last7: 7, last30: 30, last90: 90, last365: 365 } as const;

/** The day on this device's calendar, so many days before today. */
export function dayBefore(days: number, now = new Date()): string {
  const at = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - days));
  return at.toISOString().slice(0, 10);
}

export const reportChoice = signal<ReportChoice>({
  stretch: "last30",
  from: dayBefore(29),
  to: dayBefore(0),
  department: "",
  agent: "",
});

/** The stretch as the server is asked for it. Null where the days chosen are no stretch. */
export function daysOf({ stretch, from, to }: ReportChoice): { from: string; to: string } | null {
  if (stretch !== "ownDays") return { from: dayBefore(dayCounts[stretch] - 1), to: dayBefore(0) };
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days >= 0 && days < limits.reportDaysMax ? { from, to } : null;
}
