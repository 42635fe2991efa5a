import { expect, test } from "vitest";
import { dueTimes, localText, momentOf } from "../../src/web/agent/tickets/due-times.ts";

const at = (day: number, hour = 15) => new Date(2026, 10, day, hour, 30).getTime();

test("the offered times lie ahead: in an hour, in four, tomorrow morning, on the next Monday morning", () => {
  for (let day = 23; day <= 29; day += 1)
    for (const hour of [0, 8, 9, 23]) {
      const now = at(day, hour);
      const times = dueTimes(now);
      expect([times.hour - now, times.hours - now]).toEqual([3_600_000, 4 * 3_600_000]);
      expect(new Date(times.tomorrow).getDate()).toBe(new Date(at(day + 1)).getDate());
      expect([new Date(times.monday).getDay(), new Date(times.monday).getHours()]).toEqual([1, 9]);
      expect(times.monday).toBeGreaterThan(now);
      expect(times.monday - now).toBeLessThanOrEqual(7.5 * 24 * 3_600_000);
    }
});

test("a moment goes into its field and comes back, and what is no moment is none", () => {
  const moment = new Date(2026, 0, 2, 3, 4).getTime();
  expect(localText(moment)).toBe("2026-01-02T03:04");
  expect(momentOf(localText(moment))).toBe(moment);
  for (const text of ["", "2026-01-02", "2026-13-02T03:04", "tomorrow", "0001-01-01T00:00"])
    expect(momentOf(text)).toBeNull();
});
