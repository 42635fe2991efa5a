// What stands in the form of a canned message: where it begins, what is wrong with it, and what of it is saved. Pure.
import { isBlank } from "../../../protocol/blank.ts";
import type { CannedMessage, CreateCanned, EditCanned } from "../../../protocol/canned-api.ts";
import { limits } from "../../../protocol/limits.ts";

export interface Draft {
  title: string;
  shortcut: string;
  text: string;
  categoryId: string | null;
  /** The name of a category that is made when this is saved; null: an old one, or none. */
  newCategory: string | null;
  scope: "all" | "some" | "mine";
  departmentIds: string[];
}

export type Flaw =
  | "titleMissing"
  | "textMissing"
  | "tooLong"
  | "shortcutBad"
  | "categoryMissing"
  | "scopeMissing";

export type Field = "title" | "shortcut" | "text" | "category" | "scope";

type Said = Pick<CannedMessage, "title" | "shortcut" | "text" | "categoryId" | "departmentIds"> & {
  isPersonal: boolean;
};

export function draftOf({ departmentIds, isPersonal, title, shortcut, text, categoryId }: Said): Draft {
  const scope = isPersonal ? "mine" : departmentIds === null ? "all" : "some";
  return {
    title,
    shortcut,
    text,
    categoryId,
    newCategory: null,
    scope,
    departmentIds: [...(departmentIds ?? [])].sort(),
  };
}

/** A new one: for all where the agent may say so, else for the agent's own departments. */
export function emptyDraft(mayAll: boolean, ownDepartmentIds: readonly string[]): Draft {
  const scope = mayAll ? "all" : ownDepartmentIds.length > 0 ? "some" : "mine";
  const departmentIds = scope === "some" ? [...ownDepartmentIds].sort() : [];
  return { title: "", shortcut: "", text: "", categoryId: null, newCategory: null, scope, departmentIds };
}

export function contentOf(draft: Draft, categoryId: string | null): CreateCanned {
  const { title, shortcut, text, scope, departmentIds } = draft;
  return {
    title: title.trim(),
    shortcut: shortcut.trim(),
    text,
    categoryId,
    departmentIds: scope === "some" ? departmentIds : null,
    isPersonal: scope === "mine",
  };
}

export function editOf({ isPersonal: _fixed, ...content }: CreateCanned, version: number): EditCanned {
  return { ...content, version };
}

export function isSame(a: Draft, b: Draft): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(draft: Draft): unknown[] {
  const { title, shortcut, text, categoryId, newCategory, scope, departmentIds } = draft;
  return [title, shortcut, text, categoryId, newCategory, scope, scope === "some" ? departmentIds : []];
}

export function flawsOf(draft: Draft): Partial<Record<Field, Flaw>> {
  const flaws: Partial<Record<Field, Flaw>> = {};
  if (isBlank(draft.title)) flaws.title = "titleMissing";
  else if (draft.title.trim().length > limits.nameChars) flaws.title = "tooLong";
  const shortcut = draft.shortcut.trim();
  if (!/^[^\s#/＃／]*$/.test(shortcut)) flaws.shortcut = "shortcutBad";
  else if (shortcut.length > limits.shortcutChars) flaws.shortcut = "tooLong";
  if (isBlank(draft.text)) flaws.text = "textMissing";
  else if (draft.text.length > limits.bodyChars) flaws.text = "tooLong";
  if (draft.newCategory !== null) {
    if (isBlank(draft.newCategory)) flaws.category = "categoryMissing";
    else if (draft.newCategory.trim().length > limits.nameChars) flaws.category = "tooLong";
  }
  if (draft.scope === "some" && draft.departmentIds.length === 0) flaws.scope = "scopeMissing";
  return flaws;
}

/** How far over its limit a field is, characters. */
export function charsOver(draft: Draft, field: Field): number {
  if (field === "title") return draft.title.trim().length - limits.nameChars;
  if (field === "shortcut") return draft.shortcut.trim().length - limits.shortcutChars;
  if (field === "category") return (draft.newCategory ?? "").trim().length - limits.nameChars;
  return draft.text.length - limits.bodyChars;
}

interface Kept {
  version: number;
  draft: Draft;
}

export function keptText(kept: Kept): string {
  return JSON.stringify(kept);
}

/** What was kept before a reload; null where nothing whole was. */
export function keptFrom(text: string): Kept | null {
  try {
    const { version, draft }: Partial<Kept> = JSON.parse(text);
    const whole = emptyDraft(true, []);
    if (typeof version !== "number" || typeof draft !== "object" || draft === null) return null;
    return { version, draft: { ...whole, ...draft } };
  } catch {
    return null;
  }
}
