// Chats as long as one likes, said through real sockets: Vic and an agent who both talk as fast as the line lets them.
import { demoSiteKey } from "../../../src/http/demo-page.ts";
import { type AgentCaller, anAddress, availability, signIn } from "./callers.ts";
import { typedConversations } from "./conversations.ts";
import { agentInChat, deskOf, type Speaker, visitorOnLine } from "./line-people.ts";
import { type Runtime, until } from "./runtime.ts";
import type { ada } from "./stage.ts";

/** For `setStage`: such talk is faster than any person's. */
export const withoutFrameLimit = {
  FRAMES_PER_SECOND: "100000",
  FRAMES_BURST: "100000",
};

export interface LongChat {
  id: string;
  vic: Speaker & { token: string };
  /** The agent's side of the line, beside whatever page they have open. */
  agent: Speaker;
  leave(): void;
}

/** A chat of this agent, begun through the doors; `question` is its first message. */
export async function beginChat(
  runtime: Runtime,
  account: typeof ada,
  { name, question }: { name: string; question: string },
): Promise<LongChat> {
  const { origin } = runtime;
  const caller: AgentCaller = await signIn(origin, account);
  const departmentId = (await availability(origin, demoSiteKey)).departments[0]?.id ?? "";
  const offers = new Map<string, string>();
  const desk = deskOf(origin, caller, departmentId, ({ chatId, offerId }) => offers.set(chatId, offerId));
  await caller.setStatus("online");
  await until(
    `${account.name} can be rung`,
    async () => (await availability(origin, demoSiteKey)).departments[0]?.available === true,
  );
  const start = {
    site: demoSiteKey,
    departmentId,
    name,
    email: "vic@example.com",
    question,
    language: "en",
  };
  const vic = await visitorOnLine(origin, start, anAddress());
  await until(`${account.name} is rung`, async () => offers.has(vic.chatId));
  await caller.accept(vic.chatId, offers.get(vic.chatId) ?? "");
  await vic.isIn("active");
  const agent = agentInChat(origin, caller, vic.chatId);
  await agent.isIn("active");
  desk.close();
  await caller.setStatus("offline");
  return {
    id: vic.chatId,
    vic,
    agent,
    leave: () => {
      vic.leaves();
      agent.leaves();
    },
  };
}

/** What is said as the n-th: numbered, and of all lengths that people really write. */
export function lineOf(n: number): string {
  return `${n} ${texts[n % texts.length] ?? ""}`;
}

const texts = typedConversations.flatMap(({ messages }) => messages.map(({ text }) => text));

/** Talks until this many messages are said, the two by turns. The question is the first. */
export async function talkOn({ vic, agent }: LongChat, messages: number): Promise<void> {
  let said = agent.messages().length;
  for (let turn = 0; said < messages; turn++) {
    const speaker = turn % 2 === 0 ? vic : agent;
    const until = Math.min(messages, said + turnMessages);
    while (said < until) speaker.say(lineOf(++said));
    await Promise.all([vic.has(said), agent.has(said)]);
  }
}

const turnMessages = 25;
