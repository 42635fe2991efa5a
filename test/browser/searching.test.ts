// The search over all tickets, in both languages: words, marks, Chinese, nothing, wildcards, the palette.
import { expect, it } from "vitest";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories.each<Language>(["en", "zh-CN"])("a search over tickets, in %s", (language) => {
  const stage = setStage();

  it("finds what was said in a chat that has just ended, marked, by a word or by two Chinese characters", async () => {
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question: "Can the harbour lamp be repaired?" });
    await agent.accepts("Can the harbour lamp be repaired?");
    await vic.says("我想退款，谢谢 <b>50%</b>");
    await agent.hears("我想退款，谢谢 <b>50%</b>");
    await agent.says("Send us the lampshade.");
    await vic.hears("Send us the lampshade.");
    await vic.endsTheChat();
    await agent.sees(agent.t("ended.finished"));

    await agent.opensTickets("all");
    const { page, t } = agent;
    const field = page.getByRole("searchbox", { name: t("found.field") });
    await agent.sees(page.getByRole("link", { name: "Can the harbour lamp be repaired?" }));
    await field.fill("lampsh");
    await field.press("Enter");
    const hit = page.getByRole("listitem").filter({ hasText: "Can the harbour lamp be repaired?" });
    await agent.sees(hit.locator("mark", { hasText: "lampsh" }));
    await agent.sees(t("found.count", { count: 1 }));
    // The field keeps the focus: words are typed on.
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("退款");
    await agent.sees(hit.locator("mark", { hasText: "退款" }));
    await agent.sees(hit.getByText("<b>50%</b>"));
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });

    for (const q of ['%_* "" ( NOT', "zeppelin"]) {
      await field.fill(q);
      await agent.sees(t("found.none", { q }));
    }
    await field.fill("harbour");
    await hit.getByRole("link").click();
    await agent.sees(page.locator(".transcript").getByText("Send us the lampshade."));
    await page.goBack();
    await until("the words stand again", async () => (await field.inputValue()) === "harbour");
    await agent.sees(hit.locator("mark", { hasText: "harbour" }));

    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox").fill("lampshade");
    await page.getByRole("option", { name: t("palette.throughTickets", { q: "lampshade" }) }).click();
    await until(
      "the palette's words are searched for",
      async () => (await field.inputValue()) === "lampshade",
    );
    await agent.sees(hit.locator("mark", { hasText: "lampshade" }));
  });
});
