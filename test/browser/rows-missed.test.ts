// Rows S19 and S20: what nobody could answer.
import { describe, it } from "vitest";
import type { Language } from "../support/outside/browser.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories("a chat that nobody could answer", () => {
  const stage = setStage();

  describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
    it("S19: becomes a ticket by itself, with the visitor's message and details", async () => {
      const question = `Who is awake, ${language}?`;
      const agent = await missed(question, language);
      await agent.opensTickets("all");
      await agent.page.getByRole("link", { name: question }).click();
      await agent.sees(agent.page.getByRole("heading", { name: question }));
      await agent.sees("vic@example.com");
      await agent.sees(agent.t("ticket.story"));
      await agent.sees(agent.page.locator(".transcript").getByText(question));
      await agent.sees(agent.page.getByText("Chrome"));
    });

    it("S20: stands in the view ‘Missed chats’", async () => {
      const question = `Is it late, ${language}?`;
      const agent = await missed(question, language);
      await agent.opensTickets("missed");
      const row = agent.page.getByRole("row").filter({ hasText: question });
      await agent.sees(row.getByText(agent.t("kinds.missed"), { exact: true }));
    });
  });

  /** Ada declines, and nobody else is there. */
  async function missed(question: string, language: Language) {
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question });
    await agent.declines(question);
    await vic.sees(vic.t("ended.missed"));
    return agent;
  }
});
