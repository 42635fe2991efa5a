import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  areSound,
  certain,
  dayMs,
  flawsOf,
  mayBe,
  namedIn,
  timesOf,
} from "../../src/domain/ticket-criteria.ts";
import { limits } from "../../src/protocol/limits.ts";
import { Criteria, type Criterion } from "../../src/protocol/view-api.ts";

const open: Criterion = { field: "status", is: "not_equal", value: "closed" };

describe("criteria that cannot be asked", () => {
  it("are told by their place and why", () => {
    const criteria = {
      join: "and",
      of: [
        open,
        { field: "priority", is: "equal", value: "high" },
        {
          join: "or",
          of: [
            { field: "status", is: "equal", value: "parked" },
            { field: "subject", is: "contains", value: "x" },
            { field: "waitMs", is: "contains", value: "3" },
          ],
        },
        { field: "subject", is: "sounds_like", value: "x" },
        { field: "tags", is: "any_of" },
      ],
    };
    expect(flawsOf(criteria)).toEqual([
      { at: [1], why: "no_such_field" },
      { at: [2, 0], why: "no_such_value" },
      { at: [2, 2], why: "no_such_question" },
      { at: [3], why: "no_such_question" },
      { at: [4], why: "no_such_question" },
    ]);
  });

  it("are whole where they cannot be read at all", () => {
    for (const bad of [null, 1, "x", [], {}, { of: 3 }, { join: "maybe", of: [] }, { join: "and", of: {} }])
      expect(flawsOf(bad)).toEqual([{ at: [], why: "no_such_question" }]);
    expect(flawsOf({ join: "and", of: [null] })).toEqual([{ at: [0], why: "no_such_field" }]);
    expect(flawsOf({ join: "and", of: [{ field: "constructor", is: "empty" }] })).toHaveLength(1);
  });

  it("ask people and departments by id, texts by words", () => {
    const one = (criterion: object) => areSound({ join: "and", of: [criterion] });
    const agentId = `agent_${"0".repeat(20)}`;
    expect(one({ field: "owner", is: "any_of", values: ["me", "", agentId] })).toBe(true);
    expect(one({ field: "owner", is: "equal", value: "Ada" })).toBe(false);
    expect(one({ field: "department", is: "equal", value: `dept_${"0".repeat(20)}` })).toBe(true);
    expect(one({ field: "department", is: "equal", value: "" })).toBe(false);
    expect(one({ field: "subject", is: "contains", value: "退款" })).toBe(true);
    expect(one({ field: "subject", is: "contains", value: " " })).toBe(false);
    expect(one({ field: "rating", is: "equal", value: "" })).toBe(true);
  });
});

it("those in groups are counted, too", () => {
  const of = (count: number) => ({ join: "or", of: Array.from({ length: count }, () => open) });
  expect(v.is(Criteria, { join: "and", of: [of(10), of(limits.criteriaMax - 10)] })).toBe(true);
  expect(v.is(Criteria, { join: "and", of: [of(10), of(limits.criteriaMax - 9)] })).toBe(false);
  expect(v.is(Criteria, { join: "and", of: [{ join: "and", of: [of(1)] }] })).toBe(false);
});

describe("what every ticket of a view fulfils", () => {
  const missed: Criterion = { field: "kind", is: "any_of", values: ["missed"] };

  it("is what stands in no alternative", () => {
    expect(certain({ join: "and", of: [open, { join: "or", of: [missed, open] }] })).toEqual([open]);
    expect(certain({ join: "and", of: [{ join: "or", of: [missed] }, open] })).toEqual([missed, open]);
    expect(certain({ join: "or", of: [{ join: "and", of: [open, missed] }] })).toEqual([open, missed]);
    expect(certain({ join: "or", of: [open, missed] })).toEqual([]);
  });

  it("leaves choices, names some of them, and bounds the time", () => {
    expect(["open", "closed"].map((status) => mayBe([open], "status", status))).toEqual([true, false]);
    expect(namedIn([open], "status")).toBeNull();
    expect(namedIn([missed], "kind")).toEqual(["missed"]);
    const since: Criterion = { field: "createdAt", is: "in_last", days: 2 };
    const before: Criterion = { field: "createdAt", is: "less", amount: 5 };
    expect(timesOf([since, before], 10 * dayMs)).toEqual({ from: 8 * dayMs, to: null });
    expect(timesOf([{ ...before, field: "filedAt" }], 0)).toEqual({ from: null, to: 5 });
    expect(timesOf([{ ...since, field: "updatedAt" }], 0)).toEqual({ from: null, to: null });
  });
});

it("a department that is named twice is looked through once", () => {
  const named = namedIn(
    [{ field: "department", is: "any_of", values: ["dept_a", "dept_b", "dept_a"] }],
    "department",
  );
  expect(named).toEqual(["dept_a", "dept_b"]);
});
