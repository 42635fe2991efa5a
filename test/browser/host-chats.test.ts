// Whole chats on websites of others: what the page is told of them, and that they run where storage is denied.
import { expect, it } from "vitest";
import { openBrowser } from "../support/outside/browser.ts";
import { setHosts } from "../support/outside/host-stage.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories("a chat on a website of others", () => {
  const stage = setStage();
  const { vic } = setHosts(stage);

  it("tells the page what happens in a chat, shows what was said beside the bubble, and counts it in the title", async () => {
    const agent = await stage.atWork(ada);
    const visitor = await vic();
    const { page, widget, panel, run, t } = visitor;
    const heard = () => run("window.heard") as Promise<(string | [string, Record<string, unknown>])[]>;
    await page.goto(visitor.at("early"));
    const name = panel.getByRole("textbox", { name: t("form.name") });
    await until("the form has the name", async () => (await name.inputValue()) === "Vic of the page");
    await visitor.asks({ name: "Vic of the page", email: "vic@page.example", question: "Is it dimmable?" });
    await agent.accepts("Is it dimmable?");
    await visitor.sees(t("system.joined", { name: "Ada" }));
    await page.keyboard.press("Escape");
    await until("it is closed", async () => (await heard()).includes("close"));
    await run(`Object.defineProperty(document, "hidden", { configurable: true, get: () => true })`);
    await agent.says("It is.\nDown to a glow.");
    const card = widget.getByRole("button", { name: /Ada/ });
    await card.waitFor();
    expect(await card.textContent()).toBe("AdaIt is.");
    expect(await widget.locator("#unread").textContent()).toContain("1 unread message");
    expect(await page.title()).toBe("(1) Lamps that call early");
    await run("document.title = 'Lamps anew'");
    await until("the count stays", async () => (await page.title()) === "(1) Lamps anew");
    await run("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
    expect(await page.title()).toBe("Lamps anew");
    await card.click();
    await visitor.hears("It is.\nDown to a glow.");
    await until("nothing is unread", async () => (await widget.locator("#unread").textContent()) === "");
    await run("Porchlight.endChat()");
    await visitor.sees(t("ended.finished"));
    await until("the page knows", async () => (await heard()).some(([what]) => what === "chat:ended"));
    const chatId = agent.chatId();
    expect((await heard()).filter(([what]) => what !== "status")).toEqual([
      "ready",
      "open",
      ["chat:started", { chatId }],
      ["message", expect.objectContaining({ chatId, from: "visitor", text: "Is it dimmable?", name: "" })],
      "close",
      ["unread", { count: 1 }],
      ["message", expect.objectContaining({ from: "agent", name: "Ada", text: "It is.\nDown to a glow." })],
      "open",
      ["unread", { count: 0 }],
      ["chat:ended", { chatId, outcome: "finished" }],
    ]);
    await until("the ticket stands", () =>
      stage.reader.ticket(chatId).then(
        ({ client }) => client.attributes?.length === 2,
        () => false,
      ),
    );
    await run("Porchlight.reset()");
    await until(
      "it knows nobody",
      async () => (await name.count()) === 1 && (await name.inputValue()) === "",
    );
    expect(visitor.mishaps).toEqual([]);
  });

  it("takes chats where storage is denied, where cookies of others are blocked, and where a page is isolated", async () => {
    const agent = await stage.atWork(ada);
    const strict = await openBrowser(["--test-third-party-cookie-phaseout"]);
    for (const [where, browser] of [
      ["denied", stage.browser],
      ["blocked", strict],
      ["coep", stage.browser],
    ] as const) {
      const visitor = await vic("en", browser);
      if (where === "denied")
        await visitor.context.addInitScript(() => {
          const deny = {
            get(): never {
              throw new DOMException("denied", "SecurityError");
            },
          };
          for (const storage of ["localStorage", "sessionStorage"])
            Object.defineProperty(window, storage, deny);
        });
      await visitor.page.goto(visitor.at(where === "coep" ? "coep" : "plain"));
      await visitor.opensTheWidget();
      const question = `What if storage is ${where}?`;
      await visitor.asks({ question });
      await agent.accepts(question);
      await agent.says("It works.");
      await visitor.hears("It works.");
      await visitor.endsTheChat();
      await visitor.sees(visitor.t("ended.finished"));
      expect({ where, mishaps: visitor.mishaps }).toEqual({ where, mishaps: [] });
      await visitor.page.close();
    }
    await strict.close();
  });
});
