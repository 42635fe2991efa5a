// Who looks at a chat without serving it: a supervisor, whom neither the visitor nor the log shows.
import type { ChatView } from "../../../protocol/chat-view.ts";

export function isWatching({ phase, ownerId, participants }: ChatView, agentId: string): boolean {
  return phase !== "ended" && ownerId !== agentId && !participants.includes(agentId);
}
