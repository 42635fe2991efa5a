// What a visitor filled in beside the question: as it is sent, checked only for its form, and as it is kept for staff.
import * as v from "valibot";
import { limits } from "./limits.ts";
import { FieldId } from "./site-settings.ts";
import { FieldAnswer } from "./text.ts";

/** By the fields' ids. Whether they fit the site's form is a rule (`domain/visitor-form`). */
export const FieldAnswers = v.pipe(
  v.record(FieldId, v.union([FieldAnswer, v.boolean()])),
  v.maxEntries(limits.fieldsMax, "are too many"),
);
export type FieldAnswers = v.InferOutput<typeof FieldAnswers>;

/** The sort of feedback that a visitor gives. */
export type FeedbackTopic = "problem" | "idea" | "praise";

/** What is kept: with the labels as the visitor read them, since the site may change its form. Empty fields are left out. */
export interface FilledForm {
  fields: { id: string; label: string; value: string | boolean }[];
  /** What the visitor agreed to, and when, milliseconds since 1970. */
  consent: { text: string; url: string; at: number } | null;
  topic?: FeedbackTopic;
}
