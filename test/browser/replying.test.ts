// Ada replies to a ticket by e-mail; Vic follows the link in it and answers in a chat, which stands on the same ticket.
import { expect, it } from "vitest";
import { en as answerEn } from "../../src/web/answer/catalogue/en.ts";
import { zhCN as answerZhCN } from "../../src/web/answer/catalogue/zh-CN.ts";
import { en as panelEn } from "../../src/web/panel/catalogue/en.ts";
import { zhCN as panelZhCN } from "../../src/web/panel/catalogue/zh-CN.ts";
import { createTranslate } from "../../src/web/shared/i18n.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories.each<Language>(["en", "zh-CN"])("a reply by e-mail, in %s", (language) => {
  const stage = setStage();
  const answerWords = createTranslate(language, language === "en" ? answerEn : answerZhCN);
  const panelWords = createTranslate(language, language === "en" ? panelEn : panelZhCN);

  it("leads Vic back to the same ticket in a chat", async () => {
    const agent = await stage.atWork(ada, language);
    const { page, t } = agent;
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question: "Where is my lamp?" });
    await agent.accepts("Where is my lamp?");
    await vic.endsTheChat();
    await agent.sees(t("ended.finished"));
    await agent.opensTickets("all");
    await page.getByRole("link", { name: "Where is my lamp?" }).click();

    // By keyboard alone.
    const field = page.getByRole("textbox", { name: t("reply.field", { email: "vic@example.com" }) });
    await field.focus();
    await page.keyboard.insertText("It left today. <b>See</b> https://track.example/7");
    await page.keyboard.press("Control+Enter");
    await agent.sees(t("email.sent"));
    await agent.sees(page.getByText("<b>See</b>"));
    expect(await findings(page)).toEqual([]);

    const [mail] = await stage.runtime.sql<{ text: string; subject: string }>("SELECT * FROM ticket_emails");
    expect(mail?.subject).toBe("Re: Where is my lamp? [#1]");
    const link = /\/answer#[\w.-]+/.exec(mail?.text ?? "")?.[0] ?? "";
    // At home, days later: nothing of the chat is on this machine.
    const home = await stage.vic(language);
    await home.page.goto(link);
    await home.page.getByRole("heading", { name: "Where is my lamp?" }).waitFor();
    await home.page.getByText("<b>See</b>").waitFor();
    expect(await findings(home.page)).toEqual([]);
    await home.page.setViewportSize({ width: 390, height: 800 });
    expect(await findings(home.page)).toEqual([]);
    const answer = home.page.getByRole("textbox", { name: answerWords("answer.field", { name: "Vic" }) });
    await answer.fill("It came. Thank you!");
    await home.page.reload();
    await home.page.getByRole("button", { name: answerWords("answer.send") }).click();

    await agent.popup("It came. Thank you!").waitFor();
    await agent.sees(t("reply.live", { name: "Vic" }));
    await agent.accepts("It came. Thank you!");
    await agent.says("Good to hear.");
    await home.page.getByText("Good to hear.").waitFor();
    const pane = page.getByRole("complementary", { name: t("chat.visitor") });
    await agent.sees(pane.getByRole("link", { name: t("visitor.answersTicket") }));
    await home.page.getByRole("button", { name: panelWords("chat.end") }).click();
    await home.page
      .getByRole("dialog")
      .getByRole("button", { name: panelWords("chat.end") })
      .click();
    await agent.sees(t("ended.finished"));

    await pane.getByRole("link", { name: t("visitor.answersTicket") }).click();
    const answered = page.getByRole("region", { name: t("answer.heading", { name: "Vic" }) });
    await agent.sees(answered.getByText("Good to hear."));
    expect(await findings(page)).toEqual([]);
    await agent.opensTickets("all");
    await agent.sees(page.getByRole("link", { name: "Where is my lamp?" }));
    expect(await page.getByRole("link", { name: "It came. Thank you!" }).count()).toBe(0);
  });

  it("says so where the link leads to nothing any more", async () => {
    const vic = await stage.vic(language);
    await vic.page.goto("/answer#made.up.token");
    await vic.page.getByText(answerWords("answer.gone")).waitFor();
  });
});
