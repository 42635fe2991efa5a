// The cron erases what was deleted and cannot be had back any more: the rows in one transaction, then the files that people
// attached, each chat's as often as it takes.
import { type Database, openDatabase } from "../db/database.ts";
import { eraseFiles } from "../db/files.ts";
import { eraseSome, filesErased, filesToErase } from "../db/ticket-erasing.ts";
import type { Env } from "../env.ts";

/** Of one run of the cron; each erases 50 tickets at most. */
const mostRounds = 20;

/** A failure is no reason not to do what the cron does besides; the next run tries again. */
export async function eraseDeleted(env: Env, now: number): Promise<void> {
  const db = openDatabase(env.DB);
  try {
    for (let done = 0; done < mostRounds; done += 1) {
      const isMore = await eraseSome(db, now);
      await eraseTheirFiles(env, db);
      if (!isMore) return;
    }
  } catch (error) {
    tell(error, {});
  }
}

/** One chat whose files cannot be erased now holds up no other. */
async function eraseTheirFiles(env: Env, db: Database): Promise<void> {
  for (const chatId of await filesToErase(db)) {
    try {
      await eraseFiles(env.FILES, chatId);
      await filesErased(db, chatId);
    } catch (error) {
      tell(error, { chat: chatId });
    }
  }
}

function tell(error: unknown, where: Record<string, unknown>): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(JSON.stringify({ level: "error", what: "erase tickets", ...where, message }));
}
