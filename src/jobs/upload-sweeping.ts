// The cron looks at files that were on their way in: bytes that nothing names after a while are thrown away.
import { openDatabase } from "../db/database.ts";
import { fileKey } from "../db/files.ts";
import { endUpload, staleUploads } from "../db/uploads.ts";
import type { Env } from "../env.ts";
import { spans } from "../protocol/limits.ts";

/** Of one run of the cron. */
const mostUploads = 200;
/** So long a message with a file may take to be said. */
const messageMs = 3_600_000;

/** A failure is no reason not to do what the cron does besides; the next run tries again. */
export async function sweepUploads(env: Env, now: number): Promise<void> {
  const db = openDatabase(env.DB);
  try {
    const before = { messages: now - messageMs, drafts: now - spans.draftMs };
    for (const upload of await staleUploads(db, before, mostUploads)) {
      const { chatId, fileId } = upload;
      if (!(await isNamed(env, upload))) await env.FILES.delete(fileKey(chatId, fileId));
      await endUpload(db, chatId, fileId);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(JSON.stringify({ level: "error", what: "sweep uploads", message }));
  }
}

/** A form's ticket keeps what was sent for it; a message names its file itself. */
async function isNamed(
  env: Env,
  {
    chatId,
    fileId,
    isDraft,
    hasTicket,
  }: { chatId: string; fileId: string; isDraft: boolean; hasTicket: boolean },
): Promise<boolean> {
  if (isDraft) return hasTicket;
  const found = await env.CHATS.getByName(chatId).hasFile(fileId);
  return !found.ok || found.value;
}
