// A supervisor gives a chat to an agent who is not asked: from the list, by keys alone; from beside a chat; and what can
// come between.
import { expect, it } from "vitest";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { listensIn, tunes } from "../support/outside/hearing.ts";
import { tabTo } from "../support/outside/keyboard.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, bo, setStage, stories, sue } from "../support/outside/stage.ts";
import { assignDialog, lineOf, opensLiveChats, roomWords } from "../support/outside/supervising.ts";

/** What is heard when a chat is given. */
const tune = "587 740 880 1175";

stories.each<Language>(["en", "zh-CN"])("a supervisor gives chats away, in %s", (language) => {
  /** Stories in which no words of a language decide are told once. */
  const isFirst = language === "en";
  const stage = setStage();
  const t = roomWords(language);

  it("Bo's chat to Ada, by keys alone: she hears it, reads it, and goes on with Vic", async () => {
    const question = "Why is my lamp late?";
    // Bo has it first, being no supervisor: Ada, an admin, would go on watching.
    const agent = await stage.atWork(bo, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question });
    await agent.accepts(question);
    await agent.says("Let me see.");
    await vic.hears("Let me see.");
    const other = await stage.atTheDoor(ada, language);
    await listensIn(other.context);
    await other.signsIn();
    await other.goesOnline();
    await other.opensTickets("all");

    const boss = await stage.atWork(sue, language);
    await opensLiveChats(boss);
    const { page } = boss;
    const { keyboard } = page;
    const more = lineOf(page, question).getByRole("button", { name: t("live.more", { name: "Vic" }) });
    await tabTo(page, more);
    await keyboard.press("Enter");
    const item = page.getByRole("menuitem", { name: t("assign.do") });
    await until("the menu has the focus", () =>
      item.evaluate((element) => element === document.activeElement),
    );
    expect(await findings(page)).toEqual([]);
    await keyboard.press("Enter");
    const dialog = await assignDialog(boss, "Vic");
    await boss.sees(dialog.getByText(t("assign.owner", { name: "Bo" })));
    const choice = dialog.getByRole("radio", { name: "Ada" });
    await until("the first free agent has the focus", () =>
      choice.evaluate((element) => element === document.activeElement),
    );
    // Nobody was chosen yet: that is said, and nothing is done.
    await keyboard.press("Enter");
    await boss.sees(dialog.getByText(t("assign.choose")));
    expect(await findings(page)).toEqual([]);
    await keyboard.press("Space");
    await keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await boss.sees(page.getByRole("status").getByText(t("assign.done", { agent: "Ada", name: "Vic" })));
    await boss.sees(lineOf(page, question).getByRole("cell", { name: "Ada", exact: true }));
    await until("the focus is back where it was", () =>
      more.evaluate((element) => element === document.activeElement),
    );

    const notice = other.rings.getByRole("group", { name: t("given.title") });
    await other.sees(notice.getByText(t("given.by", { name: "Sue" })));
    await other.sees(notice.getByText(question));
    await until("Ada hears it", async () => (await tunes(other.page)).includes(tune));
    await until("the title counts it", async () => /\(\d+\)/.test(await other.page.title()));
    expect(await findings(other.page)).toEqual([]);
    await agent.sees(agent.t("serving.goneTo", { name: "Ada" }));
    await vic.sees(vic.t("system.ownerChanged", { name: "Ada" }));
    expect(await vic.log.getByText("Sue").count()).toBe(0);

    const open = notice.getByRole("button", { name: t("given.open") });
    await tabTo(other.page, open);
    await other.page.keyboard.press("Enter");
    await until("the text box has the focus", () =>
      other.composer.evaluate((box) => box === document.activeElement),
    );
    await notice.waitFor({ state: "detached" });
    await other.sees(other.log.getByText(t("owner.assigned", { by: "Sue", name: "Ada" })));
    await other.page.keyboard.type("Ada here. It is on its way.");
    await other.page.keyboard.press("Enter");
    await vic.hears("Ada here. It is on its way.");
    await vic.endsTheChat();
  });

  it("a chat that rings, from beside it: every popup says who has it, and his page shows it at once", async () => {
    const question = "Is anybody at home?";
    const [agent, other] = [await stage.atWork(ada, language), await stage.atWork(bo, language)];
    const boss = await stage.atWork(sue, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question });
    for (const person of [agent, other, boss]) await person.sees(person.popup(question));
    await opensLiveChats(boss);
    await lineOf(boss.page, question)
      .getByRole("link", { name: t("live.watchNamed", { name: "Vic" }) })
      .click();
    const banner = boss.page.getByRole("region", { name: t("watch.banner") });
    await banner.getByRole("button", { name: t("assign.do") }).click();
    const dialog = await assignDialog(boss, "Vic");
    await boss.sees(dialog.getByText(t("assign.nobody")));
    await dialog.getByRole("radio", { name: "Bo" }).check();
    await dialog.getByRole("button", { name: t("assign.submit"), exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await boss.sees(banner.getByText(t("assign.done", { agent: "Bo", name: "Vic" })));
    for (const person of [agent, boss])
      await person.sees(person.popup(question).getByText(t("ring.taken", { name: "Bo" })));
    // Nothing else was open on Bo's page: the chat is there, and nothing need be said of it.
    await other.page.locator(".chat-heading").filter({ hasText: question }).waitFor();
    await other.composer.waitFor();
    expect(await other.rings.getByRole("group").count()).toBe(0);
    await other.says("I am.");
    await vic.hears("I am.");
    await boss.hears("I am.");
    await vic.endsTheChat();
  });

  if (isFirst)
    it("Bo sets the word aside, and the chat waits among his tabs", async () => {
      const [first, second] = ["Which bulb fits?", "And in green?"];
      const other = await stage.atWork(bo, language);
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question: first });
      await other.accepts(first);
      const boss = await stage.atWork(sue, language);
      const viv = await stage.vic(language);
      await viv.opensTheWidget();
      await viv.asks({ name: "Viv", question: second });
      await opensLiveChats(boss);
      await lineOf(boss.page, second)
        .getByRole("button", { name: t("live.more", { name: "Viv" }) })
        .click();
      await boss.page.getByRole("menuitem", { name: t("assign.do") }).click();
      const dialog = await assignDialog(boss, "Viv");
      await dialog.getByRole("radio", { name: "Bo" }).check();
      await boss.page.keyboard.press("Enter");
      const notice = other.rings.getByRole("group", { name: t("given.title") });
      await notice.getByRole("button", { name: t("given.later") }).click();
      await notice.waitFor({ state: "detached" });
      // He is still where he was, and was not moved.
      await other.page.locator(".chat-heading").filter({ hasText: first }).waitFor();
      await other.sees(other.page.getByRole("tab", { name: "Viv" }).locator(".badge"));
      await other.opensTab("Viv");
      await other.says("In green, too.");
      await viv.hears("In green, too.");
      for (const visitor of [vic, viv]) await visitor.endsTheChat();
    });

  if (isFirst)
    it("who is not free cannot be chosen, and what comes between is said", async () => {
      const question = "Who is there at all?";
      const agent = await stage.atWork(ada, language);
      const other = await stage.atWork(bo, language);
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question });
      await agent.accepts(question);
      const boss = await stage.atWork(sue, language);
      await opensLiveChats(boss);
      await lineOf(boss.page, question)
        .getByRole("button", { name: t("live.more", { name: "Vic" }) })
        .click();
      await boss.page.getByRole("menuitem", { name: t("assign.do") }).click();
      const dialog = await assignDialog(boss, "Vic");
      await dialog.getByRole("radio", { name: "Bo" }).check();
      const submit = dialog.getByRole("button", { name: t("assign.submit"), exact: true });
      await other.goesOffline();
      await boss.sees(dialog.getByText(t("assign.gone", { name: "Bo" })));
      await until("it cannot be sent", () => submit.isDisabled());
      await other.goesOnline();
      await until("it can be sent", () => submit.isEnabled());

      // Sue is quicker on another page: the chat changes hands while the form is open.
      const again = await boss.context.newPage();
      await again.goto("/agent#/live");
      await lineOf(again, question)
        .getByRole("button", { name: t("live.more", { name: "Vic" }) })
        .click();
      await again.getByRole("menuitem", { name: t("watch.takeOver") }).click();
      await again.getByRole("tabpanel").getByRole("textbox").waitFor();
      await again.close();
      await boss.sees(dialog.getByText(t("assign.changed", { name: "Sue" })));
      expect(await dialog.getByRole("radio", { checked: true }).count()).toBe(0);
      expect(await findings(boss.page)).toEqual([]);

      await vic.endsTheChat();
      await boss.sees(dialog.getByText(t("refusal.ended")));
      await until("it cannot be sent", () => submit.isDisabled());
      await boss.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    });
});

