// Hundreds of real conversations through real sockets, 50 chats at a time, with two agents who both try to take
// every chat. Needs no browser; stands here because it needs the whole runtime.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoSiteKey } from "../../src/http/demo-page.ts";
import {
  type AgentCaller,
  anAddress,
  availability,
  Refused,
  signIn,
  spoken,
} from "../support/outside/callers.ts";
import { type Conversation, otherConversations } from "../support/outside/conversations.ts";
import { agentInChat, deskOf, type Speaker, visitorOnLine } from "../support/outside/line-people.ts";
import { pause, type Runtime, startRuntime, until } from "../support/outside/runtime.ts";
import { ada, bo } from "../support/outside/stage.ts";

const atOnce = 50;

describe("many chats at once", () => {
  let runtime: Runtime;
  let agents: AgentCaller[];
  let departmentId = "";
  const desks: { close(): void }[] = [];
  /** Chats by their id, with the agent's side once one has it. */
  const taken = new Map<string, Speaker>();
  const told: Record<string, number> = {};
  const rung = new Set<string>();

  beforeAll(async () => {
    runtime = await startRuntime();
    await runtime.sql(`UPDATE agents SET cap = ${atOnce / 2 + 3}`);
    agents = [await signIn(runtime.origin, ada), await signIn(runtime.origin, bo)];
    const { departments } = await availability(runtime.origin, demoSiteKey);
    departmentId = departments[0]?.id ?? "";
    for (const agent of agents) {
      desks.push(
        deskOf(runtime.origin, agent, departmentId, ({ chatId, offerId }) => take(agent, chatId, offerId)),
      );
      await agent.setStatus("online");
    }
    await until(
      "both can be rung",
      async () => (await availability(runtime.origin, demoSiteKey)).departments[0]?.available === true,
    );
  });
  afterAll(async () => {
    for (const desk of desks) desk.close();
    await runtime?.stop();
  });

  async function take(agent: AgentCaller, chatId: string, offerId: string): Promise<void> {
    // A card that rings already may ring again, as when a page comes back: it is the same card.
    const card = `${agent.me.id} ${offerId}`;
    if (rung.has(card)) return;
    rung.add(card);
    while ((await tries(agent, chatId, offerId)) === "at_cap") await pause(250);
  }

  /** What the agent is told. Who has no place free tries again, as long as the card rings: a chat may just have ended. */
  async function tries(agent: AgentCaller, chatId: string, offerId: string): Promise<string> {
    let answer = "won";
    try {
      await agent.accept(chatId, offerId);
      if (taken.has(chatId)) throw new Error(`${chatId} was taken twice`);
      taken.set(chatId, agentInChat(runtime.origin, agent, chatId));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      answer = error.code;
    }
    told[answer] = (told[answer] ?? 0) + 1;
    return answer;
  }

  async function hold({ lang, source, messages }: Conversation): Promise<void> {
    const [first, ...rest] = messages;
    const asks = first?.from === "visitor";
    const question = asks ? first.text : "Hello?";
    const said = asks ? messages : [{ from: "visitor" as const, text: question }, ...messages];
    const vic = await visitorOnLine(
      runtime.origin,
      {
        site: demoSiteKey,
        departmentId,
        name: `Vic ${source}`,
        email: "vic@example.com",
        question,
        language: lang,
      },
      anAddress(),
    );
    await vic.isIn("active");
    await until("the winner is on the line", async () => taken.has(vic.chatId));
    const agent = taken.get(vic.chatId) as Speaker;
    let count = 1;
    for (const { from, text } of asks ? rest : messages) {
      (from === "visitor" ? vic : agent).say(text);
      count++;
      await Promise.all([vic.has(count), agent.has(count)]);
    }
    agent.client.end();
    await Promise.all([vic.isIn("ended"), agent.isIn("ended")]);
    const texts = said.map(({ text }) => text);
    expect(vic.messages(), source).toEqual(texts);
    expect(agent.messages(), source).toEqual(texts);
    vic.leaves();
    agent.leaves();
    const [reader] = agents as [AgentCaller];
    await until(
      "the ticket stands",
      () =>
        reader.ticket(vic.chatId).then(
          () => true,
          () => false,
        ),
      60_000,
    );
    expect(spoken(await reader.ticket(vic.chatId)), source).toEqual(said);
  }

  it("each stands in its own ticket, byte for byte, and none is lost or doubled", async () => {
    const waiting = [...otherConversations()];
    const all = waiting.length;
    const began = Date.now();
    async function one(): Promise<void> {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await hold(next);
    }
    await Promise.all(Array.from({ length: atOnce }, one));
    console.log(
      `${all} chats in ${((Date.now() - began) / 1000).toFixed(1)} s; accepts: ${JSON.stringify(told)}`,
    );
    expect(told.won).toBe(all);

    await pause(500);
    const [reader] = agents as [AgentCaller];
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await reader.tickets("all", cursor ?? undefined);
      ids.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(new Set(ids).size).toBe(all);
    expect(ids).toHaveLength(all);
    // When all chats have ended, nobody has any left.
    for (const account of [ada, bo]) expect((await signIn(runtime.origin, account)).me.chats).toEqual([]);
  }, 600_000);
});
