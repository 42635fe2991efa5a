// What a viewer knows of a chat, as a fold over the server's frames. Pure: pages and simulations share it.
// Entries are held without holes; an entry that would make one is not applied, see `leavesGap`.
import type { ChatFrameDown, Mark } from "../../protocol/chat-frames.ts";
import type { ChatView } from "../../protocol/chat-view.ts";
import type { AuthorId, Entry } from "../../protocol/entry.ts";

export interface ChatReplica {
  /** Null until the first hello. */
  view: ChatView | null;
  you: AuthorId | null;
  /** In order, numbered without holes. */
  entries: readonly Entry[];
  /** The number of the first entry held, where older ones exist; ask for those before it. Null: none are older. */
  olderFrom: number | null;
  marks: Readonly<Record<string, Mark>>;
  present: readonly AuthorId[];
  typing: readonly AuthorId[];
  /** Server's clock minus this device's, milliseconds. */
  clockSkewMs: number;
}

export const emptyReplica: ChatReplica = {
  view: null,
  you: null,
  entries: [],
  olderFrom: null,
  marks: {},
  present: [],
  typing: [],
  clockSkewMs: 0,
};

/** The number of the newest entry held; 0 where there is none. */
export function lastSeq(replica: ChatReplica): number {
  return replica.entries.at(-1)?.seq ?? 0;
}

/** True where something was missed on the way: connect again, and say hello from `lastSeq`. */
export function leavesGap(replica: ChatReplica, frame: ChatFrameDown): boolean {
  return frame.type === "entry" && frame.seq > lastSeq(replica) + 1;
}

/** `now` is this device's clock when the frame came. Frames of unknown type change nothing. */
export function applyFrame(replica: ChatReplica, frame: ChatFrameDown, now: number): ChatReplica {
  switch (frame.type) {
    case "hello":
      return {
        ...replica,
        ...joinNewer(replica, frame.entries),
        view: frame.view,
        you: frame.you,
        marks: frame.marks,
        present: frame.present,
        typing: [],
        clockSkewMs: frame.now - now,
      };
    case "entry": {
      if (frame.seq !== lastSeq(replica) + 1) return replica;
      const { type: _, ...entry } = frame;
      const typing =
        entry.kind === "message" ? replica.typing.filter((author) => author !== entry.from) : replica.typing;
      return { ...replica, entries: [...replica.entries, entry], typing };
    }
    case "view":
      return { ...replica, view: frame.view, clockSkewMs: frame.now - now };
    case "history":
      return { ...replica, ...joinOlder(replica, frame.entries) };
    case "typing":
      return { ...replica, typing: toggled(replica.typing, frame.from, frame.on) };
    case "mark": {
      const { delivered, seen } = replica.marks[frame.from] ?? { delivered: 0, seen: 0 };
      const mark = { delivered: Math.max(delivered, frame.delivered), seen: Math.max(seen, frame.seen) };
      return { ...replica, marks: { ...replica.marks, [frame.from]: mark } };
    }
    case "presence":
      return {
        ...replica,
        present: toggled(replica.present, frame.from, frame.on),
        typing: frame.on ? replica.typing : toggled(replica.typing, frame.from, false),
      };
    default:
      frame.type satisfies "ack" | "nack" | "bye";
      return replica;
  }
}

type Lines = Pick<ChatReplica, "entries" | "olderFrom">;

/** A page that follows on is appended; one that begins later replaces all, since the part between is not known. */
function joinNewer(replica: ChatReplica, page: readonly Entry[]): Lines {
  const last = lastSeq(replica);
  const first = page[0];
  if (first === undefined) return replica;
  if (last === 0 || first.seq > last + 1)
    return { entries: page, olderFrom: first.seq > 1 ? first.seq : null };
  return {
    entries: [...replica.entries, ...page.filter(({ seq }) => seq > last)],
    olderFrom: replica.olderFrom,
  };
}

function joinOlder(replica: ChatReplica, page: readonly Entry[]): Lines {
  const { entries, olderFrom } = replica;
  if (olderFrom === null) return replica;
  const older = page.filter(({ seq }) => seq < olderFrom);
  if (older.length === 0) return { entries, olderFrom: page.length === 0 ? null : olderFrom };
  if (older.at(-1)?.seq !== olderFrom - 1) return replica;
  const first = older[0]?.seq ?? 1;
  return { entries: [...older, ...entries], olderFrom: first > 1 ? first : null };
}

function toggled(authors: readonly AuthorId[], author: AuthorId, on: boolean): readonly AuthorId[] {
  if (authors.includes(author) === on) return authors;
  return on ? [...authors, author] : authors.filter((other) => other !== author);
}
