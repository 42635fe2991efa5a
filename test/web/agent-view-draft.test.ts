import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flawsOf } from "../../src/domain/ticket-criteria.ts";
import { limits } from "../../src/protocol/limits.ts";
import { predefinedViews } from "../../src/protocol/ticket-fields.ts";
import { predefinedCriteria } from "../../src/web/agent/tickets/predefined-criteria.ts";
import {
  criteriaOf,
  draftOf,
  emptyDraft,
  faultIn,
  faultsIn,
  isSame,
  keptFrom,
  newCriterion,
  newGroup,
  writtenOf,
} from "../../src/web/agent/tickets/view-draft.ts";
import { someCriteria } from "../support/criteria.ts";

const cast = {
  departments: [`dept_${"0".repeat(20)}`],
  agents: [`agent_${"0".repeat(20)}`],
  // A whole minute, as an input for times has it.
  at: Date.parse("2026-03-18T12:00:00Z"),
};
const view = { name: "Mine", shared: false, columns: ["number" as const], sort: emptyDraft().sort };

it("whatever criteria are stored, the form gives them back as they were", () => {
  fc.assert(
    fc.property(someCriteria(cast), (criteria) => {
      const back = criteriaOf(draftOf({ ...view, criteria }));
      expect(norm(back)).toEqual(norm(criteria));
    }),
    { numRuns: 300 },
  );
});

/** A list said twice is one, and a group that is empty is none. */
function norm(criteria: unknown): unknown {
  return JSON.parse(
    JSON.stringify(criteria, (name, value) =>
      name === "values" ? [...new Set(value as string[])].sort() : value,
    ),
  );
}

it("what it gives can be asked", () => {
  fc.assert(
    fc.property(someCriteria(cast), (criteria) => {
      expect(flawsOf(criteriaOf(draftOf({ ...view, criteria })))).toEqual([]);
    }),
  );
});

it("every predefined view can be copied", () => {
  for (const name of predefinedViews) {
    const draft = draftOf({ ...view, ...predefinedCriteria(name) });
    expect(flawsOf(writtenOf(draft)?.criteria), name).toEqual([]);
  }
});

describe("a criterion", () => {
  it("of a field, a question or a value that is gone is kept, and said to be wrong", () => {
    const stored = {
      join: "and",
      of: [
        { field: "priority", is: "equal", value: "high" },
        { field: "status", is: "sounds_like", value: "open" },
        { field: "status", is: "equal", value: "parked" },
        null,
        { field: "subject", is: "contains", value: "x" },
      ],
    };
    const draft = draftOf({ ...view, criteria: stored as never });
    expect(draft.of.map((item) => ("of" in item ? null : faultIn(item)))).toEqual([
      "field",
      "question",
      "value",
      "field",
      null,
    ]);
    expect(draft.of[0]).toMatchObject({ field: "priority", is: "equal", text: "high" });
    expect(criteriaOf(draft)).toBeNull();
    expect(criteriaOf({ ...draft, of: draft.of.slice(4) })).toEqual({ join: "and", of: [stored.of[4]] });
  });

  it("is wrong while it is half written", () => {
    const said = (change: object) => faultIn({ ...newCriterion("subject"), ...change });
    expect([said({}), said({ text: " " }), said({ text: "退款" })]).toEqual(["value", "value", null]);
    const many = (text: string) => faultIn({ ...newCriterion("tags"), is: "any_of", text });
    expect([many(" ,， "), many("vip，退款, vip")]).toEqual(["value", null]);
    const amount = (text: string) => faultIn({ ...newCriterion("waitMs"), is: "more", amount: text });
    expect([amount(""), amount("x"), amount("1e99"), amount("1.5")]).toEqual([
      "amount",
      "amount",
      "amount",
      null,
    ]);
    const days = (text: string) => faultIn({ ...newCriterion("createdAt"), days: text });
    expect([days(""), days("0"), days("1.5"), days("4000"), days("30")]).toEqual([
      "days",
      "days",
      "days",
      "days",
      null,
    ]);
  });
});

it("a view wants a name, columns, whole criteria, and not too many of them", () => {
  const draft = emptyDraft();
  expect(faultsIn(draft)).toEqual(["nameMissing", "criteria"]);
  const good = { ...draft, name: " Refunds ", of: [] };
  expect(writtenOf(good)).toMatchObject({ name: "Refunds", criteria: { join: "and", of: [] } });
  expect(faultsIn({ ...good, columns: [] })).toEqual(["columns"]);
  expect(faultsIn({ ...good, name: "x".repeat(limits.nameChars + 1) })).toEqual(["nameLong"]);
  const whole = { ...newCriterion("subject"), is: "empty" };
  const group = { ...newGroup("or"), of: Array.from({ length: limits.criteriaMax }, () => whole) };
  expect(faultsIn({ ...good, of: [group, whole] })).toEqual(["tooMany"]);
  expect(isSame(good, { ...good, of: [] })).toBe(true);
  expect(isSame({ ...good, of: [newCriterion()] }, { ...good, of: [newCriterion()] })).toBe(true);
  expect(isSame(good, draft)).toBe(false);
});

it("what was written is there again after a reload; what is no draft is none", () => {
  const draft = { ...emptyDraft(), name: "Half", of: [newGroup("or"), newCriterion("subject")] };
  const back = keptFrom(JSON.stringify({ version: 3, draft }));
  expect(back?.version).toBe(3);
  expect(back && isSame(back.draft, draft)).toBe(true);
  const keys = back?.draft.of.map(({ key }) => key) ?? [];
  expect(new Set([...keys, ...draft.of.map(({ key }) => key)]).size).toBe(4);
  for (const text of ["", "{", "null", "3", "{}", '{"version":1,"draft":{"of":1,"columns":[]}}'])
    expect(keptFrom(text)).toBeNull();
});
