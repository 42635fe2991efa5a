// The main job on real input: what people typed, and what breaks programs, through the real widget and the real
// agent page. What stands in the ticket is compared byte for byte with what was typed.
import { expect, it } from "vitest";
import { spoken } from "../support/outside/callers.ts";
import { naughtyStrings, typedConversations } from "../support/outside/conversations.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

/** Strings in one chat: some of them break programs only beside others. */
const chatful = 130;

stories("what is typed stands in the ticket byte for byte", () => {
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

  it("holds no carriage return: a text box of any browser would make it a line feed", () => {
    const texts = [
      ...naughtyStrings,
      ...typedConversations.flatMap(({ messages }) => messages.map(({ text }) => text)),
    ];
    expect(texts.filter((text) => text.includes("\r"))).toEqual([]);
  });

  it(`${typedConversations.length} conversations in English, Chinese and Hindi`, async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    for (const [n, { lang, source, messages }] of typedConversations.entries()) {
      const [first, ...rest] = messages;
      // A visitor always begins. Where the agent spoke first on record, a greeting goes before.
      const opening = first?.from === "visitor" ? first : { from: "visitor" as const, text: `Hello? (${n})` };
      const said = opening === first ? messages : [opening, ...messages];
      const following = opening === first ? rest : messages;
      if (n > 0) await vic.startsAnother();
      await vic.asks({ name: `Vic ${lang} ${n}`, question: opening.text });
      await agent.accepts(`Vic ${lang} ${n}`);
      let count = 1;
      for (const { from, text } of following) {
        await (from === "visitor" ? vic : agent).says(text);
        count++;
        await Promise.all([vic.hasMessages(count), agent.hasMessages(count)]);
      }
      const texts = said.map(({ text }) => text);
      expect(await vic.messages(), source).toEqual(texts);
      expect(await agent.messages(), source).toEqual(texts);
      const chatId = agent.chatId();
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
      expect(spoken(await ticketOf(chatId)), source).toEqual(said);
    }
  }, 300_000);

  it(`${naughtyStrings.length} naughty strings, from the visitor and from the agent`, async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    for (let from = 0; from < naughtyStrings.length; from += chatful) {
      const strings = naughtyStrings.slice(from, from + chatful);
      const question = `May I read you something? (${from})`;
      if (from > 0) await vic.startsAnother();
      await vic.asks({ question });
      await agent.accepts(question);
      for (const text of strings) await vic.says(text);
      await agent.hasMessages(1 + strings.length);
      for (const text of strings) await agent.says(text);
      const said = [
        { from: "visitor", text: question },
        ...strings.map((text) => ({ from: "visitor", text })),
        ...strings.map((text) => ({ from: "agent", text })),
      ];
      const texts = said.map(({ text }) => text);
      await Promise.all([vic.hasMessages(texts.length), agent.hasMessages(texts.length)]);
      expect(await vic.messages()).toEqual(texts);
      expect(await agent.messages()).toEqual(texts);
      const chatId = agent.chatId();
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
      expect(spoken(await ticketOf(chatId))).toEqual(said);
      // The ticket's page shows them as text, too; a script or a dialog would have been noted.
      await agent.page.getByRole("link", { name: agent.t("ended.open") }).click();
      const shown = agent.page.locator(".ticket .transcript .message .bubble");
      await shown.nth(texts.length - 1).waitFor({ state: "attached" });
      expect(await shown.allTextContents()).toEqual(texts);
    }
  }, 300_000);
});
