// Random criteria over tickets.
import fc from "fast-check";
import { dayMs } from "../../src/domain/ticket-criteria.ts";
import {
  type Criteria,
  type Criterion,
  fieldChoices,
  questions,
  type TicketField,
  ticketFields,
} from "../../src/protocol/view-api.ts";

export interface Cast {
  departments: readonly string[];
  agents: readonly string[];
  at: number;
}

export const words = [
  "refund",
  "Refund 100%",
  "_",
  "%",
  "a_b",
  "退款",
  "Straße",
  "ÉCOLE",
  "Привет",
  "it's",
  '"',
  "\\",
  "x",
];
export const tags = ["vip", "VIP", "退款", "50%", "Ärger", "late"];

/** The times are few, so that criteria meet their bounds. */
export function timesOf(at: number): number[] {
  return [-40, -7, -1, 0, 1].map((days) => at + days * dayMs);
}

export function someCriteria(cast: Cast): fc.Arbitrary<Criteria> {
  const join = fc.constantFrom("and" as const, "or" as const);
  const one = fc
    .constantFrom(...(Object.keys(ticketFields) as TicketField[]))
    .chain((field) => criterionOn(field, cast));
  const group = fc.record({ join, of: fc.array(one, { minLength: 1, maxLength: 3 }) });
  return fc.record({ join, of: fc.array(fc.oneof({ weight: 3, arbitrary: one }, group), { maxLength: 4 }) });
}

function criterionOn(field: TicketField, cast: Cast): fc.Arbitrary<Criterion> {
  const value = fc.constantFrom(...valuesFor(field, cast));
  const amount = fc.constantFrom(...timesOf(cast.at), 0, 60_000, 3_600_000, 40);
  return fc.constantFrom(...questions[ticketFields[field]]).chain((is): fc.Arbitrary<Criterion> => {
    switch (is) {
      case "equal":
      case "not_equal":
      case "contains":
      case "not_contains":
        return value.map((said) => ({ field, is, value: said }));
      case "any_of":
      case "none_of":
      case "all_of":
        return fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => ({ field, is, values }));
      case "less":
      case "more":
        return amount.map((said) => ({ field, is, amount: said }));
      case "in_last":
      case "in_next":
        return fc.constantFrom(1, 7, 30).map((days) => ({ field, is, days }));
      case "empty":
      case "not_empty":
        return fc.constant({ field, is });
      default:
        return is satisfies never;
    }
  });
}

function valuesFor(field: TicketField, { departments, agents }: Cast): readonly string[] {
  switch (field) {
    case "department":
      return departments;
    case "owner":
      return [...agents, "me", ""];
    case "status":
    case "kind":
    case "channel":
    case "rating":
      return fieldChoices[field];
    case "tags":
      return [...tags, "ärger"];
    case "contactEmail":
      return ["vic@example.com", "%", "_y%", "Example"];
    case "language":
      return ["DE", "zh"];
    case "pageUrl":
      return ["100%_", "cart", "https://SHOP.example/cart"];
    default:
      return [...words, "привет", "straße", "école", "REFUND 100%"];
  }
}
