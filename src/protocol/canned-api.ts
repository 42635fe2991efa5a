// REST for canned messages and their categories, under /agent/canned and /agent/categories.
import * as v from "valibot";
import { CategoryId, DepartmentId } from "./ids.ts";
import { limits } from "./limits.ts";
import { MessageBody, PersonName, Shortcut } from "./text.ts";

const content = {
  title: PersonName,
  shortcut: v.optional(Shortcut, ""),
  text: MessageBody,
  categoryId: v.optional(v.nullable(CategoryId), null),
  /** Null: all departments. Of no meaning for a personal one. */
  departmentIds: v.optional(
    v.nullable(v.pipe(v.array(DepartmentId), v.minLength(1), v.maxLength(limits.scopeMax))),
    null,
  ),
};

/** POST /agent/canned → CannedMessage, 201 */
export const CreateCanned = v.object({ ...content, isPersonal: v.optional(v.boolean(), false) });
export type CreateCanned = v.InferOutput<typeof CreateCanned>;

/** PUT /agent/canned/:id → CannedMessage; `stale_version` where another edit came first. */
export const EditCanned = v.object({
  ...content,
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});
export type EditCanned = v.InferOutput<typeof EditCanned>;

export interface CannedMessage {
  id: string;
  title: string;
  shortcut: string;
  text: string;
  categoryId: string | null;
  departmentIds: string[] | null;
  /** The caller's own; nobody else sees it. */
  isPersonal: boolean;
  version: number;
  updatedAt: number;
  updatedBy: { id: string; name: string };
  mayEdit: boolean;
}

export interface Category {
  id: string;
  name: string;
}

/** GET /agent/canned, with an ETag: all that the caller may use, by title. `uses` are the caller's own. */
export interface CannedList {
  data: CannedMessage[];
  categories: Category[];
  uses: Record<string, { count: number; lastAt: number }>;
}

/** GET /agent/canned/:id/history: the newest first. */
export interface CannedHistory {
  data: CannedEdit[];
}

export interface CannedEdit {
  version: number;
  at: number;
  by: { id: string; name: string };
  title: string;
  shortcut: string;
  text: string;
  categoryId: string | null;
  departmentIds: string[] | null;
}

/** POST /agent/canned/:id/use → 204 */

/** POST /agent/categories → Category: a name that is there already is that category. PUT /agent/categories/:id → Category */
export const NameCategory = v.object({ name: PersonName });

/** DELETE /agent/categories/:id: its messages stay, without a category. */
export interface DeletedCategory {
  messages: number;
}

/** POST /agent/canned/import. `dryRun` changes nothing and reports what would be done. */
export const ImportCanned = v.object({
  csv: v.pipe(v.string(), v.maxLength(limits.importBytes)),
  dryRun: v.optional(v.boolean(), true),
});

export type ImportProblem =
  | "columns"
  | "no_title"
  | "no_text"
  | "bad_shortcut"
  | "too_long"
  | "unknown_department"
  | "not_allowed"
  | "twice"
  | "too_many";

export interface ImportReport {
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** By row of the file; `line` counts from 1, and the first names the columns. */
  rows: {
    line: number;
    title: string;
    outcome: "added" | "changed" | "unchanged" | "refused";
    problem: ImportProblem | null;
  }[];
}
