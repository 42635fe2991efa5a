// What several stories wait for.
import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { type Agent, type Talker, until } from "./people.ts";

/** The chat is the agent's, or nobody's. */
export async function seesOwner(talker: Talker, agent: Agent | null): Promise<void> {
  await until(
    () => {
      const view = talker.client.replica.value.view;
      return view?.phase === "active" && view.ownerId === (agent?.id ?? null);
    },
    `the chat is ${agent?.name ?? "nobody"}'s`,
  );
}

/** The clock stands `ms` later, and the chat's alarm rings. */
export async function timePasses(chatId: string, ms: number): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
  await runDurableObjectAlarm(env.CHATS.getByName(chatId));
}
