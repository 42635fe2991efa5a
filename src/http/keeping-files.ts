// A file's bytes on their way from a request into the store. They are never held whole: the first of them prove what the
// file is, the rest goes by. Refuses what is too long by its own word before a byte is read, and what lies when it is found out.
import { openDatabase } from "../db/database.ts";
import { fileKey } from "../db/files.ts";
import { beginUpload, endUpload } from "../db/uploads.ts";
import { judgeFile } from "../domain/file-types.ts";
import { pictureSize } from "../domain/picture-size.ts";
import type { Env } from "../env.ts";
import type { FileRef } from "../protocol/files.ts";
import { limits } from "../protocol/limits.ts";
import type { FileType } from "../protocol/site-settings.ts";
import { newId } from "./new-id.ts";
import { logError, Refusal } from "./problems.ts";

export interface FileOffer {
  chatId: string;
  /** As the browser said it. */
  name: string;
  types: readonly FileType[];
  maxBytes: number;
  isDraft: boolean;
}

/** Enough to find a photo's size behind its thumbnail and its colour profile. */
const headBytes = 131_072;

/** The file is kept and nothing names it yet: the caller does, or drops it. */
export async function keepFile(env: Env, request: Request, offer: FileOffer): Promise<FileRef> {
  const { chatId, isDraft } = offer;
  const bytes = declaredBytes(request, offer.maxBytes);
  const reader = request.body?.getReader();
  if (!reader) throw new Refusal("file_empty");
  try {
    const head = await readHead(reader);
    const judged = judgeFile(head, offer.name, offer.types);
    if (!judged.ok) throw new Refusal(judged.code);
    const { name, kind } = judged;
    const id = newId("file");
    const file: FileRef = { id, name, type: kind.type, bytes, ...pictureSize(head, kind.type) };
    await beginUpload(openDatabase(env.DB), { chatId, fileId: id, isDraft, createdAt: Date.now() });
    try {
      await store(env, chatId, file, chunksOf(reader, head, bytes, kind.group === "text"));
    } catch (error) {
      await dropFile(env, chatId, id);
      throw error;
    }
    return file;
  } catch (error) {
    // Read to its end, so that the caller hears the answer rather than a broken line.
    await drain(reader);
    throw error;
  }
}

/** Nothing names the file, nor will. What fails here the sweeper does. */
export async function dropFile(env: Env, chatId: string, fileId: string): Promise<void> {
  try {
    await env.FILES.delete(fileKey(chatId, fileId));
    await endUpload(openDatabase(env.DB), chatId, fileId);
  } catch (error) {
    logError(error, { what: "drop file", chat: chatId });
  }
}

/** Of a request that is refused before anybody looked at what it brings. */
export async function leaveUnread(request: Request): Promise<void> {
  const reader = request.body?.getReader();
  if (reader && Number(request.headers.get("content-length")) <= limits.fileBytes) await drain(reader);
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

function declaredBytes(request: Request, maxBytes: number): number {
  const declared = request.headers.get("content-length");
  if (declared === null || !/^\d{1,15}$/.test(declared))
    throw new Refusal("bad_request", { "content-length": "is missing" });
  const bytes = Number(declared);
  if (bytes === 0) throw new Refusal("file_empty");
  if (bytes > maxBytes) throw new Refusal("too_long", { maxBytes });
  return bytes;
}

async function readHead(reader: Reader): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const chunk = await read(reader);
    if (chunk === null) break;
    chunks.push(chunk);
    length += chunk.length;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    head.set(chunk, at);
    at += chunk.length;
  }
  return head;
}

/** The head and what follows it, which must come to the declared length; text must be text to its end. */
async function* chunksOf(
  reader: Reader,
  head: Uint8Array,
  bytes: number,
  isText: boolean,
): AsyncGenerator<Uint8Array> {
  const check = isText ? textCheck() : () => {};
  let length = 0;
  for (let chunk: Uint8Array | null = head; chunk !== null; chunk = await read(reader)) {
    length += chunk.length;
    if (length > bytes) throw new Refusal("bad_request", { "content-length": "is less than the body" });
    check(chunk);
    yield chunk;
  }
  if (length < bytes) throw new Refusal("bad_request", { "content-length": "is more than the body" });
  check(null);
}

/** Null: that was all. */
function textCheck(): (chunk: Uint8Array | null) => void {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  return (chunk) => {
    try {
      decoder.decode(chunk ?? undefined, { stream: chunk !== null });
    } catch {
      throw new Refusal("file_mismatch");
    }
    if (chunk?.includes(0)) throw new Refusal("file_mismatch");
  };
}

async function store(env: Env, chatId: string, file: FileRef, chunks: AsyncIterable<Uint8Array>) {
  const { readable, writable } = new FixedLengthStream(file.bytes);
  const put = env.FILES.put(fileKey(chatId, file.id), readable, {
    httpMetadata: { contentType: file.type },
    customMetadata: { name: file.name },
  }).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const writer = writable.getWriter();
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => {});
    const failed = await put;
    if (error instanceof Refusal) throw error;
    throw busy(failed?.error ?? error);
  }
  const failed = await put;
  if (failed) throw busy(failed.error);
}

function busy(error: unknown): Refusal {
  logError(error, { what: "keep file" });
  return new Refusal("busy", {}, 1);
}

/** Null at the end. */
async function read(reader: Reader): Promise<Uint8Array | null> {
  try {
    const { done, value } = await reader.read();
    return done ? null : value;
  } catch {
    throw new Refusal("bad_request", { body: "ended early" });
  }
}

async function drain(reader: Reader): Promise<void> {
  try {
    for (let length = 0; length <= limits.fileBytes; ) {
      const { done, value } = await reader.read();
      if (done) return;
      length += value.length;
    }
  } catch {
    // Whoever broke off waits for no answer.
  }
}
