// Canned messages as a table: what each row of an import would do, and the row that an export gives.
import * as v from "valibot";
import {
  type CannedMessage,
  CreateCanned,
  type ImportProblem,
  type ImportReport,
} from "../protocol/canned-api.ts";
import { limits } from "../protocol/limits.ts";
import { fold } from "./canned.ts";

export const columns = ["title", "shortcut", "text", "category", "departments", "personal"] as const;
const between = " | ";

interface Named {
  id: string;
  name: string;
}

export interface Known {
  messages: readonly CannedMessage[];
  categories: readonly Named[];
  departments: readonly Named[];
  /** Whether the caller may make, or have made, a message of these departments. */
  mayEdit(message: { isPersonal: boolean; departmentIds: readonly string[] | null }): boolean;
}

export interface PlannedRow {
  line: number;
  title: string;
  outcome: ImportReport["rows"][number]["outcome"];
  problem: ImportProblem | null;
  /** Null where nothing is to be written. */
  write: {
    /** The message to change; null: a new one. */
    before: CannedMessage | null;
    isPersonal: boolean;
    categoryName: string;
    content: { title: string; shortcut: string; text: string; departmentIds: string[] | null };
  } | null;
}

export function rowOf(
  message: CannedMessage,
  { categories, departments }: Pick<Known, "categories" | "departments">,
): string[] {
  const { title, shortcut, text, categoryId, departmentIds, isPersonal } = message;
  const nameIn = (all: readonly Named[], id: string) => all.find((one) => one.id === id)?.name ?? "";
  const category = categoryId === null ? "" : nameIn(categories, categoryId);
  const scope = departmentIds?.map((id) => nameIn(departments, id)).filter((name) => name !== "") ?? ["*"];
  return [title, shortcut, text, category, isPersonal ? "" : scope.join(between), isPersonal ? "yes" : ""];
}

/** A message is known again by its shortcut, or by its title where it has none; personal and shared ones apart. */
export function planImport(table: readonly (readonly string[])[], known: Known): PlannedRow[] {
  const [head = [], ...rows] = table;
  const places = columns.map((name) => head.findIndex((cell) => fold(cell).trim() === name));
  if (places[0] === -1 || places[2] === -1) return [refusedRow(1, "", "columns")];
  const cellOf = (row: readonly string[], column: (typeof columns)[number]) =>
    row[places[columns.indexOf(column)] ?? -1] ?? "";
  const before = new Map(known.messages.map((message) => [keyOf(message), message]));
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const line = index + 2;
    if (row.every((cell) => cell.trim() === "")) return [];
    const title = cellOf(row, "title").trim();
    if (index >= limits.importRowsMax) return [refusedRow(line, title, "too_many")];
    return [planRow(line, (column) => cellOf(row, column), { known, before, seen })];
  });
}

function planRow(
  line: number,
  cell: (column: (typeof columns)[number]) => string,
  { known, before, seen }: { known: Known; before: ReadonlyMap<string, CannedMessage>; seen: Set<string> },
): PlannedRow {
  const title = cell("title").trim();
  const isPersonal = /^(yes|true|1|是)$/i.test(cell("personal").trim());
  const departmentIds = isPersonal ? null : departmentsOf(cell("departments"), known.departments);
  if (departmentIds === "unknown") return refusedRow(line, title, "unknown_department");
  const given = { title, shortcut: cell("shortcut"), text: cell("text"), departmentIds, isPersonal };
  const checked = v.safeParse(CreateCanned, given);
  if (!checked.success) return refusedRow(line, title, problemOf(checked.issues));
  const { categoryId: _none, isPersonal: _personal, ...content } = checked.output;
  const key = keyOf({ ...content, isPersonal });
  if (seen.has(key)) return refusedRow(line, title, "twice");
  seen.add(key);
  const old = before.get(key) ?? null;
  if (!known.mayEdit({ isPersonal, departmentIds }) || old?.mayEdit === false)
    return refusedRow(line, title, "not_allowed");
  const categoryName = cell("category").trim().slice(0, limits.nameChars);
  const isSame = old !== null && says(old, content, categoryName, known.categories);
  if (isSame) return { line, title, outcome: "unchanged", problem: null, write: null };
  const outcome = old === null ? "added" : "changed";
  return { line, title, outcome, problem: null, write: { before: old, isPersonal, categoryName, content } };
}

function departmentsOf(cell: string, departments: readonly Named[]): string[] | null | "unknown" {
  const names = cell
    .split("|")
    .map((name) => fold(name).trim())
    .filter((name) => name !== "");
  if (names.length === 0 || names.includes("*")) return null;
  const found = names.map((name) => departments.find((one) => fold(one.name).trim() === name)?.id);
  const ids = found.filter((id) => id !== undefined);
  return ids.length < found.length ? "unknown" : [...new Set(ids)];
}

function problemOf(issues: readonly v.BaseIssue<unknown>[]): ImportProblem {
  const [issue] = issues;
  if (issue?.type === "max_length") return "too_long";
  const field = issue ? v.getDotPath(issue) : null;
  return field === "title" ? "no_title" : field === "shortcut" ? "bad_shortcut" : "no_text";
}

function says(
  message: CannedMessage,
  content: { title: string; shortcut: string; text: string; departmentIds: string[] | null },
  categoryName: string,
  categories: readonly Named[],
): boolean {
  const category = categories.find(({ id }) => id === message.categoryId)?.name ?? "";
  return (
    message.title === content.title &&
    message.shortcut === content.shortcut &&
    message.text === content.text &&
    fold(category) === fold(categoryName) &&
    message.departmentIds?.toSorted().join() === content.departmentIds?.toSorted().join()
  );
}

function keyOf({ isPersonal, shortcut, title }: Pick<CannedMessage, "isPersonal" | "shortcut" | "title">) {
  return JSON.stringify([isPersonal, shortcut === "", fold(shortcut === "" ? title : shortcut)]);
}

function refusedRow(line: number, title: string, problem: ImportProblem): PlannedRow {
  return { line, title, outcome: "refused", problem, write: null };
}
