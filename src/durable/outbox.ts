// What must leave an object, kept until it has left: at least once, keyed, with back-off, never given up.
// A row is put in the same transaction as the change it tells of, and deleted only after its delivery.

interface Row {
  key: string;
  effect: string;
  attempts: number;
}

/** A row that nobody could deliver at once is looked at again after this: the process may have died. */
const firstRetryMs = 5_000;
const retryBaseMs = 1_000;
/** The longest wait. Invariant: a timer or delivery is late by at most a minute after recovery. */
const retryMaxMs = 30_000;
/** A delivery that has not answered by then no longer keeps others from being tried. */
const stuckMs = 30_000;

export class Outbox<Effect extends { key: string }> {
  #sql: SqlStorage;
  #runningSince: number | null = null;
  #again = false;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Inside the caller's transaction. A newer effect under the same key takes the older one's place. */
  put(effect: Effect, now: number): void {
    this.#sql.exec(
      `INSERT INTO outbox VALUES (?1, ?2, 0, ?3, ?4) ON CONFLICT (key)
       DO UPDATE SET effect = excluded.effect, attempts = 0, next_at = excluded.next_at`,
      effect.key,
      JSON.stringify(effect),
      now,
      now + firstRetryMs,
    );
  }

  /** Inside the caller's transaction: the effect has been delivered, unless a newer one stands there now. */
  remove(effect: Effect): void {
    this.#sql.exec("DELETE FROM outbox WHERE key = ? AND effect = ?", effect.key, JSON.stringify(effect));
  }

  nextAt(): number | null {
    return this.#sql.exec<{ at: number | null }>("SELECT min(next_at) AS at FROM outbox").one().at;
  }

  oldestAgeMs(now: number): number {
    const { at } = this.#sql.exec<{ at: number | null }>("SELECT min(put_at) AS at FROM outbox").one();
    return at === null ? 0 : Math.max(0, now - at);
  }

  /**
   * Delivers what is new or due, oldest first. `deliver` resolves when the effect has arrived and has itself called
   * `remove`. Never throws; a failing effect waits and does not hold up the others.
   */
  async drain(clock: () => number, deliver: (effect: Effect) => Promise<void>): Promise<void> {
    if (this.#runningSince !== null && clock() - this.#runningSince < stuckMs) {
      this.#again = true;
      return;
    }
    const since = clock();
    this.#runningSince = since;
    const tried = new Set<string>();
    do {
      this.#again = false;
      for (const row of this.#ready(clock())) {
        if (tried.has(row.effect)) continue;
        tried.add(row.effect);
        try {
          await deliver(JSON.parse(row.effect) as Effect);
        } catch (error) {
          this.#postpone(row, clock());
          console.warn(
            JSON.stringify({
              event: "delivery_failed",
              key: row.key,
              attempts: row.attempts + 1,
              error: String(error),
            }),
          );
        }
      }
    } while (this.#again);
    if (this.#runningSince === since) this.#runningSince = null;
  }

  #ready(now: number): Row[] {
    return this.#sql
      .exec<Row & Record<string, SqlStorageValue>>(
        "SELECT key, effect, attempts FROM outbox WHERE attempts = 0 OR next_at <= ? ORDER BY put_at, key",
        now,
      )
      .toArray();
  }

  #postpone(row: Row, now: number): void {
    const wait = Math.min(retryMaxMs, retryBaseMs * 2 ** row.attempts);
    this.#sql.exec(
      "UPDATE outbox SET attempts = attempts + 1, next_at = ? WHERE key = ? AND effect = ?",
      now + Math.round(wait * (0.5 + Math.random() / 2)),
      row.key,
      row.effect,
    );
  }
}
