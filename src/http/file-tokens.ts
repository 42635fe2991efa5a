// What we sign of files: the short-lived address of one file of one chat, and the proof that a form's file was taken.
import * as v from "valibot";
import type { Env } from "../env.ts";
import { FileId } from "../protocol/file-api.ts";
import type { DraftFile, FileLinks, FileRef } from "../protocol/files.ts";
import { ChatId } from "../protocol/ids.ts";
import { spans } from "../protocol/limits.ts";
import { readSigned, sign } from "./tokens.ts";

const FileLink = v.object({ chat: ChatId, file: FileId });
export type FileLink = v.InferOutput<typeof FileLink>;

/** The caller may read the chat's files. An id of no file of it leads to nothing. */
export async function linksTo(env: Env, chat: string, ids: readonly string[]): Promise<FileLinks> {
  const signed = ids.map(async (file): Promise<[id: string, url: string]> => {
    return [file, `/files/${await sign(env, "file-link", { chat, file }, spans.fileLinkMs)}`];
  });
  return { links: Object.fromEntries(await Promise.all(signed)) };
}

export async function readFileLink(env: Env, token: string): Promise<FileLink | null> {
  const checked = v.safeParse(FileLink, await readSigned(env, "file-link", token));
  return checked.success ? checked.output : null;
}

const Receipt = v.object({
  chat: ChatId,
  file: v.object({
    id: FileId,
    name: v.string(),
    type: v.string(),
    bytes: v.number(),
    width: v.optional(v.number()),
    height: v.optional(v.number()),
  }),
});

export async function draftFileOf(env: Env, chat: string, file: FileRef): Promise<DraftFile> {
  return { file, receipt: await sign(env, "draft-file", { chat, file }, spans.draftMs) };
}

/** The file that a receipt proves for the ticket `chat`; null where it proves none for it. */
export async function readReceipt(env: Env, chat: string, receipt: string): Promise<FileRef | null> {
  const checked = v.safeParse(Receipt, await readSigned(env, "draft-file", receipt));
  if (!checked.success || checked.output.chat !== chat) return null;
  const { width, height, ...file } = checked.output.file;
  return width === undefined || height === undefined ? file : { ...file, width, height };
}
