import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Hours, isOpenAt } from "../../src/domain/hours.ts";

const at = (iso: string) => Date.parse(iso);
const working: Hours = [[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 720]], [], []];
/** Friday 22:00 to Saturday 02:00. */
const late: Hours = [[], [], [], [], [[1320, 120]], [], []];
const night: Hours = Array.from({ length: 7 }, () => [[60, 240] as const]);

describe("a department is open by the clock on its own wall", () => {
  it.each([
    // Monday the 2nd of March 2026; Berlin is an hour ahead, Shanghai eight, New York five behind.
    [working, "Europe/Berlin", "2026-03-02T07:59:59Z", false],
    [working, "Europe/Berlin", "2026-03-02T08:00:00Z", true],
    [working, "Europe/Berlin", "2026-03-02T15:59:59Z", true],
    [working, "Europe/Berlin", "2026-03-02T16:00:00Z", false],
    [working, "Asia/Shanghai", "2026-03-02T01:00:00Z", true],
    [working, "Asia/Shanghai", "2026-03-01T16:30:00Z", false],
    [working, "America/New_York", "2026-03-02T13:59:00Z", false],
    [working, "America/New_York", "2026-03-02T14:00:00Z", true],
    // Fridays are short, Saturdays free.
    [working, "UTC", "2026-03-06T11:59:00Z", true],
    [working, "UTC", "2026-03-06T12:00:00Z", false],
    [working, "UTC", "2026-03-07T10:00:00Z", false],
    // Kathmandu is five hours and three quarters ahead.
    [working, "Asia/Kathmandu", "2026-03-02T03:14:00Z", false],
    [working, "Asia/Kathmandu", "2026-03-02T03:15:00Z", true],
    // Over midnight, into a day that has no spans of its own.
    [late, "UTC", "2026-03-06T21:59:00Z", false],
    [late, "UTC", "2026-03-06T23:30:00Z", true],
    [late, "UTC", "2026-03-07T01:59:00Z", true],
    [late, "UTC", "2026-03-07T02:00:00Z", false],
    [late, "UTC", "2026-03-06T01:00:00Z", false],
    // Berlin's clocks go from 2:00 to 3:00 on the 29th of March, and from 3:00 back to 2:00 on the 25th of October.
    [night, "Europe/Berlin", "2026-03-29T00:30:00Z", true],
    [night, "Europe/Berlin", "2026-03-29T01:30:00Z", true],
    [night, "Europe/Berlin", "2026-03-29T02:00:00Z", false],
    [night, "Europe/Berlin", "2026-10-25T02:30:00Z", true],
    [night, "Europe/Berlin", "2026-10-25T03:00:00Z", false],
    [working, "Europe/Berlin", "2026-03-30T07:00:00Z", true],
    [working, "Europe/Berlin", "2026-10-26T07:00:00Z", false],
    // A zone that nobody knows is taken for UTC.
    [working, "Middle/Earth", "2026-03-02T09:00:00Z", true],
    [working, "", "2026-03-02T08:59:00Z", false],
    // Nothing is nothing, and null is always.
    [[], "UTC", "2026-03-02T12:00:00Z", false],
    [[[[600, 600]]], "UTC", "2026-03-02T10:00:00Z", false],
    [null, "Asia/Shanghai", "2026-03-07T23:59:59Z", true],
  ] as const)("%j in %s at %s: %s", (hours, timezone, iso, expected) => {
    expect(isOpenAt(hours, [], timezone, at(iso))).toBe(expected);
  });
});

it("on a holiday nothing begins; what began the evening before goes on", () => {
  const open = (iso: string) => isOpenAt(late, ["2026-03-07"], "UTC", at(iso));
  expect(open("2026-03-07T01:00:00Z")).toBe(true);
  expect(isOpenAt(late, ["2026-03-06"], "UTC", at("2026-03-07T01:00:00Z"))).toBe(false);
  expect(isOpenAt(working, [], "UTC", at("2026-03-02T10:00:00Z"))).toBe(true);
  expect(isOpenAt(working, ["2026-03-02"], "UTC", at("2026-03-02T10:00:00Z"))).toBe(false);
  // The day of the department, not that of London.
  expect(isOpenAt(null, ["2026-03-03"], "Asia/Shanghai", at("2026-03-02T15:59:00Z"))).toBe(true);
  expect(isOpenAt(null, ["2026-03-03"], "Asia/Shanghai", at("2026-03-02T16:00:00Z"))).toBe(false);
});

const zone = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "Asia/Shanghai",
  "America/St_Johns",
  "Pacific/Apia",
  "?",
);
const moment = fc.integer({ min: 0, max: at("2060-01-01T00:00:00Z") });
const minute = fc.nat(1439);
const hoursOf = fc.array(fc.array(fc.tuple(minute, minute), { maxLength: 3 }), {
  minLength: 7,
  maxLength: 7,
});

it("more hours never close a department, and a holiday never opens one", () => {
  fc.assert(
    fc.property(
      hoursOf,
      fc.nat(6),
      fc.tuple(minute, minute),
      zone,
      moment,
      (hours, day, span, where, now) => {
        const longer = hours.map((spans, index) => (index === day ? [...spans, span] : spans));
        const today = new Date(now).toISOString().slice(0, 10);
        const open = isOpenAt(hours, [], where, now);
        if (open) expect(isOpenAt(longer, [], where, now)).toBe(true);
        if (!open) expect(isOpenAt(hours, [today], where, now)).toBe(false);
      },
    ),
  );
});

it("every whole day of every week is as good as always", () => {
  const always: Hours = Array.from({ length: 7 }, () => [[0, 1440] as const]);
  fc.assert(
    fc.property(zone, moment, (where, now) => {
      expect(isOpenAt(always, [], where, now)).toBe(true);
    }),
  );
});

it("in UTC it is open in exactly the minutes that a span names", () => {
  const monday = at("2026-03-02T00:00:00Z");
  fc.assert(
    fc.property(minute, minute, minute, fc.boolean(), (from, to, now, isNextDay) => {
      const hours: Hours = [[[from, to]], [], [], [], [], [], []];
      const after = now + (isNextDay ? 1440 : 0);
      const expected = to >= from ? from <= after && after < to : from <= after && after < to + 1440;
      expect(isOpenAt(hours, [], "UTC", monday + after * 60_000)).toBe(expected);
    }),
  );
});
