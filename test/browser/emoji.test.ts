// An agent's emoji: by the keyboard alone, by a name in either language, into the middle of a text.
import { expect, it } from "vitest";
import { catalogue as en } from "../../src/web/shared/emoji/catalogue/en.ts";
import { catalogue as zhCN } from "../../src/web/shared/emoji/catalogue/zh-CN.ts";
import { findings } from "../support/outside/audit.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories.each([
  ["en", en, "赞"],
  ["zh-CN", zhCN, "thumbs"],
] as const)("emoji, in %s", (language, words, inTheOther) => {
  const stage = setStage();

  it("an agent finds one by its name, puts it in at the caret, and has it first the next time", async () => {
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question: "Is it sent?" });
    await agent.accepts("Is it sent?");
    const { page, composer } = agent;
    const { keyboard } = page;
    const picker = page.getByRole("dialog", { name: words["emoji.title"] });
    const field = picker.getByRole("combobox", { name: words["emoji.search"] });
    /** From the text box, two stops on. */
    const opens = async () => {
      await keyboard.press("Tab");
      await keyboard.press("Tab");
      await keyboard.press("Enter");
      await until("the search field has the focus", () =>
        field.evaluate((element) => element === document.activeElement).catch(() => false),
      );
    };

    await composer.fill("Sent .");
    await composer.press("ArrowLeft");
    await opens();
    expect(await findings(page)).toEqual([]);
    expect(await picker.getByRole("group").count()).toBe(5);
    await keyboard.type(inTheOther);
    await until(
      "thumbs up is the first",
      async () => (await picker.locator("[aria-selected=true]").textContent()) === "👍",
    );
    await keyboard.press("Enter");
    await picker.waitFor({ state: "detached" });
    expect(await composer.inputValue()).toBe("Sent 👍.");
    expect(await composer.evaluate((box) => box === document.activeElement)).toBe(true);

    // What was picked stands first; the arrows lead from there.
    await opens();
    await agent.sees(picker.getByRole("group", { name: words["emoji.recent"] }));
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowRight");
    await keyboard.press("Enter");
    expect(await composer.inputValue()).toBe("Sent 👍😄.");

    // Escape leaves the text alone, and the writer where they were.
    await opens();
    await keyboard.type("qqqq");
    await agent.sees(words["emoji.nothing"]);
    await keyboard.press("Escape");
    await picker.waitFor({ state: "detached" });
    expect(await composer.inputValue()).toBe("Sent 👍😄.");
    await keyboard.press("Enter");
    await vic.hears("Sent 👍😄.");
  });

  it("a click picks one, and a click beside puts them away", async () => {
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question: "With a mouse?" });
    await agent.accepts("With a mouse?");
    const { page, composer, t } = agent;
    await page.setViewportSize({ width: 390, height: 780 });
    const open = page.getByRole("button", { name: t("composer.emoji") });
    const picker = page.getByRole("dialog", { name: words["emoji.title"] });
    await open.click();
    await picker.getByRole("option").filter({ hasText: "🎉" }).click();
    expect(await composer.inputValue()).toBe("🎉");
    await open.click();
    await picker.waitFor();
    expect(await findings(page)).toEqual([]);
    await page.locator(".chat-heading").getByText("With a mouse?").click();
    await picker.waitFor({ state: "detached" });
    expect(await composer.inputValue()).toBe("🎉");
  });
});
