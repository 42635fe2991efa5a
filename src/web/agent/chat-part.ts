// One part of what is known of a chat. Who reads it is drawn again when that part changes, not at every frame.
import { useComputed } from "@preact/signals";
import type { ChatClient } from "../shared/chat-client.ts";
import type { ChatReplica } from "../shared/chat-replica.ts";

export function useChatPart<P extends keyof ChatReplica>(client: ChatClient, part: P): ChatReplica[P] {
  return useComputed(() => client.replica.value[part]).value;
}
