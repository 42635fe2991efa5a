// Frames that wait for the server's word, each kept under its own key until it is given: a reload or a
// second tab finds them and sends them again, and the server knows each by its client id.
import type { Rating } from "../../protocol/entry.ts";

export type PendingFrame = {
  /** `client.n`; stays the same however often it is sent. */
  cid: string;
  /** When it was said, milliseconds since 1970. */
  at: number;
  /** The refusal, where there was one: only the person may send it again. */
  failed?: string;
} & (
  | { type: "say"; body: string }
  | { type: "note"; body: string }
  | { type: "end"; after?: number; epoch?: number }
  | { type: "keep"; epoch?: number }
  | { type: "cancel"; offerId: string }
  | { type: "leave" }
  | { type: "rate"; rating: Rating; comment: string }
);

/** What somebody wrote: refused, it is kept for the writer. */
export type WrittenFrame = Extract<PendingFrame, { body: string }>;
/** What somebody did: refused, it is told and forgotten. */
export type DoneFrame = Exclude<PendingFrame, WrittenFrame>;

export function isWritten(frame: PendingFrame): frame is WrittenFrame {
  return "body" in frame;
}

export interface PendingStore {
  /** In any order. */
  load(): PendingFrame[];
  put(frame: PendingFrame): void;
  remove(cid: string): void;
}

/** Oldest first. */
export function inOrder(frames: readonly PendingFrame[]): PendingFrame[] {
  return [...frames].sort((a, b) => a.at - b.at || numberOf(a) - numberOf(b));
}

function numberOf(frame: PendingFrame): number {
  return Number(frame.cid.slice(frame.cid.lastIndexOf(".") + 1));
}

/** What goes over the wire. */
export function wireFrame(frame: PendingFrame): object {
  const { at: _, failed: __, ...rest } = frame;
  return rest;
}

export function memoryPendingStore(): PendingStore {
  const frames = new Map<string, PendingFrame>();
  return {
    load: () => [...frames.values()],
    put: (frame) => void frames.set(frame.cid, frame),
    remove: (cid) => void frames.delete(cid),
  };
}

/** The part of a browser's Storage that is used. */
export interface TextStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** One key for each frame, so that tabs never overwrite each other. Storage may be denied or full: then nothing is kept. */
export function browserPendingStore(chatId: string, storage: () => TextStorage): PendingStore {
  const prefix = `porchlight/pending/${chatId}/`;
  function attempt<T>(run: (storage: TextStorage) => T, otherwise: T): T {
    try {
      return run(storage());
    } catch {
      return otherwise;
    }
  }
  return {
    load: () =>
      attempt((held) => {
        const found: PendingFrame[] = [];
        for (let i = 0; i < held.length; i++) {
          const key = held.key(i);
          const text = key?.startsWith(prefix) ? held.getItem(key) : null;
          if (text) found.push(JSON.parse(text));
        }
        return found;
      }, []),
    put: (frame) => attempt((held) => held.setItem(prefix + frame.cid, JSON.stringify(frame)), undefined),
    remove: (cid) => attempt((held) => held.removeItem(prefix + cid), undefined),
  };
}
