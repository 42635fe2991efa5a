// What happens when several things happen at once: two agents, two tabs, a change of mind, a reload.
import { expect, it } from "vitest";
import { spoken } from "../support/outside/callers.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, bo, setStage, stories } from "../support/outside/stage.ts";

stories("a visitor and the agents", () => {
  const stage = setStage();

  async function talk(question: string) {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question });
    await agent.accepts(question);
    return { agent, vic };
  }

  it("a visitor who speaks during the countdown keeps the chat open", async () => {
    const { agent, vic } = await talk("Is the Almond dimmable?");
    await agent.endsTheChatIn(30);
    await vic.sees(vic.t("chat.countdown"));
    await vic.says("Wait, one more thing.");
    await agent.hears("Wait, one more thing.");
    await agent.sees(agent.t("happened.endCancelledByVisitor", { name: "Vic" }));
    await until(
      "the countdown is gone",
      async () => !(await vic.panel.getByText(vic.t("chat.countdown")).isVisible()),
    );
    await agent.says("Of course.");
    await vic.hears("Of course.");
    await agent.endsTheChat();
    await vic.sees(vic.t("ended.finished"));
  });

  it("two agents who accept at once: one has the chat, the other is told who", async () => {
    const one = await stage.atWork(ada);
    const other = await stage.atWork(bo);
    const vic = await stage.vic();
    const question = "Who of you is quicker?";
    await vic.opensTheWidget();
    await vic.asks({ question });
    const buttons = [one, other].map((agent) =>
      agent.popup(question).getByRole("button", { name: agent.t("ring.accept") }),
    );
    for (const button of buttons) await button.waitFor();
    for (const button of buttons) await button.focus();
    await Promise.all([one, other].map((agent) => agent.page.keyboard.press("Enter")));
    await until("one of them has the chat", async () => {
      const have = [await one.composer.isVisible(), await other.composer.isVisible()];
      return have.filter(Boolean).length === 1;
    });
    const [winner, loser] = (await one.composer.isVisible()) ? [one, other] : [other, one];
    await loser.sees(loser.t("ring.taken", { name: winner.account.name }));
    expect(await loser.composer.isVisible()).toBe(false);
    await vic.sees(vic.t("system.joined", { name: winner.account.name }));
    await winner.says("I am.");
    await vic.hears("I am.");
    await winner.endsTheChat();
    await vic.sees(vic.t("ended.finished"));
  });

  it("a visitor who reloads mid-chat finds everything, and goes on", async () => {
    const { agent, vic } = await talk("How long is the guarantee?");
    await agent.says("Ten years.");
    await vic.hears("Ten years.");
    await vic.reloads();
    await vic.hears("Ten years.");
    await agent.says("And a spare glass is included.");
    await vic.hears("And a spare glass is included.");
    await vic.says("Lovely.");
    await agent.hears("Lovely.");
    const said = ["How long is the guarantee?", "Ten years.", "And a spare glass is included.", "Lovely."];
    expect(await vic.messages()).toEqual(said);
    expect(await agent.messages()).toEqual(said);
    await agent.endsTheChat();
    await vic.sees(vic.t("ended.finished"));
  });

  it("a second tab shows the same chat, and both may speak", async () => {
    const { agent, vic } = await talk("Can I open you twice?");
    const second = await vic.opensSecondTab();
    await second.hears("Can I open you twice?");
    await second.says("From the second tab.");
    await vic.hears("From the second tab.");
    await vic.says("From the first.");
    await second.hears("From the first.");
    await agent.says("I see one of you.");
    const said = ["Can I open you twice?", "From the second tab.", "From the first.", "I see one of you."];
    for (const tab of [vic, second]) {
      await tab.hears("I see one of you.");
      expect(await tab.messages()).toEqual(said);
    }
    const chatId = agent.chatId();
    await second.endsTheChat();
    await vic.sees(vic.t("ended.finished"));
    await until("the ticket stands", () =>
      stage.reader.ticket(chatId).then(
        () => true,
        () => false,
      ),
    );
    expect(spoken(await stage.reader.ticket(chatId)).map(({ text }) => text)).toEqual(said);
  });
});
