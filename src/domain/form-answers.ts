// The fields that a site added to its form, and what must be agreed to: what is wrong with an answer, and what is kept of
// good ones.
import { isBlank } from "../protocol/blank.ts";
import type { FieldAnswers, FilledForm } from "../protocol/filled-form.ts";
import type { FormField, SiteSettings } from "../protocol/site-settings.ts";
import { visitorLimits } from "../protocol/visitor-limits.ts";
import { emailMistake, type FormMistake, lengthMistake } from "./visitor-form.ts";

export type AskedForm = Pick<SiteSettings["form"], "fields" | "consent">;

/** What was answered; `agreed` to what the site wants agreement to. */
export interface Answered {
  answers: FieldAnswers;
  agreed: boolean;
}

/** By `answers.ID` and `agreed`, as the door names them. `unknown`: the form has no such field. */
export type AnswerMistakes = Record<string, FormMistake | "unknown">;

/** At least so many digits make a number that can be called. */
const phonePattern = /^\+?[\d\s()./-]*$/;
const phoneDigits = { min: 5, max: 20 };

export function answerMistakes(
  { fields, consent }: AskedForm,
  { answers, agreed }: Answered,
): AnswerMistakes {
  const mistakes: AnswerMistakes = {};
  for (const field of fields) {
    const mistake = answerMistake(field, answerTo(field, answers));
    if (mistake !== null) mistakes[`answers.${field.id}`] = mistake;
  }
  for (const id of Object.keys(answers))
    if (!fields.some((field) => field.id === id)) mistakes[`answers.${id}`] = "unknown";
  if (consent !== null && !agreed) mistakes.agreed = "missing";
  return mistakes;
}

/** Undefined where nothing was answered. */
export function answerTo({ id }: FormField, answers: FieldAnswers): string | boolean | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

function answerMistake(field: FormField, given: string | boolean | undefined): FormMistake | null {
  const { kind, required } = field;
  if (kind === "checkbox") {
    if (typeof given === "string") return "wrong";
    return required && !given ? "missing" : null;
  }
  if (typeof given === "boolean") return "wrong";
  if (given === undefined || isBlank(given)) return required ? "missing" : null;
  const mistake = lengthMistake(given, visitorLimits.answerChars);
  if (mistake !== null) return mistake;
  switch (kind) {
    case "text":
      return null;
    case "choice":
      return field.options.includes(given) ? null : "wrong";
    case "email":
      return emailMistake(given, false);
    case "phone":
      return isPhone(given.trim()) ? null : "wrong";
    default:
      return kind satisfies never;
  }
}

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return phonePattern.test(text) && digits >= phoneDigits.min && digits <= phoneDigits.max;
}

/** Null where nothing was asked. Of a form without mistakes; `at`: milliseconds since 1970. */
export function filledForm({ fields, consent }: AskedForm, given: Answered, at: number): FilledForm | null {
  const filled = fields.flatMap((field) => {
    const value = keptOf(field, answerTo(field, given.answers));
    return value === null ? [] : [{ id: field.id, label: field.label, value }];
  });
  if (filled.length === 0 && consent === null) return null;
  return { fields: filled, consent: consent && { ...consent, at } };
}

/** A box says yes or no; what was left empty says nothing. */
function keptOf({ kind }: FormField, given: string | boolean | undefined): string | boolean | null {
  if (kind === "checkbox") return given === true;
  return typeof given !== "string" || isBlank(given) ? null : given.trim();
}
