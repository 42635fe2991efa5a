import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { availabilityOf, type Opening } from "../../src/domain/availability.ts";
import { type Hours, isOpenAt, nextClosing, nextOpening } from "../../src/domain/hours.ts";

const at = (iso: string) => Date.parse(iso);
const minuteMs = 60_000;
const working: Hours = [[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 720]], [], []];

describe("a closed department", () => {
  it.each([
    // Sunday, and it opens on Monday at nine by its own clock.
    [working, "Europe/Berlin", [], "2026-03-01T12:00:00Z", "2026-03-02T08:00:00Z"],
    [working, "Asia/Shanghai", [], "2026-03-01T12:00:00Z", "2026-03-02T01:00:00Z"],
    // Summer time comes in the night before.
    [working, "Europe/Berlin", [], "2026-03-28T12:00:00Z", "2026-03-30T07:00:00Z"],
    [working, "UTC", ["2026-03-02", "2026-03-03"], "2026-03-01T12:00:00Z", "2026-03-04T09:00:00Z"],
    [null, "UTC", ["2026-03-02"], "2026-03-02T12:00:00Z", "2026-03-03T00:00:00Z"],
    [[], "UTC", [], "2026-03-02T12:00:00Z", null],
    [working, "UTC", [], "2026-03-02T12:00:00Z", null],
  ] as const)("%j in %s, holidays %j, at %s opens %s", (hours, timezone, holidays, now, opens) => {
    expect(nextOpening(hours, holidays, timezone, at(now))).toBe(opens && at(opens));
  });
});

const minute = fc.nat(1_440);
const hours = fc.array(fc.array(fc.tuple(minute, minute), { maxLength: 2 }), { minLength: 7, maxLength: 7 });
const zone = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
);
/** Days around which the clocks of those zones are changed, and others. */
const moment = fc
  .tuple(
    fc.constantFrom(
      "2026-03-28",
      "2026-03-07",
      "2026-04-04",
      "2026-10-03",
      "2026-10-24",
      "2026-10-31",
      "2026-06-10",
    ),
    fc.nat(3 * 1_440),
  )
  .map(([day, minutes]) => at(`${day}T00:00:00Z`) + minutes * minuteMs);
const holidays = fc.subarray(["2026-03-29", "2026-10-25", "2026-06-11"]);

it("opens and closes in exactly the first minute in which it is open, or closed, again", () => {
  fc.assert(
    fc.property(hours, zone, moment, holidays, (week, where, now, free) => {
      const isOpen = (time: number) => isOpenAt(week, free, where, time);
      const before = isOpen(now);
      let changes: number | null = null;
      for (let time = now + minuteMs; time < now + 1_560 * minuteMs && changes === null; time += minuteMs)
        if (isOpen(time) !== before) changes = time;
      const opens = nextOpening(week, free, where, now);
      const closes = nextClosing(week, free, where, now);
      expect(before ? opens : closes).toBe(null);
      if (changes !== null) expect(before ? closes : opens).toBe(changes);
      else
        expect((before ? closes : opens) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now + 1_440 * minuteMs);
    }),
    { numRuns: 25 },
  );
});

describe("a chat finds somebody", () => {
  const now = at("2026-03-02T12:00:00Z");
  const sales: Opening = { id: "sales", hours: working, holidays: [], timezone: "UTC" };
  const night: Opening = {
    id: "night",
    hours: [[[0, 480]], [], [], [], [], [], []],
    holidays: [],
    timezone: "UTC",
  };
  const always: Opening = { id: "always", hours: null, holidays: [], timezone: "UTC" };
  const free =
    (...ids: string[]) =>
    (id: string) =>
      ids.includes(id);

  it("where somebody is free and it is open", () => {
    expect(availabilityOf(sales, null, free("sales"), now)).toEqual({
      available: true,
      rings: [{ id: "sales", free: true }],
      opensAt: null,
      changesAt: at("2026-03-02T17:00:00Z"),
    });
    expect(availabilityOf(sales, null, free(), now).available).toBe(false);
    expect(availabilityOf(night, null, free("night"), now)).toEqual({
      available: false,
      rings: [],
      opensAt: at("2026-03-09T00:00:00Z"),
      changesAt: at("2026-03-09T00:00:00Z"),
    });
  });

  it("also where only those are free and open to whom its chats overflow", () => {
    expect(availabilityOf(sales, always, free("always"), now).available).toBe(true);
    expect(availabilityOf(night, always, free("always"), now).rings).toEqual([{ id: "always", free: true }]);
    expect(availabilityOf(sales, night, free("night"), now).available).toBe(false);
  });

  it("and asking again before the hours change is of no use", () => {
    fc.assert(
      fc.property(hours, zone, moment, fc.integer({ min: 0, max: 1_440 }), (week, timezone, when, later) => {
        const department = { id: "a", hours: week, holidays: [], timezone };
        const first = availabilityOf(department, null, free("a"), when);
        const then = when + later * minuteMs;
        if (first.changesAt !== null && then >= first.changesAt) return;
        expect(availabilityOf(department, null, free("a"), then).available).toBe(first.available);
      }),
      { numRuns: 100 },
    );
  });
});
