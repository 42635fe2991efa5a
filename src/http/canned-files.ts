// Canned messages in and out as CSV. An export is streamed page by page; an import says row by row what it did, or would do.
import { Hono } from "hono";
import { type CannedReader, cannedFor, cannedPage, countCanned, mayEdit, writeImport } from "../db/canned.ts";
import { allCategories, createCategory } from "../db/categories.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { allDepartments } from "../db/departments.ts";
import { columns, type Known, type PlannedRow, planImport, rowOf } from "../domain/canned-table.ts";
import { byteOrderMark, csvLine, parseCsv } from "../domain/csv.ts";
import { ImportCanned, type ImportReport } from "../protocol/canned-api.ts";
import { limits } from "../protocol/limits.ts";
import { readerOf } from "./canned.ts";
import { body } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { newId } from "./new-id.ts";
import { Refusal } from "./problems.ts";

const pageRows = 500;

export const cannedFiles = new Hono<AgentDoors>()
  .get("/export.csv", signedIn, async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = readerOf(c.get("agent"));
    const [categories, departments] = await Promise.all([allCategories(db), allDepartments(db)]);
    c.header("Content-Type", "text/csv; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="canned-messages.csv"');
    return c.body(exported(db, reader, { categories, departments }));
  })
  .post("/import", signedIn, body(ImportCanned), async (c) => {
    const db = openDatabase(c.env.DB);
    const reader = readerOf(c.get("agent"));
    const { csv, dryRun } = c.req.valid("json");
    const plan = planImport(parseCsv(csv), await knownTo(db, reader));
    const added = plan.filter(({ outcome }) => outcome === "added").length;
    if (added > 0 && (await countCanned(db)) + added > limits.cannedMax) throw new Refusal("too_many");
    if (!dryRun) await write(db, reader, plan);
    return c.json(reportOf(plan));
  });

function exported(
  db: Database,
  reader: CannedReader,
  names: Pick<Known, "categories" | "departments">,
): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  let after = "";
  return new ReadableStream({
    start: (stream) => stream.enqueue(utf8.encode(byteOrderMark + csvLine(columns))),
    async pull(stream) {
      const page = await cannedPage(db, reader, after, pageRows);
      const lines = page.map((message) => csvLine(rowOf(message, names)));
      if (lines.length > 0) stream.enqueue(utf8.encode(lines.join("")));
      after = page.at(-1)?.id ?? after;
      if (page.length < pageRows) stream.close();
    },
  });
}

async function knownTo(db: Database, reader: CannedReader): Promise<Known> {
  const [messages, categories, departments] = await Promise.all([
    cannedFor(db, reader),
    allCategories(db),
    allDepartments(db),
  ]);
  return {
    messages,
    categories,
    departments,
    mayEdit: ({ isPersonal, departmentIds }) =>
      mayEdit(reader, { ownerId: isPersonal ? reader.id : null, departmentIds }),
  };
}

async function write(db: Database, reader: CannedReader, plan: readonly PlannedRow[]): Promise<void> {
  const writes = plan.flatMap(({ write }) => (write === null ? [] : [write]));
  const categoryIds = new Map<string, string | null>([["", null]]);
  for (const { categoryName: name } of writes) {
    if (categoryIds.has(name)) continue;
    const category = await createCategory(db, { id: newId("category"), name }, limits.categoriesMax);
    if (category === null) throw new Refusal("too_many", { categories: limits.categoriesMax });
    categoryIds.set(name, category.id);
  }
  const rows = writes.map(({ before, isPersonal, categoryName, content }) => ({
    id: before?.id ?? newId("canned"),
    version: before?.version ?? null,
    ownerId: isPersonal ? reader.id : null,
    content: { ...content, categoryId: categoryIds.get(categoryName) ?? null },
  }));
  await writeImport(db, rows, { agentId: reader.id, at: Date.now() });
}

function reportOf(plan: readonly PlannedRow[]): ImportReport {
  const count = (wanted: PlannedRow["outcome"]) => plan.filter(({ outcome }) => outcome === wanted).length;
  return {
    added: count("added"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    refused: count("refused"),
    rows: plan.map(({ write: _write, ...row }) => row),
  };
}
