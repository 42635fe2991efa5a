import fc from "fast-check";
import { expect, it } from "vitest";
import { bucketsOf, noFigures, sumOf } from "../../src/domain/report-buckets.ts";
import { averagesOf, reportTable } from "../../src/domain/report-tables.ts";
import type { Figures, Report } from "../../src/protocol/report-api.ts";

const dayMs = 86_400_000;
const dayFrom = (start: number, n: number) => new Date(start + n * dayMs).toISOString().slice(0, 10);
const count = fc.nat({ max: 1_000 });
const figures: fc.Arbitrary<Figures> = fc.record({
  ...{ chats: count, missed: count, abandoned: count, waitMs: count, replies: count, firstReplyMs: count },
  ...{ answered: count, durationMs: count, good: count, okay: count, bad: count },
});

it("every day of the stretch has its column, in order, and no number is lost, by days or by weeks", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 1, max: 366 }),
      fc.array(fc.tuple(fc.nat({ max: 365 }), figures), { maxLength: 40 }),
      (startDay, length, some) => {
        const start = startDay * dayMs;
        const byDay = new Map(some.filter(([n]) => n < length).map(([n, one]) => [dayFrom(start, n), one]));
        const days = [...byDay]
          .map(([day, one]) => ({ day, ...one }))
          .sort((a, b) => (a.day < b.day ? -1 : 1));
        const { of, buckets } = bucketsOf({ from: dayFrom(start, 0), to: dayFrom(start, length - 1), days });
        expect(buckets.map((bucket) => bucket.figures).reduce(sumOf, noFigures)).toEqual(
          [...byDay.values()].reduce(sumOf, noFigures),
        );
        expect(buckets[0]?.day).toBe(dayFrom(start, 0));
        expect(buckets.length).toBeLessThanOrEqual(92);
        const step = of === "day" ? 1 : 7;
        for (const [n, { day }] of buckets.entries()) {
          const before = buckets[n - 1];
          if (before && n > 1) expect(Date.parse(day) - Date.parse(before.day)).toBe(step * dayMs);
          if (of === "week" && n > 0) expect(new Date(day).getUTCDay()).toBe(1);
        }
      },
    ),
  );
});

it("an average of nothing is nothing, not zero", () => {
  expect(averagesOf(noFigures)).toEqual({
    ...{ waitMs: null, firstReplyMs: null, durationMs: null },
    ...{ missedShare: null, goodShare: null },
  });
  expect(averagesOf({ ...noFigures, chats: 4, missed: 1, waitMs: 10, good: 3, bad: 1 })).toMatchObject({
    waitMs: 2.5,
    missedShare: 0.25,
    goodShare: 0.75,
    firstReplyMs: null,
  });
});

it("each table's rows are as wide as its head", () => {
  const one = { ...noFigures, chats: 1 };
  const report: Report = {
    ...{ from: "2026-01-01", to: "2026-01-01", total: one, days: [{ day: "2026-01-01", ...one }] },
    agents: [{ id: "", name: "", ...one }],
    departments: [{ id: "dept_1", name: "Support", ...one }],
    contacts: [{ email: "vic@example.com", good: 1, okay: 0, bad: 2 }],
  };
  for (const by of ["day", "agent", "department", "contact"] as const) {
    const [head, row] = reportTable(report, by);
    expect(row?.length).toBe(head?.length);
  }
  expect(reportTable(report, "contact")[1]).toEqual(["vic@example.com", "1", "0", "2"]);
});
