// Habits of the house that a machine can see in one file.
import type { Source } from "./sources.ts";
import { nodesOf } from "./syntax.ts";

export const longestFile = 300;

export function lineCount(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

// Put together from halves, so that this file does not find itself.
const unwanted: [RegExp, string][] = [
  [new RegExp(`\\b(${"TO"}DO|${"FIX"}ME|${"X"}XX)\\b`), "unfinished work belongs in an issue"],
  [new RegExp(`@ts-(${"ig"}nore|${"no"}check|${"expect"}-error)`), "the compiler is not silenced"],
  [new RegExp(`biome-${"ig"}nore-all`), "the linter is not silenced for a whole file"],
];

export function unwantedMarks({ file, text }: Source): string[] {
  return text
    .split("\n")
    .flatMap((line, i) =>
      unwanted
        .filter(([mark]) => mark.test(line))
        .map(([, why]) => `${file}:${i + 1}: ${why}: ${line.trim()}`),
    );
}

/** Where a type is given up for `any`. */
export function anyTypes(source: Source): string[] {
  return [...nodesOf(source)]
    .filter(({ type }) => type === "TSAnyKeyword")
    .map(
      ({ start }) =>
        `${source.file}:${source.text.slice(0, Number(start)).split("\n").length}: a value has a type`,
    );
}

/** A file says in its first lines what it is, for whom, or what it refuses. */
export function hasHeader({ file, text }: Source): boolean {
  const body = file.endsWith(".html")
    ? text.replace(/^<!doctype html>\s*/i, "")
    : text.replace(/^#!.*\n/, "");
  const comment = body.match(/^(?:\/\/|\/\*+|<!--)\s*(.*)/);
  return (comment?.[1] ?? "").trim().length >= 15;
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;

/** A language's file bears the language's tag (BCP 47). */
const languageFile = /\/catalogue\/([a-z]+-)?[a-z]{2,3}(-[A-Z]{2})?\.ts$/;

/** Files and folders are kebab-case. */
export function isKebab(file: string): boolean {
  if (languageFile.test(file)) return true;
  return file.split("/").every((part) => kebab.test(part.replace(/^\./, "")));
}
