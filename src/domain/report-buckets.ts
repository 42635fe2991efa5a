// A report's days as the columns of a chart: every day of the stretch, or every week where there are too many days to see.
import type { Figures, Report } from "../protocol/report-api.ts";

const dayMs = 86_400_000;
/** More columns than these nobody tells apart. */
const mostColumns = 92;

export interface Bucket {
  /** The first day of it, as YYYY-MM-DD. */
  day: string;
  figures: Figures;
}

export interface Buckets {
  of: "day" | "week";
  /** In order, none missing; weeks begin on Monday, the first and the last may be cut. */
  buckets: Bucket[];
}

export function bucketsOf({ from, to, days }: Pick<Report, "from" | "to" | "days">): Buckets {
  const first = Date.parse(from);
  const count = Math.round((Date.parse(to) - first) / dayMs) + 1;
  const of = count > mostColumns ? "week" : "day";
  const found = new Map(days.map(({ day, ...figures }) => [day, figures]));
  const buckets: Bucket[] = [];
  for (let n = 0; n < count; n += 1) {
    const at = first + n * dayMs;
    const day = new Date(at).toISOString().slice(0, 10);
    const figures = found.get(day) ?? noFigures;
    const last = buckets.at(-1);
    const isMonday = new Date(at).getUTCDay() === 1;
    if (last && of === "week" && !isMonday) last.figures = sumOf(last.figures, figures);
    else buckets.push({ day, figures });
  }
  return { of, buckets };
}

export const noFigures: Figures = {
  chats: 0,
  missed: 0,
  abandoned: 0,
  waitMs: 0,
  replies: 0,
  firstReplyMs: 0,
  answered: 0,
  durationMs: 0,
  good: 0,
  okay: 0,
  bad: 0,
};

export function sumOf(a: Figures, b: Figures): Figures {
  const keys = Object.keys(noFigures) as (keyof Figures)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Record<keyof Figures, number>;
}
