// S23: many tickets of a list at once, in both languages: owner, status, tags, delete with undo; some, all shown, all of a view.
import { beforeAll, expect, it } from "vitest";
import { demoSiteKey } from "../../src/http/demo-page.ts";
import type { Agent } from "../support/outside/agent.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { anAddress, availability, startChat } from "../support/outside/callers.ts";
import { until } from "../support/outside/runtime.ts";
import { setStage, stories, sue } from "../support/outside/stage.ts";

stories.each<Language>(["en", "zh-CN"])("S23: many tickets at once, in %s", (language) => {
  const stage = setStage();
  /** More than one page of the list. */
  const asked = 56;
  const question = (n: number) => `Question ${n} of many`;

  // Nobody is online: each chat is a ticket at once.
  beforeAll(async () => {
    const { origin } = stage.runtime;
    const [department] = (await availability(origin, demoSiteKey)).departments;
    const start = { site: demoSiteKey, departmentId: department?.id ?? "", name: "Vic" };
    for (let n = 1; n <= asked; n += 1)
      await startChat(origin, { ...start, question: question(n) }, { "cf-connecting-ip": anAddress() });
    await until("all tickets are there", async () => (await all()).length === asked);
  });

  it("some get an owner by keyboard, and lose it again", async () => {
    const agent = await atTheList();
    const { page, t } = agent;
    await box(agent, 56).focus();
    await page.keyboard.press("Space");
    await box(agent, 54).click({ modifiers: ["Shift"] });
    await agent.sees(t("bulk.count", { count: 3 }));
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: t("bulk.owner"), exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: t("bulk.owner") }).fill("ada");
    await page.getByRole("option", { name: "Ada" }).waitFor();
    await page.keyboard.press("Enter");
    await agent.sees(t("bulk.said.owner", { count: 3, name: "Ada" }));
    for (const n of [54, 55, 56]) await agent.sees(row(agent, n).getByText("Ada", { exact: true }));
    expect((await all()).filter(({ owner }) => owner?.name === "Ada").length).toBe(3);
    await page.getByRole("button", { name: t("undo.button") }).click();
    await agent.sees(t("undo.done"));
    await until("nobody has them", async () => (await all()).every(({ owner }) => owner === null));
  });

  it("all of the view get a tag and a status, and the page says how many", async () => {
    const agent = await atTheList();
    const { page, t } = agent;
    await page.getByRole("checkbox", { name: t("bulk.shown", { count: 50 }) }).check();
    await page.getByRole("button", { name: t("bulk.tags"), exact: true }).click();
    await page.getByLabel(t("bulk.tagsAdd"), { exact: true }).fill("shown， 批量");
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await agent.sees(t("bulk.said.tags", { count: 50 }));
    expect((await all()).filter(({ tags }) => tags.join() === "shown,批量").length).toBe(50);

    await page.getByRole("checkbox", { name: t("bulk.shown", { count: 50 }) }).check();
    await page.getByRole("button", { name: t("bulk.view", { view: t("views.all") }) }).click();
    await agent.sees(t("bulk.wholeView", { view: t("views.all") }));
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("button", { name: t("bulk.status"), exact: true }).click();
    await page.getByRole("menuitem", { name: t("statuses.closed") }).click();
    await agent.sees(t("bulk.said.status", { count: asked, status: t("statuses.closed") }));
    expect((await all()).every(({ status }) => status === "closed")).toBe(true);
    await page.getByRole("button", { name: t("undo.button") }).click();
    await agent.sees(t("undo.done"));
    expect((await all()).every(({ status }) => status === "open")).toBe(true);
  });

  it("deleted ones are gone, and come back", async () => {
    const agent = await atTheList();
    const { page, t } = agent;
    await box(agent, 50).check();
    await box(agent, 48).check();
    await page.getByRole("button", { name: t("bulk.delete"), exact: true }).click();
    await agent.sees(t("undo.deleted", { count: 2 }));
    await row(agent, 50).waitFor({ state: "detached" });
    expect((await all()).length).toBe(asked - 2);
    await page.getByRole("button", { name: t("undo.button") }).click();
    await agent.sees(row(agent, 50));
    await agent.sees(row(agent, 48));
    expect((await all()).length).toBe(asked);
  });

  it("what somebody changed meanwhile is named, and changed all the same when the agent says so", async () => {
    const agent = await atTheList();
    const { page, t } = agent;
    const ticket = (await all()).find(({ subject }) => subject === question(40));
    await box(agent, 40).check();
    await box(agent, 39).check();
    // Ada is quicker than Sue's line.
    await page.route("**/agent/tickets/bulk", async (route) => {
      const { id = "", revision = 0 } = ticket ?? {};
      await stage.reader.edit(id, { revision, status: "on_hold" });
      await route.continue();
    });
    await page.getByRole("button", { name: t("bulk.status"), exact: true }).click();
    await page.getByRole("menuitem", { name: t("statuses.escalated") }).click();
    await agent.sees(t("bulk.failed", { count: 1 }));
    await page.unroute("**/agent/tickets/bulk");
    await agent.sees(t("bulk.why.stale_version"));
    expect(await findings(page)).toEqual([]);
    const status = async () => (await stage.reader.ticket(ticket?.id ?? "")).status;
    expect(await status()).toBe("on_hold");
    await page.getByRole("button", { name: t("bulk.insist") }).click();
    await until("it is changed all the same", async () => (await status()) === "escalated");
  });

  async function atTheList(): Promise<Agent> {
    const agent = await stage.atTheDoor(sue, language);
    await agent.signsIn();
    await agent.opensTickets("all");
    await agent.sees(row(agent, asked));
    return agent;
  }

  async function all() {
    const first = await stage.reader.tickets("all");
    return first.data;
  }

  function row({ page }: Agent, n: number) {
    return page.getByRole("row").filter({ hasText: question(n) });
  }

  function box(agent: Agent, n: number) {
    return row(agent, n).getByRole("checkbox");
  }
});
