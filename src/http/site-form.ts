// A filled-in form, checked against what the site asks: by the same rule as in the visitor's page.
import { type Answered, answerMistakes, filledForm } from "../domain/form-answers.ts";
import type { FilledForm } from "../protocol/filled-form.ts";
import type { SiteSettings } from "../protocol/site-settings.ts";
import { Refusal } from "./problems.ts";

/** Null where the site asks nothing beside the question. Refuses with each field at fault. */
export function checkedForm(
  form: SiteSettings["form"],
  given: Answered & { email: string | null },
  at: number,
): FilledForm | null {
  const mistakes: Record<string, string> = answerMistakes(form, given);
  if (form.email === "required" && given.email === null) mistakes.email = "missing";
  if (Object.keys(mistakes).length > 0) throw new Refusal("bad_form", mistakes);
  return filledForm(form, given, at);
}
