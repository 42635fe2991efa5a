// Bad moments: what somebody wants is no longer so when they press the button. Each is told, and nothing is lost.
import { expect, it } from "vitest";
import type { Language } from "../support/outside/browser.ts";
import { cannedWords, goesToCategories, savesCanned, writesCanned } from "../support/outside/canned.ts";
import { asksForHelp, opensHelp } from "../support/outside/handing-on.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, bo, setStage, stories, sue } from "../support/outside/stage.ts";

/** Departments of Sue's, one to be removed and one to be switched off. */
const departments = {
  en: { removed: "Returns", off: "Repairs" },
  "zh-CN": { removed: "退货", off: "维修" },
} as const satisfies Record<Language, { removed: string; off: string }>;

/** Told in one language: the words of the other are looked at in screens.test.ts and in the stories of each row. */
const languages = ["en"] as const;

stories.each(languages)("bad moments, in %s", (language) => {
  const { removed, off } = departments[language];
  const stage = setStage(async ({ sql }) => {
    const rows = [removed, off].map((name, at) => `('dept_${String(at).repeat(20)}', '${name}', 9, 1)`);
    const members = rows.map((_row, at) => `('agent_demosue0000000000000', 'dept_${String(at).repeat(20)}')`);
    await sql(
      `INSERT INTO departments (id, name, position, created_at) VALUES ${rows.join()};
       INSERT INTO memberships (agent_id, department_id) VALUES ${members.join()}`,
    );
  });
  const ct = cannedWords(language);

  /** Vic asks, and the agent answers. */
  async function talking(account: typeof ada, question: string) {
    const agent = await stage.atWork(account, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question });
    await agent.accepts(question);
    return { agent, vic };
  }

  it("a colleague who goes while he is chosen is told in the dialog, and the words stay", async () => {
    const { agent, vic } = await talking(ada, "Who is at work?");
    const other = await stage.atWork(bo, language);
    const dialog = await opensHelp(agent, "transfer");
    await dialog.getByRole("radio", { name: "Bo" }).check();
    await dialog.getByRole("textbox").fill("He knows brass.");
    await other.goesOffline();
    await agent.sees(dialog.getByText(agent.t("help.gone")));
    const send = dialog.getByRole("button", { name: agent.t("help.transfer.submit"), exact: true });
    expect(await send.isDisabled()).toBe(true);
    await other.goesOnline();
    await agent.sees(dialog.getByRole("radio", { name: "Bo" }));
    await dialog.getByRole("radio", { name: "Bo" }).check();
    await send.click();
    await other.sees(other.popup("Who is at work?").getByText("He knows brass."));

    // And gone again, while it rings at his desk.
    await other.goesOffline();
    await agent.sees(agent.log.getByText(agent.t("happened.wentOffline", { name: "Bo" })));
    await agent.sees(agent.log.getByText(agent.t("closed.transfer.unreachable")));
    await until("his popup is gone", async () => (await other.popup("Who is at work?").count()) === 0);
    await agent.says("I am still with you.");
    await vic.hears("I am still with you.");
    await agent.endsTheChat();
  });

  it("a transfer to a colleague whose browser just closed waits, and can be taken back", async () => {
    const { agent, vic } = await talking(ada, "Is anybody else there?");
    const other = await stage.atWork(bo, language);
    const dialog = await opensHelp(agent, "transfer");
    await dialog.getByRole("radio", { name: "Bo" }).check();
    await dialog.getByRole("textbox").fill("Please take it.");
    await other.page.close();
    await dialog.getByRole("button", { name: agent.t("help.transfer.submit"), exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await agent.sees(agent.t("help.wait.transfer", { to: "Bo" }));
    await agent.says("One moment.");
    await vic.hears("One moment.");
    await agent.page.getByRole("button", { name: agent.t("help.takeBack") }).click();
    await agent.sees(agent.log.getByText(agent.t("closed.transfer.cancelled")));
    // What was written to Bo is still there to be read.
    await agent.sees(agent.log.getByText("Please take it."));
    expect(await vic.log.getByText(/\bBo\b/).count()).toBe(0);
    await agent.endsTheChat();
  });

  it("an invitation accepted after the end says so, and opens no chat", async () => {
    const { agent, vic } = await talking(ada, "Two of you, please?");
    const other = await stage.atWork(bo, language);
    await asksForHelp(agent, "invite", { to: "Bo" });
    const popup = other.popup("Two of you, please?");
    await popup.waitFor();
    // His click is under way when the visitor ends the chat.
    const answered: number[] = [];
    await other.page.route("**/accept", async (route) => {
      await vic.endsTheChat();
      await agent.sees(agent.t("ended.finished"));
      const answer = await route.fetch();
      answered.push(answer.status());
      await route.fulfill({ response: answer });
    });
    await popup.getByRole("button", { name: other.t("ring.accept") }).click();
    await other.sees(popup.getByText(other.t("ring.over.ended")));
    await until("the late click was answered", async () => answered.length > 0);
    expect(answered).toEqual([409]);
    await popup.waitFor({ state: "detached" });
    expect(await other.page.getByRole("tab").count()).toBe(0);
    await agent.sees(agent.page.getByRole("link", { name: agent.t("ended.open") }));
  });

  it("a request that is taken back tells the colleague why, and one that he declines just goes", async () => {
    const { agent } = await talking(ada, "Taken back?");
    const other = await stage.atWork(bo, language);
    const popup = other.popup("Taken back?");
    await asksForHelp(agent, "transfer", { to: "Bo" });
    await popup.waitFor();
    await agent.page.getByRole("button", { name: agent.t("help.takeBack") }).click();
    await other.sees(popup.getByText(other.t("ring.over.withdrawn")));
    await popup.waitFor({ state: "detached" });
    await asksForHelp(agent, "invite", { to: "Bo" });
    await popup.waitFor();
    // What he does himself goes at once.
    await popup.getByRole("button", { name: other.t("ring.decline") }).click();
    await popup.getByRole("button", { name: other.t("ring.decline") }).click();
    await popup.waitFor({ state: "detached", timeout: 3_000 });
    await agent.endsTheChat();
  });

  it("a category that is deleted while a message of it is written: the form says so and keeps the rest", async () => {
    const agent = await stage.atWork(ada, language);
    const other = await stage.atWork(sue, language);
    const [name, title] = ["Lamps 灯", "Wicks 灯芯"];
    await goesToCategories(other);
    await other.page.getByRole("button", { name: ct("categories.add") }).click();
    await other.page.getByRole("textbox", { name: ct("categories.name") }).fill(name);
    await other.page.keyboard.press("Enter");
    await other.sees(ct("categories.added", { name }));
    await writesCanned(agent, { title, text: "A wick lasts a year.", category: name });
    await savesCanned(agent, title);
    await agent.page.getByRole("link", { name: title }).click();
    const text = agent.page.getByLabel(ct("editor.text"), { exact: true });
    await text.fill("A wick lasts two years.");

    await other.page.reload();
    await other.page.getByRole("button", { name: ct("categories.deleteOf", { name }) }).click();
    const dialog = other.page.getByRole("dialog");
    await other.sees(dialog.getByText(ct("categories.deleteUsed", { count: 1 })));
    await dialog.getByRole("button", { name: ct("categories.delete") }).click();
    await other.sees(ct("categories.deleted", { name, count: 1 }));

    await agent.page.getByRole("button", { name: ct("editor.save"), exact: true }).click();
    await agent.sees(ct("editor.categoryDeleted", { name }));
    await agent.sees(ct("editor.failed", { why: ct("editor.saveAgain") }));
    expect(await text.inputValue()).toBe("A wick lasts two years.");
    await savesCanned(agent, title);
    await agent.sees(agent.page.getByRole("link", { name: title }).getByText("A wick lasts two years."));
    expect(await agent.page.getByText(name).count()).toBe(0);
  });

  it("a canned text with broken braces is warned of, saved as it is, and sent without a brace", async () => {
    const { agent, vic } = await talking(ada, "Braces?");
    const chat = agent.page.url();
    const text = "Hello {{visitor.name, I am {{agent.name}} {{visitor.age}}.";
    await writesCanned(agent, { title: "Broken 破损", shortcut: "zzbroken", text });
    await agent.sees(ct("editor.brokenPlace", { place: "{{" }));
    await agent.sees(ct("editor.unknownPlace", { place: "{{visitor.age}}" }));
    await savesCanned(agent, "Broken 破损");
    await agent.page.goto(chat);
    const box = agent.page.getByRole("tabpanel").locator("textarea");
    await box.pressSequentially("#zzbroken");
    await agent.page.getByRole("option", { name: "zzbroken" }).waitFor();
    await agent.page.keyboard.press("Enter");
    const shown = await box.inputValue();
    expect(shown).toContain("I am Ada");
    expect(shown).not.toMatch(/[{}]{2}|#zzbroken/);
    await agent.page.keyboard.press("Enter");
    await vic.hears(shown);
  });

  it("10,000 characters are pasted and arrive whole; with one more, both sides are told and keep them", async () => {
    const { agent, vic } = await talking(ada, "How much may I write?");
    const most = "灯".repeat(10_000);
    const sides = [
      { who: agent, box: agent.composer, other: vic, over: agent.t("composer.over", { chars: 1 }) },
      { who: vic, box: vic.composer, other: agent, over: vic.t("composer.over", { count: 1 }) },
    ] as const;
    for (const { who, box, other, over } of sides) {
      await box.focus();
      await who.page.keyboard.insertText(`${most}!`);
      await who.sees(over);
      await box.press("Enter");
      expect(await box.inputValue()).toBe(`${most}!`);
      await box.press("Backspace");
      await box.press("Enter");
      await other.hears(most);
      await until("the box is free for more", async () => (await box.inputValue()) === "");
    }
    const dialog = await opensHelpAlone();
    await dialog.focus();
    await agent.page.keyboard.insertText("灯".repeat(501));
    await agent.sees(agent.t("help.over", { chars: 1 }));
    expect(await dialog.inputValue()).toHaveLength(501);

    async function opensHelpAlone() {
      await stage.atWork(bo, language);
      return (await opensHelp(agent, "invite")).getByRole("textbox");
    }
  });

  it("a department that is removed while it rings: the agent is told, the visitor may write, the ticket stands", async () => {
    const agent = await stage.atWork(sue, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question: "May I return it?", department: removed });
    const popup = agent.popup("May I return it?");
    await popup.waitFor();
    await stage.runtime.sql(
      `DELETE FROM memberships WHERE department_id = 'dept_${"0".repeat(20)}';
       DELETE FROM departments WHERE id = 'dept_${"0".repeat(20)}'`,
    );
    await popup.getByRole("button", { name: agent.t("ring.accept") }).click();
    await agent.sees(popup.getByText(agent.t("ring.over.closed", { department: removed })));
    await vic.sees(vic.t("ended.missed"));
    await vic.panel.getByRole("textbox", { name: vic.t("afterword.label") }).fill("Write to me, please.");
    await vic.panel.getByRole("button", { name: vic.t("afterword.send") }).click();
    await vic.sees(vic.t("afterword.added"));
    await agent.opensTickets("missed");
    await agent.page.getByRole("link", { name: "May I return it?" }).click();
    await agent.sees(agent.page.getByText("Write to me, please."));
  });

  it("a department that is switched off while it rings: who is asked may still answer, nobody new can ask", async () => {
    const agent = await stage.atWork(sue, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ question: "Can it be mended?", department: off });
    await agent.popup("Can it be mended?").waitFor();
    await stage.runtime.sql(`UPDATE departments SET chat_enabled = 0 WHERE id = 'dept_${"1".repeat(20)}'`);
    await agent.accepts("Can it be mended?");
    await agent.says("It can.");
    await vic.hears("It can.");
    const wen = await stage.vic(language);
    await wen.opensTheWidget();
    const choice = wen.panel.getByLabel(wen.t("form.department"), { exact: true });
    expect(await choice.getByRole("option").allTextContents()).not.toContain(off);
    await agent.endsTheChat();
    await vic.sees(vic.t("ended.finished"));
  });
});
