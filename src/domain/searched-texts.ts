// What of a ticket is searched: the same texts, cut at the same place, for the index and for the excerpts.
import type { LoggedEntry, MessageEntry } from "../protocol/entry.ts";
import { limits } from "../protocol/limits.ts";
import type { Excerpt } from "../protocol/ticket-api.ts";

export interface SearchedText {
  where: Excerpt["where"];
  text: string;
}

export interface SearchedTicket {
  subject: string;
  contactName: string;
  contactEmail: string | null;
  /** What agents noted on the ticket, the oldest first. */
  notes: readonly string[];
  transcript: readonly LoggedEntry[];
}

export function searchedTexts(ticket: SearchedTicket): SearchedText[] {
  const head: SearchedText[] = [
    { where: "subject", text: ticket.subject },
    { where: "contact", text: ticket.contactName },
    { where: "contact", text: ticket.contactEmail ?? "" },
  ];
  const notes = firstChars(
    ticket.notes.map((text) => ({ where: "note", text })),
    limits.searchedNoteChars,
  );
  const body = [...notes, ...ticket.transcript.map(textOfEntry)];
  return [...head, ...firstChars(body, limits.searchedChars)].filter(({ text }) => text !== "");
}

function textOfEntry(entry: LoggedEntry): SearchedText {
  switch (entry.kind) {
    case "message":
      return { where: "transcript", text: saidBy(entry) };
    case "note":
      return { where: "note", text: entry.body };
    case "system":
      return { where: "transcript", text: saidIn(entry.what) };
    default:
      return entry satisfies never;
  }
}

/** Of a file its name is searched. */
function saidBy({ body, file }: MessageEntry): string {
  return file === undefined ? body : `${body} ${file.name}`.trim();
}

/** What a person wrote that came into the log as a happening. */
function saidIn(what: Extract<LoggedEntry, { kind: "system" }>["what"]): string {
  if (what.event === "requested") return what.message;
  if (what.event === "declined") return what.reason ?? "";
  return what.event === "rated" ? what.comment : "";
}

function firstChars(texts: readonly SearchedText[], most: number): SearchedText[] {
  const taken: SearchedText[] = [];
  let left = most;
  for (const { where, text } of texts) {
    if (left <= 0) break;
    taken.push({ where, text: wholeStart(text, left) });
    left -= text.length;
  }
  return taken;
}

/** The first code units, without half a character at the end. */
export function wholeStart(text: string, chars: number): string {
  if (text.length <= chars) return text;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(chars - 1));
  return text.slice(0, isHalf ? chars - 1 : chars);
}
