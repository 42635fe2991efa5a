// The offers that ring in a department, in its SQLite. An offer that has ended stays for a while as a tombstone, so that a
// delivery that comes late or twice does not ring again.
import type { Ringing, RingRequest } from "../domain/routing.ts";
import type { OfferCard } from "../protocol/desk-frames.ts";

/** What the department answered to an attempt, kept so that a repeated question gets the same answer. */
export interface OfferAnswer extends Ringing {
  attempt: number;
}

export interface Offered {
  card: OfferCard;
  answer: OfferAnswer;
  request: RingRequest;
  declined: string[];
  closed: boolean;
}

type Row = { card: string; answer: string; request: string; declined: string; closed: number };

const tombstoneMs = 10 * 60_000;

export class OfferBoard {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  find(offerId: string): Offered | null {
    const row = this.#sql
      .exec<Row>("SELECT card, answer, request, declined, closed FROM offers WHERE id = ?", offerId)
      .toArray()[0];
    return row ? offeredOf(row) : null;
  }

  /** Oldest first. */
  open(now: number): Offered[] {
    return this.#sql
      .exec<Row>(
        "SELECT card, answer, request, declined, closed FROM offers WHERE closed = 0 AND ends_at > ? ORDER BY rings_since, id",
        now,
      )
      .toArray()
      .map(offeredOf);
  }

  put({ card, answer, request, declined }: Omit<Offered, "closed">): void {
    this.#sql.exec(
      `INSERT INTO offers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)
       ON CONFLICT (id) DO UPDATE
       SET answer = excluded.answer, request = excluded.request, declined = excluded.declined`,
      card.offerId,
      card.chatId,
      card.ringsSince,
      card.ringsUntil,
      JSON.stringify(card),
      JSON.stringify(answer),
      JSON.stringify(request),
      JSON.stringify(declined),
    );
  }

  /** Ends an offer, or makes sure that it will not ring when it arrives after its end. True where it was ringing. */
  close(offerId: string, now: number): boolean {
    const wasOpen =
      this.#sql.exec("UPDATE offers SET closed = 1 WHERE id = ? AND closed = 0", offerId).rowsWritten > 0;
    if (!wasOpen)
      this.#sql.exec(
        "INSERT INTO offers VALUES (?1, '', ?2, ?2, '{}', '{}', '{}', '[]', 1) ON CONFLICT DO NOTHING",
        offerId,
        now,
      );
    return wasOpen;
  }

  /** Offers whose time is over though nobody closed them. */
  expired(now: number): string[] {
    return this.#sql
      .exec<{ id: string }>("SELECT id FROM offers WHERE closed = 0 AND ends_at <= ?", now)
      .toArray()
      .map(({ id }) => id);
  }

  prune(now: number): void {
    this.#sql.exec("DELETE FROM offers WHERE closed = 1 AND ends_at <= ?", now - tombstoneMs);
  }

  /** When something here has to be ended or forgotten; null where there is nothing. */
  nextAt(): number | null {
    return this.#sql
      .exec<{ at: number | null }>("SELECT min(ends_at + closed * ?) AS at FROM offers", tombstoneMs)
      .one().at;
  }

  /** How many new chats wait, and the place of one among them; null where it does not wait. */
  place(chatId: string, now: number): { position: number | null; waiting: number } {
    const open = "closed = 0 AND ends_at > ?1 AND json_extract(card, '$.kind') = 'new'";
    const { waiting } = this.#sql
      .exec<{ waiting: number }>(`SELECT count(*) AS waiting FROM offers WHERE ${open}`, now)
      .one();
    const mine = this.#sql
      .exec<{ id: string; rings_since: number }>(
        `SELECT id, rings_since FROM offers WHERE ${open} AND chat_id = ?2`,
        now,
        chatId,
      )
      .toArray()[0];
    if (!mine) return { position: null, waiting };
    const { ahead } = this.#sql
      .exec<{ ahead: number }>(
        `SELECT count(*) AS ahead FROM offers WHERE ${open} AND (rings_since, id) < (?2, ?3)`,
        now,
        mine.rings_since,
        mine.id,
      )
      .one();
    return { position: ahead + 1, waiting };
  }
}

function offeredOf(row: Row): Offered {
  return {
    card: JSON.parse(row.card),
    answer: JSON.parse(row.answer),
    request: JSON.parse(row.request),
    declined: JSON.parse(row.declined),
    closed: row.closed === 1,
  };
}
