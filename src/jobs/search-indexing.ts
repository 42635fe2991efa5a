// Keeps the search index up with the tickets: by the cron, and a little of it before somebody searches.
import { type Database, openDatabase } from "../db/database.ts";
import { beginRebuild, indexSome, rebuildSome } from "../db/search-index.ts";
import type { Env } from "../env.ts";

/** Of one run of the cron; each writes 50 tickets at most. */
const mostRounds = 20;

export async function tendSearch(env: Env): Promise<void> {
  const db = openDatabase(env.DB);
  if (await indexNew(db, mostRounds))
    await attempt("rebuild", () => inRounds(mostRounds, () => rebuildSome(db)));
}

/** Answers whether every ticket is in the index now. A failure is no reason not to search, or to sweep. */
export async function indexNew(db: Database, rounds: number): Promise<boolean> {
  return attempt("index", () => inRounds(rounds, () => indexSome(db)));
}

/** Makes the index anew from the tickets while it is used; what is not done in so many rounds the cron goes on with. */
export async function reindex(db: Database, rounds: number): Promise<boolean> {
  await beginRebuild(db);
  return inRounds(rounds, () => rebuildSome(db));
}

/** Whether nothing is left to do. */
async function inRounds(most: number, round: () => Promise<boolean>): Promise<boolean> {
  for (let done = 0; done < most; done += 1) if (!(await round())) return true;
  return false;
}

async function attempt(what: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(JSON.stringify({ level: "error", what: `search ${what}`, message }));
    return false;
  }
}
