// Every part of the page with the keyboard alone: each thing is reached, done, and the focus is somewhere sensible afterwards.
import { expect, it } from "vitest";
import type { Agent } from "../support/outside/agent.ts";
import { cannedWords } from "../support/outside/canned.ts";
import { hasFocus, pressesOn, standsOn, standsSomewhere, tabTo } from "../support/outside/keyboard.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, bo, setStage, stories, sue } from "../support/outside/stage.ts";
import { roomWords } from "../support/outside/supervising.ts";

/** Told in one language: the words of the other are looked at in screens.test.ts and in the stories of each row. */
const languages = ["en"] as const;

stories.each(languages)("without a mouse, in %s", (language) => {
  const stage = setStage();
  const ct = cannedWords(language);
  const inRooms = roomWords(language);

  async function goesTo({ page, t }: Agent, name: string): Promise<void> {
    const modules = page.getByRole("navigation", { name: t("page.modules") });
    await pressesOn(page, modules.getByRole("link", { name }));
  }

  async function talking(name: string, question: string) {
    const agent = await stage.atWork(ada, language);
    const vic = await stage.vic(language);
    await vic.opensTheWidget();
    await vic.asks({ name, question });
    await pressesOn(agent.page, agent.popup(question).getByRole("button", { name: agent.t("ring.accept") }));
    await standsOn("the text box", agent.composer);
    return { agent, vic };
  }

  it("a canned message is written, found, changed and deleted", async () => {
    const agent = await stage.atWork(ada, language);
    const { page, t } = agent;
    const { keyboard } = page;
    const heading = page.getByRole("heading", { name: ct("canned.heading"), level: 1 });
    await goesTo(agent, t("canned.module"));
    await pressesOn(page, page.getByRole("link", { name: ct("canned.add") }));
    await tabTo(page, page.getByLabel(ct("editor.title"), { exact: true }));
    await keyboard.type("By keys");
    await tabTo(page, page.getByLabel(ct("editor.text"), { exact: true }));
    await keyboard.type("Hello ");
    await pressesOn(page, page.getByRole("button", { name: ct("editor.places.agent") }));
    expect(await page.getByLabel(ct("editor.text"), { exact: true }).inputValue()).toBe(
      "Hello {{agent.name}}",
    );
    await pressesOn(page, page.getByRole("button", { name: ct("editor.save"), exact: true }));
    await agent.sees(ct("canned.saved", { title: "By keys" }));
    await standsOn("the heading", heading);

    await tabTo(page, page.getByRole("searchbox"));
    await keyboard.type("by keys");
    await pressesOn(page, page.getByRole("link", { name: "By keys" }));
    await tabTo(page, page.getByLabel(ct("editor.shortcut"), { exact: true }));
    await keyboard.type("keys");
    await keyboard.press("Enter");
    await agent.sees(ct("canned.saved", { title: "By keys" }));
    await pressesOn(page, page.getByRole("link", { name: "By keys" }));
    await pressesOn(page, page.getByRole("button", { name: ct("editor.delete"), exact: true }));
    const dialog = page.getByRole("dialog");
    await keyboard.press("Escape");
    await standsOn("the button", page.getByRole("button", { name: ct("editor.delete"), exact: true }));
    await keyboard.press("Enter");
    await pressesOn(page, dialog.getByRole("button", { name: ct("editor.delete") }));
    await agent.sees(ct("canned.deleted", { title: "By keys" }));
    await standsOn("the heading", heading);
  });

  it("categories are added, renamed and deleted, and the focus is never lost", async () => {
    const agent = await stage.atWork(ada, language);
    const { page, t } = agent;
    const { keyboard } = page;
    await goesTo(agent, t("canned.module"));
    await pressesOn(page, page.getByRole("link", { name: ct("canned.categories") }));
    const add = page.getByRole("button", { name: ct("categories.add") });
    const field = page.getByRole("textbox");
    await pressesOn(page, add);
    await standsOn("the field", field);
    await keyboard.press("Escape");
    await standsOn("the button", add);
    await keyboard.press("Enter");
    await standsOn("the field", field);
    await keyboard.type("Keys");
    await keyboard.press("Enter");
    await agent.sees(ct("categories.added", { name: "Keys" }));
    await standsOn("the button", add);

    const rename = (name: string) => page.getByRole("button", { name: ct("categories.renameOf", { name }) });
    await pressesOn(page, rename("Keys"));
    await standsOn("the field", field);
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await standsOn("the button after Cancel", rename("Keys"));
    await keyboard.press("Enter");
    await standsOn("the field", field);
    await keyboard.type("Locks");
    await keyboard.press("Enter");
    await agent.sees(ct("categories.renamed", { name: "Locks" }));
    await standsOn("the button after saving", rename("Locks"));

    const remove = page.getByRole("button", { name: ct("categories.deleteOf", { name: "Locks" }) });
    await pressesOn(page, remove);
    await page.getByRole("dialog").waitFor();
    await keyboard.press("Escape");
    await standsOn("the button after Escape", remove);
    await keyboard.press("Enter");
    await pressesOn(page, page.getByRole("dialog").getByRole("button", { name: ct("categories.delete") }));
    await agent.sees(ct("categories.deleted", { name: "Locks", count: 0 }));
    await standsOn("the heading", page.getByRole("heading", { name: ct("categories.heading"), level: 1 }));
  });

  it("a file of canned messages is chosen, looked at and imported", async () => {
    const agent = await stage.atWork(ada, language);
    const { page, t } = agent;
    await goesTo(agent, t("canned.module"));
    await pressesOn(page, page.getByRole("link", { name: ct("canned.import") }));
    await tabTo(page, page.locator("input[type=file]"));
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
    const buffer = Buffer.from("title,text\nFrom a file,Hello\n");
    await chooser.setFiles({ name: "a.csv", mimeType: "text/csv", buffer });
    await pressesOn(page, page.getByRole("button", { name: ct("files.go", { count: 1 }) }));
    await agent.sees(ct("files.done", { file: "a.csv" }));
    await standsOn("the report", page.getByRole("heading", { name: ct("files.done", { file: "a.csv" }) }));
  });

  it("the palette, the list of shortcuts with its switch, and the account's menu open, lead on and close", async () => {
    const agent = await stage.atWork(ada, language);
    const { page, t } = agent;
    const { keyboard } = page;
    const search = page.getByRole("button", { name: t("palette.open") });
    await pressesOn(page, search);
    const field = page.getByRole("combobox", { name: t("palette.field") });
    await standsOn("the field", field);
    await keyboard.press("Escape");
    await standsOn("the button", search);
    await keyboard.press("Control+K");
    await standsOn("the field", field);
    await keyboard.type(t("canned.add"));
    await page.getByRole("option", { name: t("canned.add"), exact: true }).waitFor();
    while (
      (await page.locator("[role=option][aria-selected=true]").textContent())?.trim() !== t("canned.add")
    )
      await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: ct("editor.new"), level: 1 }).waitFor();

    const shortcuts = page.getByRole("dialog", { name: t("shortcuts.title") });
    await keyboard.press("?");
    await shortcuts.waitFor();
    await tabTo(page, shortcuts.getByRole("checkbox"));
    await keyboard.press("Space");
    await keyboard.press("Escape");
    await shortcuts.waitFor({ state: "detached" });
    await keyboard.press("?");
    await keyboard.press("Control+K");
    await standsOn("the field", field);
    expect(await shortcuts.count()).toBe(0);
    await keyboard.press("Escape");

    const account = page.getByRole("button", { name: t("account.menu", { name: "Ada" }) });
    await pressesOn(page, account);
    const item = (name: string) => page.getByRole("menuitemradio", { name, exact: true });
    await standsOn("the first item", item(t("account.online")));
    while (!(await hasFocus(item(t("account.dark"))))) await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await until("it is dark", async () => (await page.locator("html").getAttribute("data-theme")) === "dark");
    await keyboard.press("Escape");
    await standsOn("the button", account);
  });

  it("a chat is handed on with a word, declined with a reason, and a past ticket is read", async () => {
    const { agent: first, vic } = await talking("Vic", "Was there one before?");
    await first.endsTheChat();
    await first.sees(first.t("ended.finished"));
    await first.page.close();
    await vic.startsAnother();
    const agent = await stage.atWork(ada, language);
    const { page, t } = agent;
    const { keyboard } = page;
    await vic.asks({ question: "Who else knows?" });
    await pressesOn(page, agent.popup("Who else knows?").getByRole("button", { name: t("ring.accept") }));
    await standsOn("the text box", agent.composer);
    const other = await stage.atWork(bo, language);
    await pressesOn(page, page.getByRole("button", { name: t("actions.menu") }));
    await standsOn("the first item", page.getByRole("menuitem").first());
    await keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: t("help.transfer.title") });
    await tabTo(page, dialog.getByRole("radio", { name: t("help.any") }));
    await keyboard.press("ArrowDown");
    expect(await dialog.getByRole("radio", { name: "Bo" }).isChecked()).toBe(true);
    await tabTo(page, dialog.getByRole("textbox"));
    await keyboard.type("Brass.");
    await pressesOn(page, dialog.getByRole("button", { name: t("help.transfer.submit"), exact: true }));
    await dialog.waitFor({ state: "detached" });

    const decline = other.popup("Who else knows?").getByRole("button", { name: other.t("ring.decline") });
    await pressesOn(other.page, decline);
    const reason = other.page.getByLabel(other.t("ring.reason"));
    await standsOn("the reason", reason);
    await other.page.keyboard.press("Escape");
    await standsOn("the button", decline);
    await other.page.keyboard.press("Enter");
    await standsOn("the reason", reason);
    await other.page.keyboard.type("Lunch");
    await other.page.keyboard.press("Enter");
    await agent.sees(agent.log.getByText(t("happened.declinedWhy", { name: "Bo", reason: "Lunch" })));
    await standsSomewhere(other.page);

    const pane = page.getByRole("complementary", { name: t("chat.visitor") });
    const past = pane.getByRole("button", { name: "Was there one before?" });
    await pressesOn(page, past);
    await standsOn("the way back", pane.getByRole("button", { name: t("visitor.back") }));
    await keyboard.press("Enter");
    await standsOn("the past chat", past);
    await page.setViewportSize({ width: 390, height: 780 });
    const show = page.getByRole("button", { name: t("visitor.show") });
    await pressesOn(page, show);
    await page.getByRole("dialog", { name: t("chat.visitor") }).waitFor();
    await keyboard.press("Escape");
    await standsOn("the button", page.getByRole("button", { name: t("visitor.show") }));
  });

  it("from the live chats into one of them and out again; from an ended chat to its ticket, the list and a search", async () => {
    const { agent } = await talking("Wen", "Who looks at me?");
    const boss = await stage.atWork(sue, language);
    await goesTo(boss, boss.t("live.module"));
    await pressesOn(
      boss.page,
      boss.page.getByRole("link", { name: inRooms("live.watchNamed", { name: "Wen" }) }),
    );
    const banner = boss.page.getByRole("region", { name: boss.t("watch.banner") });
    await pressesOn(boss.page, banner.getByRole("button", { name: boss.t("watch.stop") }));
    await banner.waitFor({ state: "detached" });
    await standsSomewhere(boss.page);

    const { page, t } = agent;
    const { keyboard } = page;
    await pressesOn(page, page.getByRole("button", { name: t("end.button"), exact: true }));
    await standsOn("the first item", page.getByRole("menuitem", { name: t("end.now") }));
    await keyboard.press("Enter");
    await pressesOn(page, page.getByRole("link", { name: t("ended.open") }));
    await page.getByRole("heading", { name: t("ticket.transcript") }).waitFor();
    await standsSomewhere(page);
    await goesTo(agent, t("tickets.heading"));
    await tabTo(page, page.getByRole("searchbox"));
    await keyboard.type("looks at");
    await keyboard.press("Enter");
    await pressesOn(page, page.getByRole("link", { name: /looks at me/ }));
    await page.getByRole("heading", { name: t("ticket.transcript") }).waitFor();
  });
});
