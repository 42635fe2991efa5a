// Custom ticket views, under /agent/views: criteria over any field, columns, a sort; private or shared.
import * as v from "valibot";
import { ViewId } from "./ids.ts";
import { limits } from "./limits.ts";
import { isWellFormed } from "./text.ts";
import {
  type FieldKind,
  fieldChoices,
  predefinedViews,
  type Question,
  questions,
  type TicketField,
  ticketFields,
} from "./ticket-fields.ts";

export type { FieldKind, Question, TicketField };
export { fieldChoices, questions, ticketFields };

const Value = v.pipe(
  v.string(),
  v.maxLength(limits.criterionChars),
  v.check(isWellFormed, "is not well-formed Unicode"),
);
const Values = v.pipe(v.array(Value), v.minLength(1), v.maxLength(limits.criterionValuesMax));
const Amount = v.pipe(v.number(), v.safeInteger());
const Field = v.picklist(Object.keys(ticketFields) as [TicketField, ...TicketField[]]);

/**
 * One question about one field. Text is compared without case. `in_last` and `in_next` are days of 24 hours from now;
 * `less` and `more` are milliseconds since 1970 for times, milliseconds for spans. A field that has no value matches
 * only `empty`, and the negated ones.
 */
export const Criterion = v.variant("is", [
  v.object({
    field: Field,
    is: v.picklist(["equal", "not_equal", "contains", "not_contains"]),
    value: Value,
  }),
  v.object({ field: Field, is: v.picklist(["any_of", "none_of", "all_of"]), values: Values }),
  v.object({ field: Field, is: v.picklist(["less", "more"]), amount: Amount }),
  v.object({
    field: Field,
    is: v.picklist(["in_last", "in_next"]),
    days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(3_650)),
  }),
  v.object({ field: Field, is: v.picklist(["empty", "not_empty"]) }),
]);
export type Criterion = v.InferOutput<typeof Criterion>;

/** All of, or any of; a group may hold groups, one level deep. */
const Group = v.object({
  join: v.picklist(["and", "or"]),
  of: v.pipe(v.array(Criterion), v.minLength(1), v.maxLength(limits.criteriaMax)),
});
export const Criteria = v.pipe(
  v.object({
    join: v.picklist(["and", "or"]),
    of: v.pipe(v.array(v.union([Criterion, Group])), v.maxLength(limits.criteriaMax)),
  }),
  v.check((criteria) => countCriteria(criteria) <= limits.criteriaMax, "are too many"),
);
export type Group = v.InferOutput<typeof Group>;
export type Criteria = v.InferOutput<typeof Criteria>;

/** Those in groups, too. */
export function countCriteria({ of }: { of: readonly (Criterion | Group)[] }): number {
  return of.reduce((sum, item) => sum + ("join" in item ? item.of.length : 1), 0);
}

/**
 * Why a criterion cannot be asked: its field is gone, its field takes no such question, or its value is none of the field's.
 * `at` is its place: among all, and within its group; empty where all of it cannot be read.
 */
export interface CriterionFlaw {
  at: number[];
  why: "no_such_field" | "no_such_question" | "no_such_value";
}

/**
 * By what a view can be sorted: what an index leads through, so that a page is read and not the whole. By `dueAt`, those
 * that are due and not closed stand first; all others follow, the newest first.
 */
export const sortFields = ["number", "dueAt"] as const;
export const Sort = v.object({ by: v.picklist(sortFields), descending: v.boolean() });
export type Sort = v.InferOutput<typeof Sort>;

/** POST /agent/views → CustomView. Only supervisors and admins may share. */
export const WriteView = v.object({
  name: v.pipe(
    v.string(),
    v.maxLength(limits.nameChars),
    v.check(isWellFormed, "is not well-formed Unicode"),
    v.trim(),
    v.nonEmpty(),
  ),
  shared: v.boolean(),
  criteria: Criteria,
  columns: v.pipe(v.array(Field), v.minLength(1), v.maxLength(24)),
  sort: Sort,
});
/** PUT /agent/views/:id → CustomView; `stale_version` when somebody changed it since. DELETE takes none of it. */
export const EditView = v.object({
  ...WriteView.entries,
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});
export type WriteView = v.InferOutput<typeof WriteView>;

export interface CustomView extends WriteView {
  id: string;
  owner: { id: string; name: string };
  /** Whether the asking agent may change it: its owner, and for shared ones every admin. */
  mayEdit: boolean;
  version: number;
  /** Criteria that cannot be asked any more; while there are some, its tickets are refused with `bad_criterion`. */
  flaws: CriterionFlaw[];
}

/** GET /agent/views: the agent's own and the shared ones, by name. */
export interface ViewList {
  data: CustomView[];
  /** Which opens first; null: all tickets. */
  defaultView: string | null;
  /** The newest ticket there was when the agent last looked; null: never. */
  seenNumber: number | null;
}

/** DELETE /agent/views/:id → 204. For `spans.undoMs` POST /agent/views/:id/restore → CustomView brings it back. */

/** POST /agent/views/preview → TicketPage: the first few tickets of a view that is not saved. */
export const PreviewView = v.object({ criteria: Criteria, sort: Sort });

/** PUT /agent/views/default → 204 */
export const SetDefaultView = v.object({ view: v.nullable(v.union([v.picklist(predefinedViews), ViewId])) });

/** PUT /agent/views/seen → 204. It never goes back. */
export const SetSeen = v.object({ number: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