stories("a chat is given to a page that was away", () => {
  const stage = setStage();

  it("the word is lost with the line, and the chat is there when the page is back", async () => {
    const question = "Do you hear me?";
    const t = roomWords("en");
    const other = await stage.atTheDoor(bo);
    // The line breaks with the very frame that tells of it.
    let breaks = 0;
    await other.page.routeWebSocket("**/ws", (line) => {
      const server = line.connectToServer();
      server.onMessage((message) => {
        if (!String(message).startsWith('{"type":"assigned"')) return line.send(message);
        breaks += 1;
        void server.close();
        void line.close();
      });
    });
    await other.signsIn();
    await other.goesOnline();
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question });
    await agent.accepts(question);
    const boss = await stage.atWork(sue);
    await opensLiveChats(boss);
    await lineOf(boss.page, question)
      .getByRole("button", { name: t("live.more", { name: "Vic" }) })
      .click();
    await boss.page.getByRole("menuitem", { name: t("assign.do") }).click();
    const dialog = await assignDialog(boss, "Vic");
    await dialog.getByRole("radio", { name: "Bo" }).check();
    await boss.page.keyboard.press("Enter");
    await until("the line broke", async () => breaks === 1);
    await other.page.locator(".chat-heading").filter({ hasText: question }).waitFor();
    await other.says("Now I do.");
    await vic.hears("Now I do.");
    await vic.endsTheChat();
  });
});
