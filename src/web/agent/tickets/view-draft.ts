// What stands in the form of a view: where it begins, what is wrong with it, and what of it is saved. Pure. The values of
// inputs are text here, so that what is half written, or asks for what is no more, is kept as it is.
import { isBlank } from "../../../protocol/blank.ts";
import { limits } from "../../../protocol/limits.ts";
import {
  fieldChoices,
  type Question,
  questions,
  type TicketField,
  ticketFields,
} from "../../../protocol/ticket-fields.ts";
import type { Criteria, Criterion, CustomView, Sort, WriteView } from "../../../protocol/view-api.ts";
import { usualColumns } from "./usual-columns.ts";

export type Join = "and" | "or";

export interface CriterionDraft {
  key: number;
  field: string;
  is: string;
  /** One value, or several with commas between them where the field is text. */
  text: string;
  /** Of choices. */
  values: string[];
  /** As the input shows it: a number, minutes of a span, or a local time. */
  amount: string;
  /** What `amount` stood for when it was read, which an input may not show to the last digit. */
  exact: { amount: string; value: number } | null;
  days: string;
}

export interface GroupDraft {
  key: number;
  join: Join;
  of: CriterionDraft[];
}

export interface ViewDraft {
  name: string;
  shared: boolean;
  join: Join;
  of: (CriterionDraft | GroupDraft)[];
  columns: TicketField[];
  sort: Sort;
}

export type CriterionFault = "field" | "question" | "value" | "amount" | "days";

let keys = 0;

export function isGroup(item: CriterionDraft | GroupDraft): item is GroupDraft {
  return "of" in item;
}

export function isField(name: string): name is TicketField {
  return Object.hasOwn(ticketFields, name);
}

export function questionsOf(field: string): readonly Question[] {
  return isField(field) ? questions[ticketFields[field]] : [];
}

export function newCriterion(field: TicketField = "status"): CriterionDraft {
  keys += 1;
  const [is = "equal"] = questionsOf(field);
  return { key: keys, field, is, text: "", values: [], amount: "", exact: null, days: "7" };
}

export function newGroup(join: Join): GroupDraft {
  keys += 1;
  return { key: keys, join, of: [newCriterion()] };
}

export function emptyDraft(): ViewDraft {
  const sort = { by: "number", descending: true } as const;
  return { name: "", shared: false, join: "and", of: [newCriterion()], columns: [...usualColumns], sort };
}

/** Of stored criteria nothing is believed: what cannot be read is an empty criterion. */
export function draftOf({
  name,
  shared,
  criteria,
  columns,
  sort,
}: Omit<CustomView, "id" | "owner" | "mayEdit" | "version" | "flaws">): ViewDraft {
  const { join, items } = groupIn(criteria);
  const of = items.map((item): CriterionDraft | GroupDraft => {
    const group = groupIn(item);
    if (!group.isGroup) return criterionDraft(item);
    keys += 1;
    return { key: keys, join: group.join, of: group.items.map(criterionDraft) };
  });
  return { name, shared, join, of, columns: [...columns], sort };
}

function groupIn(value: unknown): { isGroup: boolean; join: Join; items: readonly unknown[] } {
  const given: { join?: unknown; of?: unknown } = typeof value === "object" && value !== null ? value : {};
  const isList = Array.isArray(given.of);
  return {
    isGroup: isList,
    join: given.join === "or" ? "or" : "and",
    items: isList ? (given.of as unknown[]) : [],
  };
}

function criterionDraft(value: unknown): CriterionDraft {
  const given: Partial<Record<string, unknown>> = typeof value === "object" && value !== null ? value : {};
  const field = String(given.field ?? "");
  const values = Array.isArray(given.values)
    ? given.values.map(String)
    : given.value === undefined
      ? []
      : [String(given.value)];
  const { amount } = given;
  const exact = typeof amount === "number" ? { amount: amountText(field, amount), value: amount } : null;
  keys += 1;
  return {
    key: keys,
    field,
    is: String(given.is ?? ""),
    text: values.join(", "),
    values,
    amount: exact?.amount ?? "",
    exact,
    days: String(given.days ?? "7"),
  };
}

function amountText(field: string, amount: number): string {
  if (isField(field) && ticketFields[field] === "time") return localText(amount);
  return field === "number" ? String(amount) : String(amount / 60_000);
}

/** As a `datetime-local` input has it. */
function localText(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return Number.isNaN(local.getTime()) ? "" : local.toISOString().slice(0, 16);
}

export function isChoice(field: string): boolean {
  return isField(field) && ticketFields[field] === "choice";
}

/** Null: nothing is wrong with it. */
export function faultIn(draft: CriterionDraft): CriterionFault | null {
  const { field, is } = draft;
  if (!isField(field)) return "field";
  if (!questionsOf(field).some((question) => question === is)) return "question";
  switch (is as Question) {
    case "equal":
    case "not_equal":
    case "contains":
    case "not_contains":
    case "any_of":
    case "none_of":
    case "all_of":
      return areGood(field, valuesOf(draft)) ? null : "value";
    case "less":
    case "more":
      return amountOf(draft) === null ? "amount" : null;
    case "in_last":
    case "in_next":
      return /^[1-9]\d{0,3}$/.test(draft.days) && Number(draft.days) <= 3_650 ? null : "days";
    default:
      return null;
  }
}

