// Canned messages. Every write keeps a copy of what the row says then, and raises the stamp by which lists are known.
import { and, asc, count, desc, eq, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { CannedEdit, CannedMessage } from "../protocol/canned-api.ts";
import { limits, spans } from "../protocol/limits.ts";
import type { Database } from "./database.ts";
import { agents, cannedHistory, cannedMessages, cannedStamp, cannedUses } from "./schema.ts";

/** Who asks, as far as canned messages go. */
export interface CannedReader {
  id: string;
  departmentIds: readonly string[];
  /** Supervisors and admins read and edit all shared ones. */
  readsAll: boolean;
}

export type CannedContent = Pick<
  typeof cannedMessages.$inferSelect,
  "title" | "shortcut" | "text" | "categoryId" | "departmentIds"
>;

type CannedRow = typeof cannedMessages.$inferSelect & { updatedByName: string | null };

/** The version of all lists together. */
export async function cannedStampOf(db: Database): Promise<number> {
  const [found] = await db.select({ version: cannedStamp.version }).from(cannedStamp);
  return found?.version ?? 0;
}

/** Up to `limit` by id, for going through all of them in turn. */
export async function cannedPage(
  db: Database,
  reader: CannedReader,
  after: string,
  limit: number,
): Promise<CannedMessage[]> {
  const rows = await rowsQuery(db, and(readableBy(reader), gt(cannedMessages.id, after)))
    .orderBy(asc(cannedMessages.id))
    .limit(limit);
  return rows.map((row) => shown(row, reader));
}

export async function cannedFor(db: Database, reader: CannedReader): Promise<CannedMessage[]> {
  const rows = await rowsQuery(db, readableBy(reader)).orderBy(
    asc(cannedMessages.title),
    asc(cannedMessages.id),
  );
  return rows.map((row) => shown(row, reader));
}

/** Null where it is not there, or not the reader's to see. */
export async function cannedOne(
  db: Database,
  reader: CannedReader,
  id: string,
): Promise<CannedMessage | null> {
  const [row] = await rowsQuery(db, and(readableBy(reader), eq(cannedMessages.id, id)));
  return row ? shown(row, reader) : null;
}

export async function countCanned(db: Database): Promise<number> {
  const [found] = await db.select({ all: count() }).from(cannedMessages);
  return found?.all ?? 0;
}

export async function createCanned(
  db: Database,
  message: CannedContent & { id: string; ownerId: string | null },
  by: { agentId: string; at: number },
): Promise<void> {
  await db.batch([
    db
      .insert(cannedMessages)
      .values({ ...message, updatedBy: by.agentId, updatedAt: by.at, version: 1 })
      .onConflictDoNothing(),
    keepCopy(db, eq(cannedMessages.id, message.id)),
    raiseStamp(db),
  ]);
}

/** True where the row was at `version`, and says this now. */
export async function editCanned(
  db: Database,
  id: string,
  edit: { content: CannedContent; version: number },
  by: { agentId: string; at: number },
): Promise<boolean> {
  const [changed] = await db.batch([
    editQuery(db, id, edit, by),
    keepCopy(db, eq(cannedMessages.id, id)),
    raiseStamp(db),
  ]);
  return changed.length > 0;
}

/** An edit for a batch; whoever batches it keeps the copy and raises the stamp. */
export function editQuery(
  db: Database,
  id: string,
  { content, version }: { content: CannedContent; version: number },
  by: { agentId: string; at: number },
) {
  return db
    .update(cannedMessages)
    .set({ ...content, version: version + 1, updatedBy: by.agentId, updatedAt: by.at })
    .where(and(eq(cannedMessages.id, id), eq(cannedMessages.version, version)))
    .returning({ id: cannedMessages.id });
}

/** Rows in a batch: some parameters each, of which a batch may have many, but a request only so many batches. */
const importBatch = 100;

/** New messages where there is no version, edits of that version where there is one; an edit that comes too late is none. */
export async function writeImport(
  db: Database,
  rows: readonly { id: string; version: number | null; ownerId: string | null; content: CannedContent }[],
  by: { agentId: string; at: number },
): Promise<void> {
  const said = { updatedBy: by.agentId, updatedAt: by.at };
  for (let start = 0; start < rows.length; start += importBatch) {
    const some = rows.slice(start, start + importBatch);
    const ids = JSON.stringify(some.map(({ id }) => id));
    await db.batch([
      raiseStamp(db),
      ...some.map(({ id, version, ownerId, content }) =>
        version === null
          ? db.insert(cannedMessages).values({ id, ownerId, ...content, ...said, version: 1 })
          : editQuery(db, id, { content, version }, by),
      ),
      keepCopy(db, sql`${cannedMessages.id} in (select value from json_each(${ids}))`),
    ]);
  }
}

/** What it said stays in its history. */
export async function deleteCanned(db: Database, id: string): Promise<void> {
  await db.batch([
    db.delete(cannedUses).where(eq(cannedUses.messageId, id)),
    db.delete(cannedMessages).where(eq(cannedMessages.id, id)),
    raiseStamp(db),
  ]);
}

/** The newest first. */
export async function historyOfCanned(db: Database, id: string): Promise<CannedEdit[]> {
  const rows = await db
    .select({ edit: cannedHistory, name: agents.name })
    .from(cannedHistory)
    .leftJoin(agents, eq(agents.id, cannedHistory.updatedBy))
    .where(eq(cannedHistory.messageId, id))
    .orderBy(desc(cannedHistory.version))
    .limit(limits.cannedHistoryMax);
  return rows.map(({ edit: { messageId: _id, updatedBy, updatedAt, ...said }, name }) => ({
    ...said,
    at: updatedAt,
    by: { id: updatedBy, name: name ?? "" },
  }));
}

/** Counts a use, but not more often than the span allows: lists are ranked by it, nobody is paid by it. */
export async function useCanned(db: Database, agentId: string, messageId: string, at: number): Promise<void> {
  await db
    .insert(cannedUses)
    .values({ agentId, messageId, count: 1, lastAt: at })
    .onConflictDoUpdate({
      target: [cannedUses.agentId, cannedUses.messageId],
      set: { count: sql`${cannedUses.count} + 1`, lastAt: at },
      setWhere: lte(cannedUses.lastAt, at - spans.cannedUseMs),
    });
}

export async function usesOf(
  db: Database,
  agentId: string,
): Promise<Record<string, { count: number; lastAt: number }>> {
  const rows = await db.select().from(cannedUses).where(eq(cannedUses.agentId, agentId));
  return Object.fromEntries(rows.map(({ messageId, count, lastAt }) => [messageId, { count, lastAt }]));
}

/** For a batch. */
export function raiseStamp(db: Database) {
  return db
    .insert(cannedStamp)
    .values({ id: 1, version: 1 })
    .onConflictDoUpdate({ target: cannedStamp.id, set: { version: sql`${cannedStamp.version} + 1` } });
}

/** Keeps what the rows say now; a version that is kept already stays as it was. For a batch. */
export function keepCopy(db: Database, which: SQL | undefined) {
  const { id, version, title, shortcut, text, categoryId, departmentIds, updatedBy, updatedAt } =
    cannedMessages;
  const said = { title, shortcut, text, categoryId, departmentIds, updatedBy, updatedAt };
  return db
    .insert(cannedHistory)
    .select(
      db
        .select({ messageId: id, version, ...said })
        .from(cannedMessages)
        .where(which),
    )
    .onConflictDoNothing();
}

export function mayEdit(
  reader: CannedReader,
  { ownerId, departmentIds }: { ownerId: string | null; departmentIds: readonly string[] | null },
): boolean {
  if (ownerId !== null) return ownerId === reader.id;
  return reader.readsAll || (departmentIds?.every((id) => reader.departmentIds.includes(id)) ?? false);
}

function readableBy({ id, departmentIds, readsAll }: CannedReader) {
  const { ownerId, departmentIds: scope } = cannedMessages;
  const isOfTheirs = sql`exists (select 1 from json_each(${scope}) as scope
    where scope.value in (select value from json_each(${JSON.stringify(departmentIds)})))`;
  const shared = readsAll ? undefined : or(isNull(scope), isOfTheirs);
  return or(eq(ownerId, id), and(isNull(ownerId), shared));
}

function rowsQuery(db: Database, which: SQL | undefined) {
  const { id, title, shortcut, text, categoryId, ownerId, departmentIds, updatedBy, updatedAt, version } =
    cannedMessages;
  return db
    .select({
      id,
      title,
      shortcut,
      text,
      categoryId,
      ownerId,
      departmentIds,
      updatedBy,
      updatedAt,
      version,
      updatedByName: agents.name,
    })
    .from(cannedMessages)
    .leftJoin(agents, eq(agents.id, updatedBy))
    .where(which);
}

function shown(row: CannedRow, reader: CannedReader): CannedMessage {
  const { ownerId, updatedBy, updatedByName, ...message } = row;
  return {
    ...message,
    isPersonal: ownerId !== null,
    updatedBy: { id: updatedBy, name: updatedByName ?? "" },
    mayEdit: mayEdit(reader, row),
  };
}
