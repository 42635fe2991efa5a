// A chat that is answered, from the widget to the ticket.
import { expect, it } from "vitest";
import { spoken } from "../support/outside/callers.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories("a visitor who asks while an agent is there", () => {
  const stage = setStage();

  async function ticketOf(chatId: string) {
    await until("the ticket stands", () =>
      stage.reader.ticket(chatId).then(
        () => true,
        () => false,
      ),
    );
    return stage.reader.ticket(chatId);
  }

  it("is answered, sees the countdown that the agent sets, and leaves one ticket", async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question: "Does the Harbour lamp stand salt air?" });
    await agent.sees(agent.popup("Does the Harbour lamp stand salt air?"));
    await agent.accepts("Does the Harbour lamp stand salt air?");
    await vic.sees(vic.t("system.joined", { name: "Ada" }));
    await agent.says("It does. It is made of brass.");
    await vic.hears("It does. It is made of brass.");
    await vic.says("Good. I take two.");
    await agent.hears("Good. I take two.");
    await agent.sees("vic@example.com");
    const chatId = agent.chatId();

    await agent.endsTheChatIn(5);
    await vic.sees(vic.t("chat.countdown"));
    await agent.sees(agent.page.getByRole("group", { name: agent.t("end.group") }));
    await vic.sees(vic.t("ended.finished"));
    await agent.sees(agent.t("ended.finished"));

    const ticket = await ticketOf(chatId);
    expect(ticket.kind).toBe("finished");
    expect(spoken(ticket)).toEqual([
      { from: "visitor", text: "Does the Harbour lamp stand salt air?" },
      { from: "agent", text: "It does. It is made of brass." },
      { from: "visitor", text: "Good. I take two." },
    ]);
    const listed = (await stage.reader.tickets("all")).data.filter(({ id }) => id === chatId);
    expect(listed).toHaveLength(1);
    await agent.page.getByRole("link", { name: agent.t("ended.open") }).click();
    await agent.sees("I take two.");
  });
});
