// An object has one alarm: the nearest of all that is due. It costs a row to move, so it is moved only when it must ring
// sooner, or to the right time once nothing waits to leave. An early alarm does no harm: it finds nothing due.

export class Alarm {
  #storage: DurableObjectStorage;
  /** Null where it is not known here: nothing was set since the object woke. */
  #setTo: number | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** The platform has rung it: none is set now. */
  rang(): void {
    this.#setTo = null;
  }

  /** Rings at `at`, or at once where that has passed; null where nothing is ever due. */
  moveTo(at: number | null): void {
    if (at === this.#setTo && at !== null) return;
    this.#setTo = at;
    void (at === null ? this.#storage.deleteAlarm() : this.#storage.setAlarm(at));
  }
}
