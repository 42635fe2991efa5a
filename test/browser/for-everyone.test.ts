// Without a mouse, in another language, by a machine's check of what a screen reader gets.
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { findings } from "../support/outside/audit.ts";
import { tabTo } from "../support/outside/keyboard.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories("porchlight for everyone", () => {
  const stage = setStage();

  it("an agent signs in, accepts, answers and ends with the keyboard alone", async () => {
    const agent = await stage.atTheDoor(ada);
    const { page, t } = agent;
    const { keyboard } = page;
    await page.goto("/agent");
    await page.getByRole("heading", { name: t("login.title") }).waitFor();
    await keyboard.type(ada.email);
    await keyboard.press("Tab");
    await keyboard.type(ada.password);
    await keyboard.press("Enter");
    const menu = page.getByRole("button", { name: t("account.menu", { name: "Ada" }) });
    await tabTo(page, menu);
    await keyboard.press("Enter");
    const online = page.getByRole("menuitemradio", { name: t("account.online"), exact: true });
    await online.waitFor();
    for (
      let presses = 0;
      presses < 10 && !(await online.evaluate((item) => item === document.activeElement));
      presses++
    )
      await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await page.getByRole("status").getByText(t("account.online"), { exact: true }).waitFor();

    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question: "Can you do without a mouse?" });
    await tabTo(
      page,
      agent.popup("Can you do without a mouse?").getByRole("button", { name: t("ring.accept") }),
    );
    await keyboard.press("Enter");
    await agent.composer.waitFor();
    // Whoever has accepted wants to answer: the text box has the focus.
    await until("the text box has the focus", () =>
      agent.composer.evaluate((box) => box === document.activeElement),
    );
    await keyboard.type("I can.");
    await keyboard.press("Enter");
    await vic.hears("I can.");
    await tabTo(page, page.getByRole("button", { name: t("end.button"), exact: true }));
    await keyboard.press("Enter");
    const endNow = page.getByRole("menuitem", { name: t("end.now") });
    await until("the menu is there", () => endNow.evaluate((item) => item === document.activeElement));
    await keyboard.press("Enter");
    await vic.sees(vic.t("ended.finished"));
  });

  it("a visitor asks, talks and leaves with the keyboard alone", async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    const { keyboard } = vic.page;
    const inPanel = async (target: Locator) => {
      await target.waitFor();
      for (let presses = 0; presses <= 40; presses++) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await keyboard.press("Tab");
      }
      throw new Error(`not reached: ${target}`);
    };
    await tabTo(vic.page, vic.widget).catch(() => {});
    await keyboard.press("Enter");
    await inPanel(vic.panel.getByRole("textbox", { name: vic.t("form.name") }));
    await keyboard.type("Vic");
    await inPanel(vic.panel.getByRole("textbox", { name: vic.t("form.question") }));
    await keyboard.type("Only keys here?");
    await inPanel(vic.panel.getByRole("button", { name: vic.t("form.start") }));
    await keyboard.press("Enter");
    await agent.accepts("Only keys here?");
    await inPanel(vic.composer);
    await keyboard.type("Good.");
    await keyboard.press("Enter");
    await agent.hears("Good.");
    await inPanel(vic.panel.getByRole("button", { name: vic.t("chat.end") }));
    await keyboard.press("Enter");
    // Escape closes the question, and not the panel with it.
    await vic.panel.getByRole("dialog").waitFor();
    await keyboard.press("Escape");
    await vic.panel.getByRole("dialog").waitFor({ state: "detached" });
    expect(await vic.widget.locator("#bubble").getAttribute("aria-expanded")).toBe("true");
    await inPanel(vic.panel.getByRole("button", { name: vic.t("chat.end") }));
    await keyboard.press("Enter");
    await inPanel(vic.panel.getByRole("dialog").getByRole("button", { name: vic.t("chat.end") }));
    await keyboard.press("Enter");
    await vic.sees(vic.t("ended.finished"));
  });

  it("两端都用中文，从提问到工单", async () => {
    const agent = await stage.atWork(ada, "zh-CN");
    const vic = await stage.vic("zh-CN");
    expect(await agent.page.locator("html").getAttribute("lang")).toBe("zh-CN");
    await vic.opensTheWidget();
    expect(await vic.panel.locator("html").getAttribute("lang")).toBe("zh-CN");
    await vic.asks({ name: "小维", question: "港湾灯防盐雾吗？" });
    await agent.accepts("港湾灯防盐雾吗？");
    await vic.sees(vic.t("system.joined", { name: "Ada" }));
    await agent.says("防的，灯身是黄铜的。");
    await vic.hears("防的，灯身是黄铜的。");
    await agent.endsTheChatIn(30);
    await vic.sees(vic.t("chat.countdown"));
    await vic.says("等一下！");
    await agent.sees(agent.t("happened.endCancelledByVisitor", { name: "小维" }));
    await agent.endsTheChat();
    await vic.sees(vic.t("ended.finished"));
    await agent.opensTickets("all");
    await agent.sees(agent.page.getByRole("link", { name: "港湾灯防盐雾吗？" }));
  });

  it("axe finds nothing serious on any screen, light or dark", async () => {
    const agent = await stage.atTheDoor(ada);
    const found: Record<string, string[]> = {};
    const look = async (screen: string, page: Page) => {
      const lines = await findings(page);
      if (lines.length > 0) found[screen] = lines;
    };
    await agent.page.goto("/agent");
    await agent.page.getByRole("heading", { name: agent.t("login.title") }).waitFor();
    await look("sign in", agent.page);
    await agent.signsIn();
    await agent.goesOnline();
    await look("desk without chats", agent.page);
    const vic = await stage.vic();
    await look("website with the button", vic.page);
    await vic.opensTheWidget();
    await look("form", vic.page);
    await vic.asks({ question: "Is everything to be seen?" });
    await vic.sees(vic.t("waiting.next"));
    await look("waiting", vic.page);
    await agent.sees(agent.popup("Is everything to be seen?"));
    await look("popup", agent.page);
    await agent.accepts("Is everything to be seen?");
    await agent.says("See https://example.com and say.");
    await vic.says("Yes.");
    await agent.hears("Yes.");
    await look("conversation of the agent", agent.page);
    await look("conversation of the visitor", vic.page);
    await agent.endsTheChatIn(60);
    await vic.sees(vic.t("chat.countdown"));
    await look("countdown of the agent", agent.page);
    await look("countdown of the visitor", vic.page);
    await agent.page
      .getByRole("group", { name: agent.t("end.group") })
      .getByRole("button", { name: agent.t("end.now") })
      .click();
    await vic.sees(vic.t("ended.finished"));
    await agent.sees(agent.t("ended.finished"));
    await look("ended, agent", agent.page);
    await look("ended, visitor", vic.page);
    await agent.page.getByRole("link", { name: agent.t("ended.open") }).click();
    await agent.page.getByRole("heading", { name: agent.t("ticket.transcript") }).waitFor();
    await look("ticket", agent.page);
    await agent.opensTickets("all");
    await agent.sees(agent.page.getByRole("table"));
    await look("tickets", agent.page);
    expect(found).toEqual({});
  });
});
