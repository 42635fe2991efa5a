// A report's tables for programs that show tables: averages in whole seconds, empty where there is nothing to average.
import type { Figures, Report, ReportTable } from "../protocol/report-api.ts";

const figureColumns = [
  "chats",
  "answered",
  "missed",
  "abandoned",
  "average_wait_seconds",
  "average_first_reply_seconds",
  "average_duration_seconds",
  "rated_good",
  "rated_okay",
  "rated_bad",
] as const;

/** The head first, then a row each. */
export function reportTable(report: Report, by: ReportTable): string[][] {
  switch (by) {
    case "day":
      return [["day", ...figureColumns], ...report.days.map((row) => [row.day, ...cellsOf(row)])];
    case "agent":
      return [
        ["agent_id", "agent", ...figureColumns],
        ...report.agents.map((row) => [row.id, row.name, ...cellsOf(row)]),
      ];
    case "department":
      return [
        ["department_id", "department", ...figureColumns],
        ...report.departments.map((row) => [row.id, row.name, ...cellsOf(row)]),
      ];
    case "contact":
      return [
        ["contact_email", "rated_good", "rated_okay", "rated_bad"],
        ...report.contacts.map(({ email, good, okay, bad }) => [email, ...[good, okay, bad].map(String)]),
      ];
    default:
      return by satisfies never;
  }
}

function cellsOf(figures: Figures): string[] {
  const { chats, answered, missed, abandoned, good, okay, bad } = figures;
  const { waitMs, firstReplyMs, durationMs } = averagesOf(figures);
  return [
    ...[chats, answered, missed, abandoned].map(String),
    ...[waitMs, firstReplyMs, durationMs].map((ms) => (ms === null ? "" : String(Math.round(ms / 1000)))),
    ...[good, okay, bad].map(String),
  ];
}

export interface Averages {
  waitMs: number | null;
  firstReplyMs: number | null;
  durationMs: number | null;
  /** Of all chats, 0 to 1. */
  missedShare: number | null;
  /** Of all ratings, 0 to 1. */
  goodShare: number | null;
}

/** Null where there is nothing to average. */
export function averagesOf(figures: Figures): Averages {
  const { chats, replies, answered, good, okay, bad } = figures;
  return {
    waitMs: share(figures.waitMs, chats),
    firstReplyMs: share(figures.firstReplyMs, replies),
    durationMs: share(figures.durationMs, answered),
    missedShare: share(figures.missed, chats),
    goodShare: share(good, good + okay + bad),
  };
}

function share(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
}
