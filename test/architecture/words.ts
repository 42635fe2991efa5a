// The words of the pages: catalogues that must agree with each other, and words that stand outside of any.
import type { Source } from "./sources.ts";
import { nodeAt, nodesOf } from "./syntax.ts";

/** A catalogue's leaves by path: a sentence, a function that makes one, or one sentence for each plural form. */
export function sentencesOf(catalogue: unknown, at = ""): Map<string, unknown> {
  const found = new Map<string, unknown>();
  if (typeof catalogue !== "object" || catalogue === null) return found.set(at, catalogue);
  if (
    "other" in catalogue &&
    Object.values(catalogue).every((form) => typeof form === "string") &&
    isPlural(catalogue)
  )
    return found.set(at, catalogue);
  for (const [key, value] of Object.entries(catalogue))
    for (const [path, leaf] of sentencesOf(value, at === "" ? key : `${at} › ${key}`)) found.set(path, leaf);
  return found;
}

const pluralForms = ["zero", "one", "two", "few", "many", "other"];

function isPlural(value: object): boolean {
  return Object.keys(value).every((key) => pluralForms.includes(key));
}

function formsOf(leaf: unknown): string[] {
  if (typeof leaf === "string") return [leaf];
  if (typeof leaf === "object" && leaf !== null) return Object.values(leaf).map(String);
  return [];
}

function placesOf(leaf: unknown): string[] {
  return [...new Set(formsOf(leaf).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
}

/** What one language lacks or says otherwise than the other. */
export function disagreements(model: unknown, other: unknown): string[] {
  const ours = sentencesOf(model);
  const theirs = sentencesOf(other);
  const found: string[] = [];
  for (const [path, leaf] of ours) {
    const answer = theirs.get(path);
    if (answer === undefined) found.push(`${path}: missing`);
    else if (typeof answer !== typeof leaf && (typeof answer === "function" || typeof leaf === "function"))
      found.push(`${path}: a ${typeof leaf} there, a ${typeof answer} here`);
    else if (typeof answer === "function" && typeof leaf === "function" && answer.length > leaf.length)
      found.push(`${path}: takes more than it is given`);
    else if (formsOf(answer).some((form) => form.trim() === "")) found.push(`${path}: empty`);
    else if (placesOf(leaf).join() !== placesOf(answer).join()) found.push(`${path}: other places`);
  }
  for (const path of theirs.keys()) if (!ours.has(path)) found.push(`${path}: too much`);
  return found;
}

const spokenAttributes = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "title",
  "placeholder",
  "alt",
  "label",
]);
const letters = /\p{L}{2}/u;

/** Words in the markup that no catalogue holds, so that nobody can translate them. */
export function bareWords(source: Source): string[] {
  const found: string[] = [];
  for (const node of nodesOf(source)) {
    if (node.type === "JSXText" && letters.test(String(node.value))) found.push(String(node.value).trim());
    if (node.type !== "JSXAttribute") continue;
    const name = String(nodeAt(node, "name")?.name);
    const value = nodeAt(node, "value")?.value;
    if (spokenAttributes.has(name) && typeof value === "string" && letters.test(value))
      found.push(`${name}="${value}"`);
  }
  return found.map((words) => `${source.file}: ${words}`);
}
