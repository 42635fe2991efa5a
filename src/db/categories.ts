// Categories of canned messages. A name stands once, in whatever case it is written.
import { and, asc, count, eq, ne, sql } from "drizzle-orm";
import type { Category } from "../protocol/canned-api.ts";
import { raiseStamp } from "./canned.ts";
import type { Database } from "./database.ts";
import { cannedMessages, categories } from "./schema.ts";

const shown = { id: categories.id, name: categories.name };

export function allCategories(db: Database): Promise<Category[]> {
  return db.select(shown).from(categories).orderBy(asc(categories.position), asc(categories.name));
}

/** The one of that name, new or not; null where there are as many as there may be. */
export async function createCategory(
  db: Database,
  { id, name }: Category,
  most: number,
): Promise<Category | null> {
  const hasRoom = sql`(select count(*) from ${categories}) < ${most}`;
  const last = sql<number>`(select coalesce(max(${categories.position}), 0) + 1 from ${categories})`;
  const [, [found]] = await db.batch([
    db.insert(categories).select(sql`select ${id}, ${name}, ${last} where ${hasRoom}`).onConflictDoNothing(),
    db
      .select(shown)
      .from(categories)
      .where(eq(sql`lower(${categories.name})`, sql`lower(${name})`)),
    raiseStamp(db),
  ]);
  return found ?? null;
}

/** `taken`: another bears the name. */
export async function renameCategory(
  db: Database,
  { id, name }: Category,
): Promise<"renamed" | "taken" | "not_found"> {
  const other = db
    .select({ id: categories.id })
    .from(categories)
    .where(and(eq(sql`lower(${categories.name})`, sql`lower(${name})`), ne(categories.id, id)));
  const [renamed, taken] = await db.batch([
    db
      .update(categories)
      .set({ name })
      .where(and(eq(categories.id, id), sql`not exists ${other}`))
      .returning({ id: categories.id }),
    other,
    raiseStamp(db),
  ]);
  if (renamed.length > 0) return "renamed";
  return taken.length > 0 ? "taken" : "not_found";
}

/** Its messages stay, without a category. Answers how many; null where it was not there. */
export async function deleteCategory(db: Database, id: string): Promise<number | null> {
  const [[found], , deleted] = await db.batch([
    db.select({ messages: count() }).from(cannedMessages).where(eq(cannedMessages.categoryId, id)),
    db.update(cannedMessages).set({ categoryId: null }).where(eq(cannedMessages.categoryId, id)),
    db.delete(categories).where(eq(categories.id, id)).returning({ id: categories.id }),
    raiseStamp(db),
  ]);
  return deleted.length > 0 ? (found?.messages ?? 0) : null;
}
