// The reports and the wallboard: numbers that are true, charts with their tables, CSV, a recount, and one's own chats.
import fs from "node:fs";
import { expect, it } from "vitest";
import { parseCsv } from "../../src/domain/csv.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { reportWords } from "../support/outside/report-words.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories, sue } from "../support/outside/stage.ts";

stories.each<Language>(["en", "zh-CN"])("the reports, in %s", (language) => {
  const stage = setStage();
  const t = reportWords(language);

  it("show what was, right now and by days, to Sue all of it and to agents their own", async () => {
    const boss = await stage.atTheDoor(sue, language);
    await boss.signsIn();
    const { page } = boss;
    await page.getByRole("link", { name: boss.t("reports.module"), exact: true }).click();
    await boss.sees(page.getByRole("heading", { name: t("report.none") }));
    expect(await findings(page)).toEqual([]);

    await page.getByRole("link", { name: t("report.board") }).click();
    const support = page.getByRole("region", { name: "Support" });
    await boss.sees(support.getByText("Ada"));
    const agent = await stage.atWork(ada, language);
    await boss.sees(support.getByRole("listitem").filter({ hasText: "Ada" }).getByText(t("board.free")));
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question: "Is anybody there?" });
    const shown = (name: string) =>
      support.getByText(name, { exact: true }).locator("..").getByRole("definition");
    await until(
      "the wallboard shows who waits",
      async () => (await shown(t("board.waiting")).textContent()) === "1",
    );
    expect(await shown(t("board.longest")).textContent()).not.toBe("–");
    await agent.accepts("Is anybody there?");
    await until(
      "the wallboard shows who is served",
      async () => (await shown(t("board.active")).textContent()) === "1",
    );
    await boss.sees(support.getByText(t("board.load", { load: 1, cap: 5 })));
    expect(await findings(page)).toEqual([]);

    await agent.says("I am.");
    await vic.hears("I am.");
    await vic.endsTheChat();
    await page
      .getByRole("link", { name: t("report.heading"), exact: true })
      .last()
      .click();
    const byAgent = page.getByRole("region", { name: t("report.by.agent") }).getByRole("table");
    await boss.sees(byAgent.getByRole("row", { name: "Ada" }));
    await boss.sees(page.getByRole("img", { name: t("report.chatsOver") }));
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: t("report.csvOf", { table: t("report.by.agent") }) }).click(),
    ]);
    const rows = parseCsv(fs.readFileSync(await download.path(), "utf8"));
    expect(rows.map((row) => row.slice(1, 4))).toEqual([
      ["agent", "chats", "answered"],
      ["Ada", "1", "1"],
    ]);

    // Nothing was on the day before.
    await page.getByRole("combobox", { name: t("report.stretch") }).selectOption("ownDays");
    const past = "2020-02-02";
    await page.getByLabel(t("report.from"), { exact: true }).fill(past);
    await page.getByLabel(t("report.to"), { exact: true }).fill(past);
    await boss.sees(page.getByRole("heading", { name: t("report.none") }));
    await page.getByLabel(t("report.from"), { exact: true }).fill("2020-02-03");
    await boss.sees(t("report.wrongDays"));

    await agent.page.getByRole("link", { name: agent.t("reports.module"), exact: true }).click();
    await agent.page.getByRole("button", { name: t("recount.start") }).click();
    await agent.sees(t("recount.same", { of: "1" }));
  });
});
