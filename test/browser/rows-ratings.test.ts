// Row S21: asked at the end, changed, and seen by the agent, on the ticket, by contact and over time.
import { expect, it } from "vitest";
import { en as askedEn } from "../../src/web/panel/rating/catalogue/en.ts";
import { zhCN as askedZhCN } from "../../src/web/panel/rating/catalogue/zh-CN.ts";
import type { Agent } from "../support/outside/agent.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { reportWords } from "../support/outside/report-words.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, bo, setStage, stories, sue } from "../support/outside/stage.ts";

stories.each<Language>(["en", "zh-CN"])("happiness ratings, in %s", (language) => {
  const stage = setStage();
  const words = language === "en" ? askedEn : askedZhCN;
  const t = reportWords(language);

  it("S21: Vic rates, changes it and comments; Ada sees it in the chat, on the ticket and beside the next chat", async () => {
    const agent = await stage.atWork(ada, language);
    const { vic, panel } = await answered(agent, "Is the lamp waterproof?");
    await agent.sees(agent.t("ended.finished"));
    await vic.sees(words.ask);
    expect(await findings(vic.page)).toEqual([]);
    await panel.getByRole("button", { name: words.bad, exact: true }).click();
    await vic.sees(words.thanks);
    await agent.sees(rated(agent, "bad"));
    // By keyboard alone.
    await panel.getByRole("button", { name: words.good, exact: true }).focus();
    await vic.page.keyboard.press("Enter");
    await panel.getByRole("textbox").fill("Ada was quick. <b>50%</b>");
    await panel.getByRole("button", { name: words.send }).click();
    await vic.sees(words.commented);
    await agent.sees(rated(agent, "good"));
    // It is still there for who comes back, and can still be changed.
    await vic.page.reload();
    await vic.sees(words.change);
    await until(
      "the face that was chosen is marked",
      async () =>
        (await panel.getByRole("button", { name: words.good, exact: true }).getAttribute("aria-pressed")) ===
        "true",
    );

    await agent.opensTickets("all");
    await agent.page.getByRole("link", { name: "Is the lamp waterproof?" }).click();
    await agent.sees(rated(agent, "good"));
    await agent.sees(agent.page.getByText("Ada was quick. <b>50%</b>"));

    await vic.startsAnother();
    await vic.asks({ question: "Does it float?" });
    await agent.accepts("Does it float?");
    const pane = agent.page.getByRole("complementary", { name: agent.t("chat.visitor") });
    await agent.sees(pane.getByText(agent.t("rated", { rating: agent.t("ratings.good") })));
    await agent.endsTheChat();
  });

  it("S21: Sue sees how happy visitors were, by agent, by contact and over time", async () => {
    const agent = await stage.atWork(bo, language);
    const { vic, panel } = await answered(agent, "Where is my order?");
    await panel.getByRole("button", { name: words.okay }).click();
    await vic.sees(words.thanks);

    const boss = await stage.atTheDoor(sue, language);
    await boss.signsIn();
    await boss.page.getByRole("link", { name: boss.t("reports.module"), exact: true }).click();
    await boss.sees(boss.page.getByRole("img", { name: t("report.ratingsOver") }));
    const byAgent = boss.page.getByRole("region", { name: t("report.by.agent") }).getByRole("table");
    const row = byAgent.getByRole("row", { name: "Bo" });
    await boss.sees(row);
    // Chats, missed, left, three times, good, okay, bad.
    expect((await row.getByRole("cell").allTextContents()).slice(6, 9)).toEqual(["0", "1", "0"]);
    const byContact = boss.page.getByRole("region", { name: t("report.by.contact") }).getByRole("table");
    await boss.sees(byContact.getByRole("row", { name: "vic@example.com" }));
    // The report follows what is changed while it is looked at.
    await panel.getByRole("button", { name: words.bad, exact: true }).click();
    await until(
      "the rating is corrected",
      async () => (await row.getByRole("cell").allTextContents()).slice(6, 9).join() === "0,0,1",
    );
  });

  async function answered(agent: Agent, question: string) {
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question });
    await agent.accepts(question);
    await agent.says("Let me see.");
    await vic.hears("Let me see.");
    await vic.endsTheChat();
    return { vic, panel: vic.panel };
  }

  function rated(agent: Agent, rating: "good" | "bad") {
    return agent.page.getByText(agent.t("rated", { rating: agent.t(`ratings.${rating}`) }));
  }
});
