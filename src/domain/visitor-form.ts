// What a visitor's form must hold before it is sent. The page asks beside each field, the door asks again: one rule for
// both, so that what the one takes the other takes.
import { EMAIL_REGEX } from "valibot";
import { isBlank } from "../protocol/blank.ts";
import { visitorLimits } from "../protocol/visitor-limits.ts";
import { isWellFormed } from "../protocol/well-formed.ts";

export type FormMistake = "missing" | "wrong" | "long";

export interface Person {
  name: string;
  email: string;
}

/** What the form insists on. */
export interface Wanted {
  name: boolean;
  email: boolean;
}

/** Null where the name may be sent as it was typed. */
export function nameMistake(typed: string, isWanted: boolean): FormMistake | null {
  const name = typed.trim();
  if (name === "") return isWanted ? "missing" : null;
  return lengthMistake(name, visitorLimits.nameChars);
}

export function emailMistake(typed: string, isWanted: boolean): FormMistake | null {
  const email = typed.trim();
  if (email === "") return isWanted ? "missing" : null;
  return EMAIL_REGEX.test(email) && lengthMistake(email, visitorLimits.emailChars) === null ? null : "wrong";
}

export function questionMistake(typed: string): FormMistake | null {
  return isBlank(typed) ? "missing" : lengthMistake(typed, visitorLimits.questionChars);
}

export function lengthMistake(text: string, maxChars: number): FormMistake | null {
  if (text.length > maxChars) return "long";
  return isWellFormed(text) ? null : "wrong";
}