function areGood(field: TicketField, values: readonly string[]): boolean {
  if (values.length === 0 || values.length > limits.criterionValuesMax) return false;
  const choices: readonly string[] | null =
    field in fieldChoices ? fieldChoices[field as keyof typeof fieldChoices] : null;
  if (choices) return values.every((value) => choices.includes(value));
  const mayBeEmpty = field === "owner";
  return values.every((value) => (mayBeEmpty || !isBlank(value)) && value.length <= limits.criterionChars);
}

function valuesOf({ field, is, text, values }: CriterionDraft): string[] {
  const isOne = is === "equal" || is === "not_equal" || is === "contains" || is === "not_contains";
  if (isChoice(field)) return isOne ? values.slice(0, 1) : values;
  if (isOne) return [text.trim()];
  return [...new Set(text.split(/[,，]/).map((value) => value.trim()))].filter((value) => value !== "");
}

function amountOf({ field, amount, exact }: CriterionDraft): number | null {
  if (exact !== null && amount === exact.amount && amount !== "") return exact.value;
  if (amount.trim() === "") return null;
  const isTime = isField(field) && ticketFields[field] === "time";
  const value = isTime ? new Date(amount).getTime() : Number(amount) * (field === "number" ? 1 : 60_000);
  return Number.isSafeInteger(Math.round(value)) ? Math.round(value) : null;
}

/** Null where something is wrong with one of them. */
export function criteriaOf({ join, of }: Pick<ViewDraft, "join" | "of">): Criteria | null {
  const items: Criteria["of"] = [];
  for (const item of of) {
    if (!isGroup(item)) {
      const criterion = criterionOf(item);
      if (criterion === null) return null;
      items.push(criterion);
      continue;
    }
    const inner = item.of.map(criterionOf).filter((criterion) => criterion !== null);
    if (inner.length < item.of.length || inner.length === 0) return null;
    items.push({ join: item.join, of: inner });
  }
  return { join, of: items };
}

function criterionOf(draft: CriterionDraft): Criterion | null {
  const { field } = draft;
  if (!isField(field) || faultIn(draft) !== null) return null;
  const is = draft.is as Question;
  const values = valuesOf(draft);
  switch (is) {
    case "equal":
    case "not_equal":
    case "contains":
    case "not_contains":
      return { field, is, value: values[0] ?? "" };
    case "any_of":
    case "none_of":
    case "all_of":
      return { field, is, values };
    case "less":
    case "more":
      return { field, is, amount: amountOf(draft) ?? 0 };
    case "in_last":
    case "in_next":
      return { field, is, days: Number(draft.days) };
    case "empty":
    case "not_empty":
      return { field, is };
    default:
      return is satisfies never;
  }
}

export type ViewFault = "nameMissing" | "nameLong" | "criteria" | "columns" | "tooMany";

export function faultsIn(draft: ViewDraft): ViewFault[] {
  const faults: ViewFault[] = [];
  if (isBlank(draft.name)) faults.push("nameMissing");
  else if (draft.name.trim().length > limits.nameChars) faults.push("nameLong");
  if (criteriaOf(draft) === null) faults.push("criteria");
  if (countIn(draft) > limits.criteriaMax) faults.push("tooMany");
  if (draft.columns.length === 0) faults.push("columns");
  return faults;
}

export function countIn({ of }: Pick<ViewDraft, "of">): number {
  return of.reduce((sum, item) => sum + (isGroup(item) ? item.of.length : 1), 0);
}

/** Null where something is wrong with it. */
export function writtenOf(draft: ViewDraft): WriteView | null {
  const criteria = criteriaOf(draft);
  if (criteria === null || faultsIn(draft).length > 0) return null;
  const { name, shared, columns, sort } = draft;
  return { name: name.trim(), shared, criteria, columns, sort };
}

export function isSame(one: ViewDraft, other: ViewDraft): boolean {
  const text = (draft: ViewDraft) =>
    JSON.stringify(draft, (name, value) => (name === "key" ? undefined : value));
  return text(one) === text(other);
}

/** What was written outlives a reload, with the version that it began from. */
export interface Kept {
  version: number;
  draft: ViewDraft;
}

/** Null where nothing whole was kept. */
export function keptFrom(text: string): Kept | null {
  try {
    const { version, draft }: Partial<Kept> = JSON.parse(text);
    if (typeof version !== "number" || !Array.isArray(draft?.of) || !Array.isArray(draft.columns))
      return null;
    // The keys of the page before mean nothing in this one.
    const fresh = <T extends { key: number }>(item: T): T => {
      keys += 1;
      return { ...item, key: keys };
    };
    const of = draft.of.map((item) =>
      isGroup(item) ? fresh({ ...item, of: item.of.map(fresh) }) : fresh(item),
    );
    return { version, draft: { ...emptyDraft(), ...draft, of } };
  } catch {
    return null;
  }
}
