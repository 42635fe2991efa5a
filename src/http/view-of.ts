// A chat as an agent may see it now, from the chat itself: D1 may be behind.
import type { SignedIn } from "../db/sessions.ts";
import type { Env } from "../env.ts";
import type { ChatView } from "../protocol/chat-view.ts";
import type { Result } from "../protocol/result.ts";
import type { History } from "../protocol/visitor-api.ts";
import { callObject } from "./call-object.ts";

interface Looking {
  agent: Pick<SignedIn, "id" | "name">;
  /** The door has proved it. */
  supervises: boolean;
}

export async function viewOf(
  env: Env,
  chatId: string,
  { agent, supervises }: Looking,
): Promise<Result<ChatView>> {
  const viewer = { role: "agent", agentId: agent.id, name: agent.name, supervises } as const;
  // No lines of it.
  const newest = Number.MAX_SAFE_INTEGER;
  const seen: Result<History> = await callObject(() => env.CHATS.getByName(chatId).history(viewer, newest));
  return seen.ok ? { ok: true, value: seen.value.view } : seen;
}
