// English for the refusals of forms, fetched with what a form may need beside the first fields.

export const en = {
  "refusal.bad_form":
    "Please look at the form again. If nothing is marked, reload this page: the form has changed.",
  "refusal.unavailable": "Nobody is available any more. Your words are still here.",
} as const;

export type FormRefusalKey = keyof typeof en;
