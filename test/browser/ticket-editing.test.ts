// Tickets that are changed on their page, in both languages: by keyboard alone, by two at once, taken back, and deleted.
import { expect, it } from "vitest";
import type { Agent } from "../support/outside/agent.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { ada, setStage, stories, sue } from "../support/outside/stage.ts";

stories.each<Language>(["en", "zh-CN"])("a ticket that is changed, in %s", (language) => {
  const stage = setStage();

  it("gets its owner, status, due time, tags and a note by keyboard alone, and tells who did what", async () => {
    const agent = await opened("Who repairs lamps?", await stage.atWork(ada, language), "missed");
    const { page, t } = agent;
    const keys = async (...all: string[]) => {
      for (const key of all) await page.keyboard.press(key);
    };
    const opens = async (name: Parameters<typeof button>[1]) => {
      await button(agent, name).focus();
      await keys("Enter");
      await page.locator("[role^=menuitem]:focus, [role=combobox]:focus").waitFor();
    };
    await opens("edit.ownerIs");
    await page.getByRole("combobox", { name: t("edit.owner") }).fill("Ada");
    await page.getByRole("option", { name: t("edit.me", { name: "Ada" }) }).waitFor();
    expect(await findings(page)).toEqual([]);
    await keys("Enter");
    await agent.sees(t("activity.assigned", { who: t("chat.you"), to: "Ada" }));

    await opens("edit.statusIs");
    await keys("ArrowDown", "ArrowDown", "Enter");
    const escalated = t("activity.status", {
      who: t("chat.you"),
      from: t("statuses.open"),
      to: t("statuses.escalated"),
    });
    await agent.sees(escalated);

    await opens("edit.dueIs");
    await keys("End", "Enter");
    await page.getByLabel(t("edit.dueField")).fill("2020-01-02T03:04");
    await keys("Enter");
    await agent.sees(page.locator(".due-hint.overdue"));

    const field = page.getByRole("combobox", { name: t("edit.tagAdd") });
    await field.focus();
    await page.keyboard.insertText("退款");
    await keys("Enter");
    await page.keyboard.type("late,");
    await agent.sees(chip(agent, "late"));
    await page.keyboard.type("LATE");
    await keys("Enter");
    await agent.sees(t("edit.tagThere", { tag: "LATE" }));
    await field.fill("");
    await keys("Backspace", "Delete");
    await chip(agent, "late").waitFor({ state: "detached" });
    await agent.sees(chip(agent, "退款"));

    await page.getByLabel(t("note.field")).focus();
    await page.keyboard.type("She called. <b>Again.</b>");
    await keys("Control+Enter");
    await agent.sees(page.locator(".noted").getByText("She called. <b>Again.</b>"));
    expect(await page.getByLabel(t("note.field")).inputValue()).toBe("");
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

    const ticket = await stage.reader.ticket(idOf(agent));
    expect(ticket).toMatchObject({ status: "escalated", owner: { name: "Ada" }, tags: ["退款"] });
    expect(ticket.activity.map(({ change }) => Object.keys(change).join())).toEqual([
      ...["owner", "status", "dueAt", "tags", "tags", "tags", "note"],
    ]);
  });

  it("is taken back, closed and opened again", async () => {
    const agent = await opened("Do you open on Sunday?", await stage.atWork(ada, language));
    const { page, t } = agent;
    await page.getByRole("button", { name: t("edit.close") }).click();
    await agent.sees(page.getByRole("button", { name: t("edit.reopen") }));
    await page.getByRole("button", { name: t("undo.button") }).click();
    await agent.sees(t("undo.done"));
    await agent.sees(page.getByRole("button", { name: t("edit.close") }));
    await page.getByRole("button", { name: t("edit.close") }).click();
    await page.getByRole("button", { name: t("edit.reopen") }).click();
    await agent.sees(page.getByRole("button", { name: t("edit.close") }));
    expect(await stage.reader.ticket(idOf(agent))).toMatchObject({ status: "open", revision: 4 });
  });

  it("by two at once: the second is told what changed, and loses nothing", async () => {
    const one = await opened("Is the big one heavy?", await stage.atWork(ada, language));
    const other = await stage.atWork(sue, language);
    await other.page.goto(`/agent#/tickets/${idOf(one)}`);
    await other.sees(other.page.getByRole("heading", { name: "Is the big one heavy?" }));
    const { page, t } = one;
    await page.getByLabel(t("note.field")).fill("Half a thought");
    // Ada's line is slow: what Sue does meanwhile does not reach her before she chooses.
    await page.route("**/agent/tickets/chat_*", async (route) => {
      if (route.request().method() === "PATCH") await chooses(other, "on_hold");
      await route.continue();
    });
    await chooses(one, "escalated");
    await one.sees(t("conflict.title"));
    await page.unroute("**/agent/tickets/chat_*");
    await one.sees(
      page
        .getByRole("alert")
        .getByText(t("activity.status", { who: "Sue", from: t("statuses.open"), to: t("statuses.on_hold") })),
    );
    expect(await findings(page)).toEqual([]);
    expect(await page.getByLabel(t("note.field")).inputValue()).toBe("Half a thought");
    await one.sees(button(one, "edit.statusIs", t("statuses.on_hold")));
    await page.getByRole("button", { name: t("conflict.keepMine") }).click();
    await one.sees(button(one, "edit.statusIs", t("statuses.escalated")));
    // Sue's page has it without a reload.
    await other.sees(button(other, "edit.statusIs", t("statuses.escalated")));
  });

  it("S23: a supervisor deletes it, and has it back as it was", async () => {
    const agent = await opened("Can I return a lamp?", await stage.atWork(sue, language));
    const { page, t } = agent;
    const id = idOf(agent);
    const before = await stage.reader.ticket(id);
    await page.getByRole("button", { name: t("edit.delete") }).click();
    await agent.sees(t("undo.deletedOne", { number: String(before.number) }));
    await agent.sees(page.getByRole("heading", { name: t("views.all"), level: 1 }));
    expect(await page.getByRole("link", { name: "Can I return a lamp?" }).count()).toBe(0);
    await expect(stage.reader.ticket(id)).rejects.toMatchObject({ status: 404 });
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: t("undo.button") }).click();
    await agent.sees(page.getByRole("link", { name: "Can I return a lamp?" }));
    const after = await stage.reader.ticket(id);
    expect(after.transcript).toEqual(before.transcript);
  });

  /** The ticket of a chat that has just ended, before the agent. */
  async function opened(
    question: string,
    agent: Agent,
    kind: "missed" | "finished" = "finished",
  ): Promise<Agent> {
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question });
    if (kind === "missed") await agent.declines(question);
    else {
      await agent.accepts(question);
      await agent.endsTheChat();
    }
    await vic.sees(vic.t(`ended.${kind}`));
    await agent.opensTickets("all");
    await agent.page.getByRole("link", { name: question }).click();
    await agent.sees(agent.page.getByRole("heading", { name: question }));
    return agent;
  }

  async function chooses(agent: Agent, status: "on_hold" | "escalated"): Promise<void> {
    await button(agent, "edit.statusIs").click();
    await agent.page.getByRole("menuitemradio", { name: agent.t(`statuses.${status}`) }).click();
    if (status === "on_hold") await agent.sees(button(agent, "edit.statusIs", agent.t("statuses.on_hold")));
  }

  function button({ page, t }: Agent, name: "edit.statusIs" | "edit.ownerIs" | "edit.dueIs", value?: string) {
    return value === undefined
      ? page.getByRole("button", { name: t(name, { value: "" }).trim() })
      : page.getByRole("button", { name: t(name, { value }) });
  }

  function chip({ page, t }: Agent, tag: string) {
    return page.getByRole("button", { name: t("edit.tagRemove", { tag }) });
  }

  function idOf({ page }: Agent): string {
    return /#\/tickets\/(chat_\w+)/.exec(page.url())?.[1] ?? "";
  }
});
