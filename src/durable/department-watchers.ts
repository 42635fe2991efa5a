// Visitors' pages before a form: each has a socket that sleeps until somebody of the department becomes free, or nobody is
// any more. They are told nothing else, count as nobody, and say nothing.
import { closeCodes } from "../protocol/close-codes.ts";
import type { AvailabilityFrame } from "../protocol/visitor-api.ts";

/** What the socket door proved about a connection: it may hear whether this department has somebody free. */
export interface WatchConnect {
  watches: string;
}

/** More would crowd out the agents' own sockets (32,768 an object); who does not get in asks now and then. */
const mostWatchers = 20_000;
/** Told at most so often: who comes and goes at once makes one word. */
const pauseMs = 1_000;
const tag = "watch";

export class DepartmentWatchers {
  #ctx: DurableObjectState;
  #freeUntil: (now: number) => number | null;
  /** Counted once for each time that the object wakes. */
  #count: number | null = null;
  #told: { free: boolean; at: number } | null | undefined;

  /**
   * `freeUntil`: how long somebody could take a chat if nothing else happens; null: nobody could. Asked only while somebody
   * watches.
   */
  constructor(ctx: DurableObjectState, freeUntil: (now: number) => number | null) {
    this.#ctx = ctx;
    this.#freeUntil = freeUntil;
  }

  /** False where there is no room. */
  accept(ws: WebSocket, now: number): boolean {
    if (this.#size() >= mostWatchers) return false;
    this.#ctx.acceptWebSocket(ws, [tag]);
    this.#count = this.#size() + 1;
    const free = this.#freeUntil(now) !== null;
    // Who comes to an empty room knows it from the greeting.
    if (this.#count === 1) this.#note(free, 0);
    send([ws], { type: "hello", free });
    return true;
  }

  isWatcher(ws: WebSocket): boolean {
    return this.#ctx.getTags(ws).includes(tag);
  }

  /** A page greets once. One that goes on talking would keep the object awake. */
  hear(ws: WebSocket): void {
    if (ws.deserializeAttachment() !== null) ws.close(closeCodes.tooFast);
    else ws.serializeAttachment({ hasGreeted: true });
  }

  left(): void {
    if (this.#count !== null) this.#count = Math.max(0, this.#count - 1);
  }

  /** Tells the watchers where something has changed for them. Answers when to look again by the clock alone; null: never. */
  look(now: number): number | null {
    if (this.#size() === 0) return null;
    const freeUntil = this.#freeUntil(now);
    const free = freeUntil !== null;
    const told = this.#lastTold();
    const mayTellAt = told === null ? now : told.at + pauseMs;
    if (told?.free !== free && now < mayTellAt) return mayTellAt;
    if (told?.free !== free) this.#tell(free, now);
    return freeUntil === Number.POSITIVE_INFINITY ? null : freeUntil;
  }

  #tell(free: boolean, at: number): void {
    this.#note(free, at);
    send(this.#ctx.getWebSockets(tag), { type: "free", free });
  }

  #note(free: boolean, at: number): void {
    if (this.#lastTold()?.free === free) return;
    this.#ctx.storage.sql.exec(
      "INSERT INTO told VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET free = excluded.free, at = excluded.at",
      free ? 1 : 0,
      at,
    );
    this.#told = { free, at };
  }

  #lastTold(): { free: boolean; at: number } | null {
    if (this.#told === undefined) {
      const [row] = this.#ctx.storage.sql.exec<{ free: number; at: number }>("SELECT free, at FROM told");
      this.#told = row ? { free: row.free === 1, at: row.at } : null;
    }
    return this.#told;
  }

  #size(): number {
    this.#count ??= this.#ctx.getWebSockets(tag).length;
    return this.#count;
  }
}

function send(sockets: readonly WebSocket[], frame: AvailabilityFrame): void {
  const text = JSON.stringify(frame);
  for (const ws of sockets) {
    try {
      ws.send(text);
    } catch {
      // Closing: its own close event takes it away.
    }
  }
}
