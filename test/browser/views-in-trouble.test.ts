// What goes wrong with ticket views: a field that is gone, two who change one view, a line that breaks in an export, no mouse.
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import type { Agent } from "../support/outside/agent.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { tabTo } from "../support/outside/keyboard.ts";
import { ada, setStage, stories, sue } from "../support/outside/stage.ts";

stories("ticket views in trouble", () => {
  const stage = setStage();

  /** Sue before the list of a new view of hers. */
  async function withView(name: string, language: Language = "en", shared = false): Promise<Agent> {
    const agent = await stage.atTheDoor(sue, language);
    await agent.signsIn();
    const { page, t } = agent;
    await page.goto("/agent#/tickets/views/new");
    await page.getByLabel(t("view.name"), { exact: true }).fill(name);
    if (shared) await page.getByRole("checkbox", { name: t("view.share") }).check();
    const criterion = page.getByRole("group", { name: t("view.criterion"), exact: true });
    await criterion.getByRole("combobox", { name: t("view.value") }).selectOption("open");
    await page.getByRole("button", { name: t("view.save") }).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    return agent;
  }

  it.each<Language>(["en", "zh-CN"])(
    "a view whose field is gone says which criterion it is, and can be mended (%s)",
    async (language) => {
      const name = `Urgent ${language}`;
      const agent = await withView(name, language, true);
      const { page, t } = agent;
      const criteria = {
        join: "and",
        of: [
          { field: "status", is: "equal", value: "open" },
          { field: "priority", is: "equal", value: "high" },
        ],
      };
      await stage.runtime.sql(
        `update ticket_views set criteria = '${JSON.stringify(criteria)}' where name = '${name}'`,
      );
      await page.reload();
      await agent.sees(t("broken.heading"));
      await agent.sees(page.getByText(`priority ${t("asks.equal")} high`));
      await agent.sees(t("broken.no_such_field"));
      await agent.sees(page.getByRole("link", { name: t("views.isBroken") }));
      expect(await findings(page)).toEqual([]);
      // Ada cannot mend it, and is told who can.
      const theirs = await stage.atWork(ada, language);
      await stage.runtime.sql(`update agents set role = 'agent' where email = '${ada.email}'`);
      await theirs.page.reload();
      await theirs.opensTickets("all");
      await theirs.page.getByRole("link", { name }).click();
      await theirs.sees(t("broken.ask", { name: "Sue" }));
      await stage.runtime.sql(`update agents set role = 'admin' where email = '${ada.email}'`);

      await page.getByRole("link", { name: t("broken.edit") }).click();
      await agent.sees(t("view.faults.field"));
      expect(await findings(page)).toEqual([]);
      await page
        .getByRole("button", { name: t("view.removeCriterion") })
        .nth(1)
        .click();
      await page.getByRole("button", { name: t("view.save") }).click();
      await page.getByRole("heading", { name, level: 1 }).waitFor();
      await agent.sees(t("noTickets.custom"));
    },
  );

  it("of two who change a view the second is told, and loses nothing", async () => {
    const sues = await withView("Both", "en", true);
    const { t } = sues;
    const adas = await stage.atTheDoor(ada);
    await adas.signsIn();
    await adas.page.goto("/agent#/tickets");
    await adas.page.getByRole("link", { name: "Both" }).click();
    for (const { page } of [sues, adas]) {
      await page.getByRole("button", { name: t("views.menu", { name: "Both" }) }).click();
      await page.getByRole("menuitem", { name: t("views.edit") }).click();
      await page.getByRole("heading", { name: t("view.edit") }).waitFor();
    }
    await sues.page.getByLabel(t("view.name"), { exact: true }).fill("Sue's");
    await sues.page.getByRole("button", { name: t("view.save") }).click();
    await sues.page.getByRole("heading", { name: "Sue's", level: 1 }).waitFor();
    await adas.page.getByLabel(t("view.name"), { exact: true }).fill("Ada's");
    await adas.page.getByRole("button", { name: t("view.save") }).click();
    await adas.sees(t("view.conflict"));
    expect(await adas.page.getByLabel(t("view.name"), { exact: true }).inputValue()).toBe("Ada's");
    await adas.page.getByRole("button", { name: t("view.saveMine") }).click();
    await adas.page.getByRole("heading", { name: "Ada's", level: 1 }).waitFor();
  });

  it("an export over a line that breaks saves nothing, says so, and is done again", async () => {
    const agent = await withView("Exported");
    const { page, t } = agent;
    await agent.setNetwork(false);
    await page.getByRole("button", { name: t("export.begin") }).click();
    await agent.sees(t("export.brokeOff"));
    await agent.setNetwork(true);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: t("export.again") }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("Exported.csv");
    await agent.sees(t("export.done", { count: 0 }));
  });

  it("an agent makes a view with the keyboard alone", async () => {
    const agent = await stage.atTheDoor(ada);
    await agent.signsIn();
    const { page, t } = agent;
    const { keyboard } = page;
    await page.goto("/agent#/tickets");
    await tabTo(page, page.getByRole("link", { name: t("views.add") }));
    await keyboard.press("Enter");
    await tabTo(page, page.getByLabel(t("view.name"), { exact: true }));
    await keyboard.type("Mine by keys");
    await tabTo(page, page.getByRole("combobox", { name: t("view.value") }));
    await keyboard.type(t("statuses.escalated"));
    await tabTo(page, page.getByRole("button", { name: t("view.addCriterion") }));
    await keyboard.press("Enter");
    // The new criterion has the focus.
    const second = page.getByRole("group", { name: t("view.criterion"), exact: true }).nth(1);
    await focused(second.getByRole("combobox", { name: t("view.field") }));
    await keyboard.type(t("fields.subject"));
    await tabTo(page, second.getByRole("textbox", { name: t("view.value") }));
    await keyboard.type("lamp");
    const down = page.getByRole("button", { name: t("view.moveDown", { name: t("fields.number") }) });
    await tabTo(page, down);
    await keyboard.press("Enter");
    await focused(down);
    await tabTo(page, page.getByRole("button", { name: t("view.save") }));
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Mine by keys", level: 1 }).waitFor();
    await agent.sees(t("noTickets.custom"));
  });
});

async function focused(target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);
}
