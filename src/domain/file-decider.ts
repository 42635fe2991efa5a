// A file is said like a message, by whoever may speak, as long as the chat lives. How many there are is bounded.
import { limits } from "../protocol/limits.ts";
import type { RefusalCode } from "../protocol/refusals.ts";
import { type Actor, type Chat, serves } from "./chat.ts";

/** Why the actor can send no file now; null where one may come. Asked before its bytes are read, and again with them. */
export function whyNoFile(chat: Chat, actor: Actor): RefusalCode | null {
  if (chat.phase === "ended") return "ended";
  if (actor.role === "agent" && !serves(chat, actor.id))
    return chat.phase === "waiting" ? "not_active" : "not_serving";
  if (actor.role === "visitor" && chat.settings.attachments?.enabled === false) return "files_off";
  return (chat.files ?? 0) >= limits.filesMax ? "too_many" : null;
}
