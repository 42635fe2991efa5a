// What a machine finds wrong for a screen reader or for weak eyes: on every screen, wide and narrow, in light and in dark, in
// both languages.
import { expect, it } from "vitest";
import type { Agent } from "../support/outside/agent.ts";
import { everyLook, narrow, wide } from "../support/outside/audit.ts";
import { cannedWords, goesToCanned, goesToCategories } from "../support/outside/canned.ts";
import { opensHelp } from "../support/outside/handing-on.ts";
import { ada, bo, setStage, stories, sue } from "../support/outside/stage.ts";
import { roomWords } from "../support/outside/supervising.ts";

stories.each(["en", "zh-CN"] as const)("every screen, in %s", (language) => {
  const stage = setStage();
  const ct = cannedWords(language);
  const inRooms = roomWords(language);

  /** Collects what is found, by the screen. */
  function looking() {
    const found: Record<string, string[]> = {};
    return {
      found,
      async look(screen: string, { page }: Agent): Promise<void> {
        // The second language says other words in the same places: narrow is where they may not fit.
        const lines = await everyLook(page, language === "en" ? [narrow, wide] : [narrow]);
        if (lines.length > 0) found[screen] = lines;
      },
    };
  }

  async function talking(name: string, question: string) {
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ name, question });
    await agent.accepts(question);
    return { agent, vic };
  }

  it("canned messages: the list, the form, its history, an edit of two, an import", async () => {
    const [agent, other] = [await stage.atWork(ada, language), await stage.atWork(sue, language)];
    const { page } = agent;
    const { found, look } = looking();
    const text = ct("editor.text");
    await goesToCanned(agent);
    await look("list", agent);
    await page.getByRole("searchbox").fill("nothing like it");
    await agent.sees(ct("canned.noMatch"));
    await look("nothing found", agent);
    await page.getByRole("link", { name: ct("canned.add") }).click();
    await page.getByLabel(text, { exact: true }).fill("{{visitor.nme}} {{");
    await page.getByRole("button", { name: ct("editor.save"), exact: true }).click();
    await agent.sees(ct("editor.titleMissing"));
    await look("form with what is wrong", agent);
    for (const one of [agent, other]) {
      await goesToCanned(one);
      await one.page.getByRole("link", { name: "#wait" }).click();
    }
    await page.getByText(ct("history.heading"), { exact: true }).click();
    await agent.sees(page.getByText(ct("history.version", { version: 1 }), { exact: true }));
    await look("form with history", agent);
    await other.page.getByLabel(text, { exact: true }).fill("A minute, please.");
    await other.page.getByRole("button", { name: ct("editor.save"), exact: true }).click();
    await page.getByLabel(text, { exact: true }).fill("Two minutes, please.");
    await page.getByRole("button", { name: ct("editor.save"), exact: true }).click();
    await agent.sees(ct("editor.conflict", { name: "Sue" }));
    await look("edit of two", agent);
    await page.getByRole("button", { name: ct("editor.takeTheirs") }).click();
    await page.getByRole("button", { name: ct("editor.delete"), exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await look("asked before a message is deleted", agent);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: ct("canned.import") }).click();
    await page.getByRole("heading", { name: ct("files.heading"), level: 1 }).waitFor();
    const buffer = Buffer.from("title,shortcut,text,departments\nA,aa,Hello,\nB,,Hello,Nowhere\n");
    await page.locator("input[type=file]").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer });
    await page.getByRole("table").waitFor();
    await look("import", agent);
    expect(found).toEqual({});
  });

  it("categories; the palette; the list of shortcuts; the account's menu", async () => {
    const agent = await stage.atWork(ada, language);
    const { page, t } = agent;
    const { found, look } = looking();
    await goesToCategories(agent);
    await look("categories", agent);
    await page.getByRole("button", { name: ct("categories.add") }).click();
    await page.getByRole("textbox", { name: ct("categories.name") }).press("Enter");
    await agent.sees(ct("categories.missing"));
    await look("a category without a name", agent);
    await page.keyboard.press("Escape");
    await page
      .getByRole("button", { name: ct("categories.delete") })
      .first()
      .click();
    await page.getByRole("dialog").waitFor();
    await look("asked before a category is deleted", agent);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+K");
    await page.getByRole("combobox", { name: t("palette.field") }).waitFor();
    await look("palette", agent);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: t("shortcuts.title") }).waitFor();
    await look("shortcuts", agent);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: t("account.menu", { name: "Ada" }) }).click();
    await page.getByRole("menu").waitFor();
    await look("account", agent);
    expect(found).toEqual({});
  });

  it("a chat: suggestions, its menus, the dialogs, a request, a past ticket, its end", async () => {
    const { found, look } = looking();
    const { agent: before, vic } = await talking("Vic", "Was it like this before?");
    await before.endsTheChat();
    await before.sees(before.t("ended.finished"));
    await look("ended card", before);
    await before.page.close();
    await vic.startsAnother();
    const agent = await stage.atWork(ada, language);
    const { page, t } = agent;
    await vic.asks({ question: "What does it look like?" });
    await agent.accepts("What does it look like?");
    await agent.composer.press("#");
    await page.getByRole("listbox", { name: t("canned.suggestions") }).waitFor();
    await look("suggestions", agent);
    await page.keyboard.press("Escape");
    await agent.composer.fill("");
    await page.getByRole("button", { name: t("end.button") }).click();
    await page.getByRole("menu").waitFor();
    await look("menu of the end", agent);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: t("actions.menu") }).click();
    await page.getByRole("menu").waitFor();
    await look("more actions", agent);
    await page.keyboard.press("Escape");
    const other = await stage.atWork(bo, language);
    await opensHelp(agent, "invite");
    await look("invitation", agent);
    await page.keyboard.press("Escape");
    const dialog = await opensHelp(agent, "transfer");
    await dialog.getByRole("radio", { name: "Bo" }).check();
    await dialog.getByRole("textbox").fill("He knows brass.");
    await look("transfer", agent);
    await dialog.getByRole("button", { name: t("help.transfer.submit"), exact: true }).click();
    await agent.sees(page.getByRole("button", { name: t("help.takeBack") }));
    await other.declines("What does it look like?");
    await other.page.getByLabel(other.t("ring.reason")).waitFor();
    await look("declining with a reason", other);
    await page.getByRole("button", { name: t("help.takeBack") }).click();
    const pane = page.getByRole("complementary", { name: t("chat.visitor") });
    await pane.getByRole("button", { name: "Was it like this before?" }).click();
    await agent.sees(pane.getByRole("heading", { name: "Was it like this before?" }));
    await look("past ticket", agent);
    await page.setViewportSize({ width: 390, height: 780 });
    await page.getByRole("button", { name: t("visitor.show") }).click();
    const sheet = page.getByRole("dialog", { name: t("chat.visitor") });
    await sheet.getByRole("button", { name: "Was it like this before?" }).click();
    await agent.sees(sheet.getByRole("heading", { name: "Was it like this before?" }));
    expect((await everyLook(page)).filter((line) => line.startsWith("390"))).toEqual([]);
    expect(found).toEqual({});
  });

  it("live chats, a chat that is watched, tickets, a search, one ticket", async () => {
    const { found, look } = looking();
    const { agent: busy } = await talking("Wen", "Who looks on?");
    const agent = await stage.atWork(sue, language);
    const { page, t } = agent;
    const modules = page.getByRole("navigation", { name: t("page.modules") });
    await modules.getByRole("link", { name: t("live.module") }).click();
    await page.getByRole("link", { name: inRooms("live.watchNamed", { name: "Wen" }) }).waitFor();
    await look("live chats", agent);
    await page.getByRole("link", { name: inRooms("live.watchNamed", { name: "Wen" }) }).click();
    await page.getByRole("region", { name: t("watch.banner") }).waitFor();
    await look("watching", agent);
    await busy.endsTheChat();
    await busy.sees(busy.page.getByRole("link", { name: busy.t("ended.open") }));
    await agent.opensTickets("all");
    await page.getByRole("table").waitFor();
    await look("tickets", agent);
    await page.getByRole("searchbox").fill("looks on");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /looks on/ }).waitFor();
    await look("search", agent);
    await page.getByRole("link", { name: /looks on/ }).click();
    await page.getByRole("heading", { name: t("ticket.transcript") }).waitFor();
    await look("ticket", agent);
    expect(found).toEqual({});
  });
});
