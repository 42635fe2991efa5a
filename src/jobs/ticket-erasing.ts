// The cron erases what was deleted and cannot be had back any more.
import { openDatabase } from "../db/database.ts";
import { eraseSome } from "../db/ticket-erasing.ts";
import type { Env } from "../env.ts";

/** Of one run of the cron; each erases 50 tickets at most. */
const mostRounds = 20;

/** A failure is no reason not to do what the cron does besides; the next run tries again. */
export async function eraseDeleted(env: Env, now: number): Promise<void> {
  const db = openDatabase(env.DB);
  try {
    for (let done = 0; done < mostRounds; done += 1) if (!(await eraseSome(db, now))) return;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(JSON.stringify({ level: "error", what: "erase tickets", message }));
  }
}
