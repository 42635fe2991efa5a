// Whether the criteria of a view can be asked, and what they say all in all about a field. Stored criteria outlive the fields
// they were made for, so nothing of them is believed.
import * as v from "valibot";
import { AgentId, DepartmentId } from "../protocol/ids.ts";
import {
  Criteria,
  Criterion,
  type CriterionFlaw,
  fieldChoices,
  type Group,
  type Question,
  questions,
  type TicketField,
  ticketFields,
} from "../protocol/view-api.ts";

export const dayMs = 24 * 3_600_000;

/** Every criterion that cannot be asked, in order; none: they are `Criteria`. */
export function flawsOf(criteria: unknown): CriterionFlaw[] {
  const top = itemsOf(criteria);
  if (top === null) return [{ at: [], why: "no_such_question" }];
  const flaws = top.flatMap((item, index) => {
    const within = itemsOf(item);
    return within === null
      ? flawIn(item, [index])
      : within.flatMap((one, inner) => flawIn(one, [index, inner]));
  });
  if (flaws.length === 0 && !v.is(Criteria, criteria)) return [{ at: [], why: "no_such_question" }];
  return flaws;
}

export function areSound(criteria: unknown): criteria is Criteria {
  return flawsOf(criteria).length === 0;
}

function itemsOf(group: unknown): readonly unknown[] | null {
  const of = typeof group === "object" && group !== null && "of" in group ? group.of : null;
  return Array.isArray(of) ? of : null;
}

function flawIn(criterion: unknown, at: number[]): CriterionFlaw[] {
  const field =
    typeof criterion === "object" && criterion !== null && "field" in criterion && criterion.field;
  if (typeof field !== "string" || !isField(field)) return [{ at, why: "no_such_field" }];
  const { success, output } = v.safeParse(Criterion, criterion);
  const taken: readonly Question[] = questions[ticketFields[field]];
  if (!success || !taken.includes(output.is)) return [{ at, why: "no_such_question" }];
  return valuesOf(output).every((value) => isValueOf(field, value)) ? [] : [{ at, why: "no_such_value" }];
}

function isField(name: string): name is TicketField {
  return Object.hasOwn(ticketFields, name);
}

/** The words that a criterion asks for; a number or a span is none. */
export function valuesOf(criterion: Criterion): readonly string[] {
  if ("value" in criterion) return [criterion.value];
  return "values" in criterion ? criterion.values : [];
}

function isValueOf(field: TicketField, value: string): boolean {
  if (field === "department") return v.is(DepartmentId, value);
  if (field === "owner") return value === "" || value === "me" || v.is(AgentId, value);
  if (!isChosen(field)) return value.trim() !== "";
  const choices: readonly string[] = fieldChoices[field];
  return choices.includes(value);
}

function isChosen(field: TicketField): field is keyof typeof fieldChoices {
  return Object.hasOwn(fieldChoices, field);
}

/** What every ticket of the view fulfils: each of these, whatever the others say. */
export function certain({ join, of }: Criteria | Group): readonly Criterion[] {
  if (join === "or" && of.length > 1) return [];
  return of.flatMap((item) => ("join" in item ? certain(item) : [item]));
}

/** Whether a ticket with this choice may fulfil them; "" is none. */
export function mayBe(criteria: readonly Criterion[], field: TicketField, value: string): boolean {
  return criteria.every((criterion) => criterion.field !== field || allows(criterion, value));
}

/** The choices of which one is asked for; null where none are named. */
export function namedIn(criteria: readonly Criterion[], field: TicketField): readonly string[] | null {
  const naming = criteria.find((one) => one.field === field && (one.is === "equal" || one.is === "any_of"));
  // Named twice is looked through once.
  return naming ? [...new Set(valuesOf(naming))].filter((value) => mayBe(criteria, field, value)) : null;
}

function allows(criterion: Criterion, value: string): boolean {
  switch (criterion.is) {
    case "equal":
    case "any_of":
      return valuesOf(criterion).includes(value);
    case "not_equal":
    case "none_of":
      return !valuesOf(criterion).includes(value);
    case "empty":
      return value === "";
    case "not_empty":
      return value !== "";
    default:
      return true;
  }
}

/** No ticket came to be before `from`, and none from `to` on. Null: nothing is said about it. */
export function timesOf(
  criteria: readonly Criterion[],
  at: number,
): { from: number | null; to: number | null } {
  let from: number | null = null;
  let to: number | null = null;
  for (const criterion of criteria) {
    // A ticket comes to be when its chat has begun and ended.
    const isEarlier = criterion.field === "createdAt" || criterion.field === "endedAt";
    if (!isEarlier && criterion.field !== "filedAt") continue;
    if (criterion.is === "more") from = Math.max(from ?? 0, criterion.amount);
    else if (criterion.is === "in_last") from = Math.max(from ?? 0, at - criterion.days * dayMs);
    else if (criterion.is === "in_next" && !isEarlier) from = Math.max(from ?? 0, at);
    else if (criterion.is === "less" && !isEarlier) to = Math.min(to ?? criterion.amount, criterion.amount);
  }
  return { from, to };
}
