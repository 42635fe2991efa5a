// A file and the message that it is, in one go: asked for, kept, said. Sent again under the same id it is the same message.
import * as v from "valibot";
import { openDatabase } from "../db/database.ts";
import { endUpload } from "../db/uploads.ts";
import type { Viewer } from "../domain/chat-viewing.ts";
import type { Env } from "../env.ts";
import type { SentFile } from "../protocol/files.ts";
import { limits } from "../protocol/limits.ts";
import { SiteSettings } from "../protocol/site-settings.ts";
import { callObject } from "./call-object.ts";
import { dropFile, keepFile, leaveUnread } from "./keeping-files.ts";
import { valueIn } from "./problems.ts";

interface Sending {
  chatId: string;
  /** The door has proved it. */
  viewer: Viewer;
  cid: string;
  name: string;
}

export async function sendFile(env: Env, request: Request, sending: Sending): Promise<SentFile> {
  const { chatId, viewer, cid, name } = sending;
  const asked = await callObject(() => env.CHATS.getByName(chatId).mayAttach(viewer, cid));
  if (!asked.ok || asked.value.sent) await leaveUnread(request);
  const { sent, attachments } = valueIn(asked);
  if (sent) return sent;
  const { types, maxBytes } = attachments ?? v.parse(SiteSettings, {}).attachments;
  const file = await keepFile(env, request, {
    chatId,
    name,
    types,
    maxBytes: viewer.role === "visitor" ? maxBytes : limits.fileBytes,
    isDraft: false,
  });
  // Where the object cannot be had, nobody knows whether it was said: the sweeper asks later.
  const said = await callObject(() => env.CHATS.getByName(chatId).attach(viewer, cid, file));
  if (!said.ok || said.value.file.id !== file.id) await dropFile(env, chatId, file.id);
  else await endUpload(openDatabase(env.DB), chatId, file.id);
  return valueIn(said);
}
