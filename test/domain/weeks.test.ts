import fc from "fast-check";
import { expect, it } from "vitest";
import { wallClock } from "../../src/domain/hours.ts";
import { lastWeek } from "../../src/domain/weeks.ts";

const at = (iso: string) => Date.parse(iso);
const hour = 3_600_000;
const zones = [
  "UTC",
  "Asia/Shanghai",
  "Asia/Kathmandu",
  "Australia/Eucla",
  "Australia/Lord_Howe",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "Africa/Cairo",
  "Asia/Beirut",
  "Europe/Berlin",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

it.each([
  // Wednesday the 18th of March 2026, and the Monday just before and after midnight.
  ["UTC", "2026-03-18T12:00:00Z", "2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z"],
  ["UTC", "2026-03-15T23:59:59Z", "2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z"],
  ["UTC", "2026-03-16T00:00:00Z", "2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z"],
  // It is Monday already in Shanghai, and not yet in New York.
  ["Asia/Shanghai", "2026-03-15T16:00:00Z", "2026-03-08T16:00:00Z", "2026-03-15T16:00:00Z"],
  ["America/New_York", "2026-03-16T03:59:59Z", "2026-03-02T05:00:00Z", "2026-03-09T04:00:00Z"],
  ["Asia/Kathmandu", "2026-03-18T12:00:00Z", "2026-03-08T18:15:00Z", "2026-03-15T18:15:00Z"],
  ["Pacific/Chatham", "2026-06-18T12:00:00Z", "2026-06-07T11:15:00Z", "2026-06-14T11:15:00Z"],
  // Berlin's clocks went forward on Sunday the 29th of March, and back on the 25th of October.
  ["Europe/Berlin", "2026-04-01T12:00:00Z", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z"],
  ["Europe/Berlin", "2026-10-28T12:00:00Z", "2026-10-18T22:00:00Z", "2026-10-25T23:00:00Z"],
] as const)("last week in %s at %s is from %s to %s", (zone, now, from, to) => {
  const week = lastWeek(zone, at(now));
  expect(new Date(week.from).toISOString().replace(".000", "")).toBe(from);
  expect(new Date(week.to).toISOString().replace(".000", "")).toBe(to);
});

it("is a week of seven days that begins on a Monday, ends before today, and is the one before this week", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z") }),
      (zone, now) => {
        const { from, to } = lastWeek(zone, now);
        const [first, next] = [wallClock(zone, from), wallClock(zone, to)];
        expect(new Date(first.midnight).getUTCDay()).toBe(1);
        expect(next.midnight - first.midnight).toBe(7 * 24 * hour);
        // Nothing of the days before and after.
        expect(wallClock(zone, from - 1).midnight).toBeLessThan(first.midnight);
        expect(wallClock(zone, to - 1).midnight).toBeLessThan(next.midnight);
        expect(to).toBeLessThanOrEqual(now);
        expect(now - to).toBeLessThan(7 * 24 * hour + 2 * hour);
        expect([from % 900_000, to % 900_000]).toEqual([0, 0]);
      },
    ),
    { numRuns: 400 },
  );
});

it("takes an unknown time zone for UTC", () => {
  const now = at("2026-03-18T12:00:00Z");
  expect(lastWeek("Mars/Olympus", now)).toEqual(lastWeek("UTC", now));
});
