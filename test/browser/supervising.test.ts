// What an agent sees of the visitor (S7), and a supervisor of the agents: the list, watching, a whisper, taking over.
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { findings } from "../support/outside/audit.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories, sue } from "../support/outside/stage.ts";
import { roomWords as wordsIn } from "../support/outside/supervising.ts";

stories.each(["en", "zh-CN"] as const)("the visitor beside the chat, in %s", (language) => {
  const stage = setStage();
  const t = wordsIn(language);

  it("S7: where they are, where they go, and what they asked before, without leaving the chat", async () => {
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question: "Which lamp is the brightest?" });
    await agent.accepts("Which lamp is the brightest?");
    await agent.says("The Harbour lamp.");
    await vic.hears("The Harbour lamp.");
    await vic.endsTheChat();
    await agent.sees(agent.t("ended.finished"));
    await vic.startsAnother();
    await vic.asks({ question: "Does it come in green?" });
    await agent.accepts("Does it come in green?");

    const pane = agent.page.getByRole("complementary", { name: agent.t("chat.visitor") });
    await agent.sees(pane.getByText(t("visitor.unverified")));
    await agent.sees(pane.getByText(/Chrome \d+/));
    await vic.page.evaluate(() => {
      history.pushState({}, "", "?lamp=harbour");
      document.title = "The Harbour lamp";
    });
    const here = pane.getByRole("listitem").filter({ hasText: t("visitor.pages.now") });
    await agent.sees(here.getByRole("link", { name: "The Harbour lamp" }));

    await pane.getByRole("button", { name: "Which lamp is the brightest?" }).click();
    await agent.sees(pane.getByText("The Harbour lamp."));
    await agent.says("It does.");
    await vic.hears("It does.");
    await pane.getByRole("button", { name: t("visitor.back") }).click();
    await agent.sees(pane.getByRole("heading", { name: t("visitor.chats") }));
    await agent.page.getByRole("button", { name: t("visitor.hide") }).click();
    await pane.waitFor({ state: "hidden" });
    await agent.page.getByRole("button", { name: t("visitor.show") }).click();
    await pane.waitFor();
  });

  it("what the website says of them, hostile or not, is read as text in the chat and on the ticket", async () => {
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question: "Do you know me?" });
    await agent.accepts("Do you know me?");
    const pane = agent.page.getByRole("complementary", { name: agent.t("chat.visitor") });
    await agent.sees(pane.getByRole("heading", { name: t("visitor.chats") }));
    expect(await pane.getByRole("region", { name: t("visitor.attributes") }).count()).toBe(0);
    await vic.endsTheChat();
    await agent.sees(agent.t("ended.finished"));

    const attributes = {
      plan: "Harbour Pro",
      "order number": 20_417,
      trial: false,
      note: "",
      "<img src=x onerror=alert(1)>": "<script>alert(document.cookie)</script>",
      link: "javascript:alert(1)",
      ["w".repeat(40)]: "m".repeat(200),
    };
    await vic.context.route("**/visitor/chats", (route) =>
      route.continue({ postData: { ...route.request().postDataJSON(), attributes } }),
    );
    await vic.startsAnother();
    await vic.asks({ question: "And now?" });
    await agent.accepts("And now?");
    const shown = [
      ["plan", "Harbour Pro"],
      ["order number", "20417"],
      ["trial", t("visitor.no")],
      ["note", t("visitor.empty")],
      ["<img src=x onerror=alert(1)>", "<script>alert(document.cookie)</script>"],
      ["link", "javascript:alert(1)"],
      ["w".repeat(40), "m".repeat(200)],
    ];
    const facts = async (section: Locator) => {
      await section.waitFor();
      const names = await section.getByRole("term").allTextContents();
      const values = await section.getByRole("definition").allTextContents();
      return names.map((name, i) => [name, values[i]]);
    };
    const inPane = pane.getByRole("region", { name: t("visitor.attributes") });
    expect(await facts(inPane)).toEqual(shown);
    expect(await inPane.locator("a, img, script").count()).toBe(0);
    await agent.sees(inPane.getByText(t("visitor.attributesHint")));
    // Nothing is wider than the pane, however long it is.
    expect(await pane.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(await findings(agent.page)).toEqual([]);

    await agent.endsTheChat();
    await agent.page.getByRole("link", { name: agent.t("ended.open") }).click();
    const onTicket = agent.page
      .getByRole("complementary", { name: agent.t("ticket.details") })
      .getByRole("region", { name: t("visitor.attributes") });
    expect(await facts(onTicket)).toEqual(shown);
  });
});

stories.each(["en", "zh-CN"] as const)("a supervisor, in %s", (language) => {
  const stage = setStage();
  const t = wordsIn(language);

  it("watches silently, whispers to the agent, and takes the chat over", async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question: "Why is my lamp late?" });
    await agent.accepts("Why is my lamp late?");

    const boss = await stage.atWork(sue, language);
    await boss.page.getByRole("link", { name: t("live.module") }).click();
    await boss.page.getByRole("link", { name: t("live.watchNamed", { name: "Vic" }) }).click();
    const banner = boss.page.getByRole("region", { name: t("watch.banner") });
    await banner.waitFor();
    await boss.says("Offer free shipping.");
    await until("Ada reads the whisper", async () =>
      (await agent.messages()).includes("Offer free shipping."),
    );
    await vic.says("Hello?");
    await boss.hears("Hello?");
    expect(await vic.messages()).not.toContain("Offer free shipping.");

    await banner.getByRole("button", { name: t("watch.takeOver") }).click();
    await banner.waitFor({ state: "hidden" });
    await boss.says("Hello, this is Sue.");
    await vic.hears("Hello, this is Sue.");
  });
});
