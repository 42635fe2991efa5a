// The chat in its own SQLite: the state as one row, the lines as a log. The state row may be behind the log by
// messages, which `catchUp` brings in; everything else that happens is stored with it.
import type { Chat } from "../domain/chat.ts";
import { catchUp } from "../domain/chat-evolution.ts";
import type { LoggedEntry } from "../protocol/entry.ts";
import type { SentFile } from "../protocol/files.ts";
import { type ClientFrame, splitClientFrameId } from "../protocol/ids.ts";

type Row = { seq: number; at: number; sender: string; cid: string | null; body: string };

/** Messages that may be read again on waking before the state row is written for their sake. */
const replayMax = 128;

/** Follows the sender of a message with a file, which no author's id ends with; the body is JSON then. */
const fileMark = "/file";

export class ChatLog {
  #sql: SqlStorage;
  #storedSeq = 0;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  load(): Chat | null {
    const row = this.#sql.exec<{ chat: string }>("SELECT chat FROM state").toArray()[0];
    if (!row) return null;
    let chat = JSON.parse(row.chat) as Chat;
    this.#storedSeq = chat.seq;
    for (const line of this.#sql.exec<Row>("SELECT * FROM entries WHERE seq > ? ORDER BY seq", chat.seq))
      chat = catchUp(chat, entryOf(line), line.cid === null ? null : splitClientFrameId(line.cid));
    return chat;
  }

  isFarBehind(chat: Chat): boolean {
    return chat.seq - this.#storedSeq >= replayMax;
  }

  store(chat: Chat): void {
    this.#sql.exec(
      "INSERT INTO state (id, chat) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET chat = excluded.chat",
      JSON.stringify(chat),
    );
    this.#storedSeq = chat.seq;
  }

  append(entry: LoggedEntry): void {
    const [sender, cid, body] = columnsOf(entry);
    this.#sql.exec("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", entry.seq, entry.at, sender, cid, body);
  }

  /** The newest `limit` lines after `after` and before `before`, in order. */
  page(after: number, before: number, limit: number): LoggedEntry[] {
    return this.#sql
      .exec<Row>(
        "SELECT * FROM entries WHERE seq > ? AND seq < ? ORDER BY seq DESC LIMIT ?",
        after,
        before,
        limit,
      )
      .toArray()
      .reverse()
      .map(entryOf);
  }

  all(): LoggedEntry[] {
    return this.#sql.exec<Row>("SELECT * FROM entries ORDER BY seq").toArray().map(entryOf);
  }

  /** The number under which a frame was said; null where it was not. Scans back from the newest: no index is paid for. */
  seqOf(from: string, frame: ClientFrame): number | null {
    const cid = `${frame.client}.${frame.n}`;
    const row = this.#sql
      .exec<{ seq: number }>(
        "SELECT seq FROM entries WHERE cid = ? AND sender IN (?, ?) ORDER BY seq DESC LIMIT 1",
        cid,
        from,
        from + fileMark,
      )
      .toArray()[0];
    return row?.seq ?? null;
  }

  /** The highest frame that a client has said, from the log; null where it said nothing. */
  lastFrameOf(from: string, client: string): ClientFrame | null {
    const row = this.#sql
      .exec<{ cid: string }>(
        "SELECT cid FROM entries WHERE sender IN (?, ?) AND cid GLOB ? ORDER BY seq DESC LIMIT 1",
        from,
        from + fileMark,
        `${client}.*`,
      )
      .toArray()[0];
    return row ? splitClientFrameId(row.cid) : null;
  }

  /** The file that a frame sent; null where it sent none. */
  sentFile(from: string, frame: ClientFrame): SentFile | null {
    const seq = this.seqOf(from, frame);
    const entry = seq === null ? undefined : this.page(seq - 1, seq + 1, 1)[0];
    return seq !== null && entry?.kind === "message" && entry.file ? { seq, file: entry.file } : null;
  }

  hasFile(id: string): boolean {
    return this.#sql
      .exec<Row>("SELECT * FROM entries WHERE sender GLOB ?", `*${fileMark}`)
      .toArray()
      .map(entryOf)
      .some((entry) => entry.kind === "message" && entry.file?.id === id);
  }
}

/** A message is kept as the text it is; a system line and a note as JSON, under a sender that no author has. */
function columnsOf(entry: LoggedEntry): [sender: string, cid: string | null, body: string] {
  switch (entry.kind) {
    case "message": {
      const { from, cid = null, body, file } = entry;
      return file ? [from + fileMark, cid, JSON.stringify({ body, file })] : [from, cid, body];
    }
    case "note": {
      const { from, name, cid, body } = entry;
      return ["note", cid ?? null, JSON.stringify({ from, name, body })];
    }
    case "system":
      return ["system", null, JSON.stringify(entry.what)];
    default:
      return entry satisfies never;
  }
}

function entryOf(row: Row): LoggedEntry {
  const { seq, at, sender, cid, body } = row;
  if (sender === "note")
    return { seq, at, kind: "note", ...(cid === null ? {} : { cid }), ...JSON.parse(body) };
  if (sender === "system") return { seq, at, kind: "system", from: "system", what: JSON.parse(body) };
  const known = cid === null ? {} : { cid };
  if (sender.endsWith(fileMark)) {
    const from = sender.slice(0, -fileMark.length);
    return { seq, at, kind: "message", from, ...known, ...JSON.parse(body) };
  }
  return { seq, at, kind: "message", from: sender, ...known, body };
}
