// English for what a form may need beside the first fields, fetched when the form stands.

import { en as fileRefusals } from "../../../shared/files/catalogue/en.ts";
import { en as refusals } from "../../../shared/forms/catalogue/en.ts";
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  ...refusals,
  ...fileRefusals,
  "refusal.too_long": "Files may be at most {size}.",
  "drafts.add": "Attach files",
  "drafts.screenshot": "Take a screenshot",
  "drafts.noScreenshot": "This browser does not let the page be captured. Attach a picture instead.",
  "drafts.list": "Files that go with it",
  "drafts.progress": "Sending {name}",
  "drafts.remove": "Remove {name}",
  "drafts.wait": "One moment, the files are still being sent.",
  "form.away": "Nobody is available right now. Leave your question, and we will answer by e-mail.",
  "form.leave": "Leave your question",
  "added.missing": "Please fill this in.",
  "added.choose": "Please choose one.",
  "added.tick": "Please tick this.",
  "added.wrong": "Please look at this again.",
  "added.email": "Please enter an e-mail address like name@example.com.",
  "added.phone": "Please enter a phone number like +44 20 7946 0000.",
  "added.long": "Please shorten this to {max} characters.",
  "added.none": "Please choose",
  "added.agree": "Please agree to this, so that we may answer.",
  "added.read": "Read it",
  "opens.today": "We are back today at {time}.",
  "opens.later": "We are back on {day} at {time}.",
  "filed.title": "Thank you, we have your question",
  "filed.number": "Its number is {number}.",
  "filed.email": " We will answer to {email}.",
  "filed.again": "Write something else",
} as const satisfies Record<string, Sentence>;

export { en as catalogue };

export type FormKey = keyof typeof en;
