// Rows S20, S22 and the export of S23: the ticket views, those that agents make, and what leaves them as a file.
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import type { Agent } from "../support/outside/agent.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { ada, setStage, stories, sue } from "../support/outside/stage.ts";

for (const language of ["en", "zh-CN"] satisfies Language[])
  stories(`ticket views in ${language}`, () => {
    const stage = setStage();
    const refund = language === "en" ? "Refund 100%, please" : "退款要多久？100%";
    const other = language === "en" ? "Which lamp is it?" : "这是哪款灯？";
    const name = language === "en" ? "Refunds" : "退款工单";

    /** Ada declines, and nobody else is there. */
    async function missed(agent: Agent, question: string): Promise<void> {
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question });
      await agent.declines(question);
      await vic.sees(vic.t("ended.missed"));
    }

    async function sueAtHerDesk(): Promise<Agent> {
      const agent = await stage.atTheDoor(sue, language);
      await agent.signsIn();
      await agent.page
        .getByRole("navigation", { name: agent.t("page.modules") })
        .getByText(agent.t("tickets.heading"))
        .click();
      return agent;
    }

    const views = ({ page, t }: Agent) => page.getByRole("navigation", { name: t("tickets.list") });

    it("S20: what nobody answered is counted beside the view, arrives without moving a row, and is marked as new", async () => {
      const agent = await stage.atWork(ada, language);
      const { page, t } = agent;
      await missed(agent, refund);
      await agent.opensTickets("missed");
      await agent.sees(page.getByRole("row").filter({ hasText: refund }));
      await agent.sees(views(agent).getByRole("link", { name: t("views.tickets", { count: 1 }) }));
      expect(await findings(page)).toEqual([]);
      // Who comes back later finds what is new marked.
      await page
        .getByRole("navigation", { name: t("page.modules") })
        .getByRole("link", { name: t("chats.heading"), exact: true })
        .click();
      await agent.opensTickets("missed");
      await page.getByRole("row").filter({ hasText: refund }).hover();
      await missed(agent, other);
      const bar = page.getByRole("button", { name: t("tickets.arrived", { count: 1 }) });
      await bar.waitFor();
      expect(await page.getByRole("row").filter({ hasText: other }).count()).toBe(0);
      await bar.click();
      await agent.sees(page.getByRole("row").filter({ hasText: other }).getByText(t("tickets.isNew")));
      expect(
        await page.getByRole("row").filter({ hasText: refund }).getByText(t("tickets.isNew")).count(),
      ).toBe(0);
    });

    it("S22: Sue makes a view of criteria and columns and shares it; Ada has it, and can make a copy", async () => {
      const agent = await sueAtHerDesk();
      const { page, t } = agent;
      await page.getByRole("link", { name: t("views.add") }).click();
      await page.getByRole("heading", { name: t("view.new") }).waitFor();
      await page.getByRole("button", { name: t("view.save") }).click();
      await agent.sees(t("view.nameMissing"));
      await agent.sees(t("view.faults.value"));
      await page.getByLabel(t("view.name"), { exact: true }).fill(name);
      await page.getByRole("checkbox", { name: t("view.share") }).check();
      const first = page.getByRole("group", { name: t("view.criterion"), exact: true }).first();
      await first.getByRole("combobox", { name: t("view.field") }).selectOption("subject");
      // A sign that would match anything, were it a wildcard.
      await first.getByRole("textbox", { name: t("view.value") }).fill("100%");
      await page.getByRole("button", { name: t("view.addGroup") }).click();
      const second = page.getByRole("group", { name: t("view.criterion"), exact: true }).nth(1);
      await second.getByRole("combobox", { name: t("view.question") }).selectOption("any_of");
      for (const status of ["open", "on_hold"] as const)
        await second.getByRole("checkbox", { name: t(`statuses.${status}`), exact: true }).check();
      const preview = page.getByRole("region", { name: t("preview.heading") });
      await agent.sees(preview.getByText(refund));
      expect(await preview.getByText(other).count()).toBe(0);
      await page
        .getByRole("button", { name: t("view.removeColumn", { name: t("fields.department") }) })
        .click();
      await page.getByRole("combobox", { name: t("view.addColumn") }).selectOption("waitMs");
      await page.getByRole("button", { name: t("view.moveUp", { name: t("fields.subject") }) }).click();
      await page.getByLabel(t("view.sort"), { exact: true }).selectOption("oldest");
      expect(await findings(page)).toEqual([]);
      await page.getByRole("button", { name: t("view.save") }).click();
      await page.getByRole("heading", { name, level: 1 }).waitFor();
      await agent.sees(page.getByRole("row").filter({ hasText: refund }));
      expect(await page.getByRole("row").filter({ hasText: other }).count()).toBe(0);
      const heads = await page.getByRole("columnheader").allTextContents();
      expect(heads.indexOf(t("fields.number")) - heads.indexOf(t("fields.subject"))).toBe(1);
      expect(heads).toContain(t("fields.waitMs"));
      expect(heads).not.toContain(t("fields.department"));
      expect(await findings(page)).toEqual([]);

      const theirs = await stage.atWork(ada, language);
      await theirs.opensTickets("all");
      await views(theirs).getByRole("link", { name }).click();
      await theirs.sees(theirs.page.getByRole("row").filter({ hasText: refund }));
      await theirs.page.getByRole("button", { name: t("views.menu", { name }) }).click();
      await theirs.page.getByRole("menuitem", { name: t("views.copy") }).click();
      await theirs.page.getByRole("button", { name: t("view.save") }).click();
      const copy = t("view.copyOf", { name });
      await theirs.page.getByRole("heading", { name: copy, level: 1 }).waitFor();
      await agent.page.reload();
      await agent.sees(views(agent).getByRole("link", { name }));
      expect(await views(agent).getByRole("link", { name: copy }).count()).toBe(0);
    });

    it("S22: a view opens first where its agent wants that, and what was deleted comes back", async () => {
      const agent = await sueAtHerDesk();
      const { page, t } = agent;
      const menu = async (item: string, role: "menuitem" | "menuitemcheckbox") => {
        await page.getByRole("button", { name: t("views.menu", { name }) }).click();
        await page.getByRole(role, { name: item }).click();
        await page.keyboard.press("Escape");
      };
      await views(agent).getByRole("link", { name }).click();
      await page.getByRole("heading", { name, level: 1 }).waitFor();
      await menu(t("views.openFirst"), "menuitemcheckbox");
      await agent.sees(views(agent).getByRole("link", { name: t("views.opensFirst") }));
      await page.goto("/agent#/chats");
      await page.reload();
      await page
        .getByRole("navigation", { name: t("page.modules") })
        .getByText(t("tickets.heading"))
        .click();
      await page.getByRole("heading", { name, level: 1 }).waitFor();
      await menu(t("views.delete"), "menuitem");
      await agent.sees(t("views.deleted", { name }));
      await page.getByRole("heading", { name: t("views.all"), level: 1 }).waitFor();
      expect(await findings(page)).toEqual([]);
      await page.getByRole("button", { name: t("views.restore") }).click();
      await page.getByRole("heading", { name, level: 1 }).waitFor();
      await agent.sees(page.getByRole("row").filter({ hasText: refund }));
    });

    it("S23: a view leaves as a file that a spreadsheet takes as it is", async () => {
      const agent = await sueAtHerDesk();
      const { page, t } = agent;
      await views(agent)
        .getByRole("link", { name: t("views.missed") })
        .click();
      await page.getByRole("heading", { name: t("views.missed"), level: 1 }).waitFor();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: t("export.begin") }).click(),
      ]);
      await agent.sees(t("export.done", { count: 2 }));
      expect(file.suggestedFilename()).toBe(`${t("views.missed")}.csv`);
      const bytes = await readFile(await file.path());
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
      expect(rows.map(({ subject, kind }) => [subject, kind])).toEqual([
        [other, "missed"],
        [refund, "missed"],
      ]);
    });
  });
