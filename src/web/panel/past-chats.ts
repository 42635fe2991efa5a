// A verified visitor's earlier chats, the newest first; null where there are none. Shared by parts that are fetched later.
import { signal } from "@preact/signals-core";
import type { PastChat, VisitorChats } from "../../protocol/identity-api.ts";
import { fetchJson } from "../shared/fetch-json.ts";
import type { Visit } from "./visit.ts";

export const pastChats = signal<readonly PastChat[] | null>(null);

/** Also answers with the chat that still runs. What comes when it is somebody else's turn is thrown away. */
export async function findPastChats({ verified }: Visit): Promise<string | null> {
  const who = verified.peek();
  const found = who && (await fetchJson<VisitorChats>("/visitor/chats", { token: who.token }));
  if (!found?.ok || verified.peek()?.visitorId !== who?.visitorId) return null;
  const { running, data } = found.value;
  pastChats.value = data.length > 0 ? data : null;
  return running;
}
