// How far each author had read when the last socket closed; while one is open, its attachment knows.
import type { Mark } from "../protocol/chat-frames.ts";
import type { AuthorId } from "../protocol/entry.ts";

export class Marks {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  all(): Record<string, Mark> {
    const rows = this.#sql.exec<{ author: string; delivered: number; seen: number }>("SELECT * FROM marks");
    return Object.fromEntries([...rows].map(({ author, delivered, seen }) => [author, { delivered, seen }]));
  }

  /** Writes only what is further than before. */
  store(author: AuthorId, mark: Mark): void {
    this.#sql.exec(
      `INSERT INTO marks VALUES (?1, ?2, ?3) ON CONFLICT (author) DO UPDATE
       SET delivered = max(delivered, excluded.delivered), seen = max(seen, excluded.seen)
       WHERE excluded.delivered > delivered OR excluded.seen > seen`,
      author,
      mark.delivered,
      mark.seen,
    );
  }
}
