// Lines that break and a runtime that is killed: both pages come back by themselves, with every message once.
import { expect, it } from "vitest";
import type { Agent } from "../support/outside/agent.ts";
import { spoken } from "../support/outside/callers.ts";
import { pause, until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";
import type { Visitor } from "../support/outside/visitor.ts";

stories("a chat whose line breaks", () => {
  const stage = setStage();
  const question = "Are you still there?";

  async function talk() {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question });
    await agent.accepts(question);
    return { agent, vic };
  }

  /** Both have the same lines in the same order, these and no others, and so has the ticket. */
  async function haveAll(agent: Agent, vic: Visitor, said: string[]): Promise<void> {
    for (const [name, person] of [
      ["Ada", agent],
      ["Vic", vic],
    ] as const)
      await until(
        `${name} has all ${said.length} messages`,
        async () => (await person.messages()).length >= said.length,
        60_000,
      );
    const seen = await vic.messages();
    expect([...seen].sort()).toEqual([...said].sort());
    expect(await agent.messages()).toEqual(seen);
    const chatId = agent.chatId();
    await agent.endsTheChat();
    await vic.sees(vic.t("ended.finished"));
    await until("the ticket stands", () =>
      stage.reader.ticket(chatId).then(
        () => true,
        () => false,
      ),
    );
    expect(spoken(await stage.reader.ticket(chatId)).map(({ text }) => text)).toEqual(seen);
  }

  it("keeps what both type while the network is off, and sends it once it is on", async () => {
    const { agent, vic } = await talk();
    await agent.says("I am here.");
    await vic.hears("I am here.");
    await vic.setNetwork(false);
    await vic.sees(vic.t("chat.reconnecting"));
    await vic.says("First word in the tunnel.");
    await vic.says("Second word in the tunnel.");
    await agent.says("Have I lost you?");
    await agent.says("I wait.");
    expect(await vic.messages()).not.toContain("Second word in the tunnel.");
    await agent.setNetwork(false);
    await agent.sees(agent.t("chat.reconnecting"));
    await agent.says("Now I am in a tunnel, too.");
    await vic.setNetwork(true);
    await vic.hears("Second word in the tunnel.");
    await agent.setNetwork(true);
    const said = [
      question,
      "I am here.",
      "Have I lost you?",
      "I wait.",
      "First word in the tunnel.",
      "Second word in the tunnel.",
      "Now I am in a tunnel, too.",
    ];
    await haveAll(agent, vic, said);
  });

  it("survives SIGKILL of the runtime in the middle of a word, and again", async () => {
    const { agent, vic } = await talk();
    const said = [question];
    for (let round = 1; round <= 2; round++) {
      // They go on talking while it dies, is gone, and comes back.
      const talking = (async () => {
        for (let n = 1; n <= 8; n++) {
          const [fromVic, fromAda] = [`Vic ${round}.${n}`, `Ada ${round}.${n}`];
          await vic.says(fromVic);
          await agent.says(fromAda);
          said.push(fromVic, fromAda);
          await pause(60);
        }
      })();
      await pause(200);
      await stage.runtime.kill9();
      await talking;
      await vic.sees(vic.t("chat.reconnecting"));
      await stage.runtime.start();
      await until("Vic is back", async () => (await vic.messages()).includes(`Ada ${round}.8`), 60_000);
      await until("Ada is back", async () => (await agent.messages()).includes(`Vic ${round}.8`), 60_000);
    }
    await haveAll(agent, vic, said);
  });
});
