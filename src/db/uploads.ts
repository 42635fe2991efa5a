// Files on their way in: a row stands from before the bytes are kept until something names them. What stays is looked at by
// the sweeper, so that a crash in between leaves no bytes that nobody would ever erase.
import { and, asc, count, eq, lt, or } from "drizzle-orm";
import type { Database } from "./database.ts";
import { uploads } from "./schema.ts";
import { tickets } from "./ticket-schema.ts";

export type UploadRow = typeof uploads.$inferSelect;

export async function beginUpload(db: Database, row: UploadRow): Promise<void> {
  await db.insert(uploads).values(row);
}

/** Something names the file, or its bytes are gone. */
export async function endUpload(db: Database, chatId: string, fileId: string): Promise<void> {
  await db.delete(uploads).where(and(eq(uploads.chatId, chatId), eq(uploads.fileId, fileId)));
}

/** Files that wait for one form. */
export async function countDrafts(db: Database, chatId: string): Promise<number> {
  const [found] = await db.select({ drafts: count() }).from(uploads).where(eq(uploads.chatId, chatId));
  return found?.drafts ?? 0;
}

/** The oldest first. `hasTicket`: the form was sent, or the chat has ended. */
export async function staleUploads(
  db: Database,
  before: { messages: number; drafts: number },
  limit: number,
): Promise<(Pick<UploadRow, "chatId" | "fileId" | "isDraft"> & { hasTicket: boolean })[]> {
  const found = await db
    .select({
      chatId: uploads.chatId,
      fileId: uploads.fileId,
      isDraft: uploads.isDraft,
      ticketId: tickets.id,
    })
    .from(uploads)
    .leftJoin(tickets, eq(tickets.id, uploads.chatId))
    .where(
      or(
        and(eq(uploads.isDraft, false), lt(uploads.createdAt, before.messages)),
        and(eq(uploads.isDraft, true), lt(uploads.createdAt, before.drafts)),
      ),
    )
    .orderBy(asc(uploads.createdAt))
    .limit(limit);
  return found.map(({ ticketId, ...upload }) => ({ ...upload, hasTicket: ticketId !== null }));
}
