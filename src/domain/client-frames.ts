// Saying a thing twice is saying it once: what is remembered of the frames each client has sent.
// Keyed by author and client, so that nobody can use up the numbers of another.
import type { AuthorId } from "../protocol/entry.ts";
import type { ClientFrame } from "../protocol/ids.ts";
import type { Chat } from "./chat.ts";

/** Clients remembered in the state. An older one is found again in the log, see `recall`. */
const remembered = 16;

export function clientKey(from: AuthorId, client: string): string {
  return `${from}/${client}`;
}

/** True where the frame, or one numbered higher, was taken before. */
export function wasTaken(chat: Chat, from: AuthorId, frame: ClientFrame): boolean {
  return frame.n <= (chat.taken[clientKey(from, frame.client)] ?? -1);
}

/** True where the state cannot tell, and the log has to be asked for the client's highest number. */
export function isForgotten(chat: Chat, from: AuthorId, client: string): boolean {
  return !(clientKey(from, client) in chat.taken) && Object.keys(chat.taken).length >= remembered;
}

/** Notes a client's highest number; the client longest silent is let go where there are too many. */
export function remember(taken: Chat["taken"], from: AuthorId, frame: ClientFrame | null): Chat["taken"] {
  if (frame === null) return taken;
  const key = clientKey(from, frame.client);
  const { [key]: before = -1, ...others } = taken;
  const kept = Object.entries(others).slice(-(remembered - 1));
  return { ...Object.fromEntries(kept), [key]: Math.max(before, frame.n) };
}
