// Rows S1 to S6 and S8: the popup, the tabs, the chat, its end.
import { describe, expect, it } from "vitest";
import { en as paletteEn } from "../../src/web/agent/catalogue/palette-en.ts";
import { zhCN as paletteZhCN } from "../../src/web/agent/catalogue/palette-zh-CN.ts";
import { en as visitorEn } from "../../src/web/agent/catalogue/visitor-en.ts";
import { zhCN as visitorZhCN } from "../../src/web/agent/catalogue/visitor-zh-CN.ts";
import { createTranslate } from "../../src/web/shared/i18n.ts";
import type { Agent } from "../support/outside/agent.ts";
import type { Language } from "../support/outside/browser.ts";
import { spoken } from "../support/outside/callers.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories("chatting", () => {
  const stage = setStage();

  describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
    const words = language === "en" ? { ...paletteEn, ...visitorEn } : { ...paletteZhCN, ...visitorZhCN };
    const more = createTranslate<keyof typeof paletteEn | keyof typeof visitorEn>(language, words);

    async function asking(name: string, question: string) {
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ name, email: "vic@example.com", question });
      return vic;
    }

    /** Accepts, and has that chat before her. */
    async function takes(agent: Agent, question: string): Promise<void> {
      await agent.accepts(question);
      await agent.page.getByRole("tabpanel").getByRole("heading", { name: question }).waitFor();
    }

    /** Ada, and a visitor with whom she talks. */
    async function talking(question: string) {
      const agent = await stage.atWork(ada, language);
      const vic = await asking("Vic", question);
      await takes(agent, question);
      return { agent, vic };
    }

    it("S1: an agent chats with a visitor, and sees who it is", async () => {
      const { agent, vic } = await talking("Do you sell lamps?");
      await agent.says("We do.");
      await vic.hears("We do.");
      await vic.says("How many?");
      await agent.hears("How many?");
      const pane = agent.page.getByRole("complementary", { name: agent.t("chat.visitor") });
      await agent.sees(pane.getByRole("heading", { name: "Vic" }));
      await agent.sees(pane.getByText("vic@example.com"));
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("S2: a chat opens from its popup, its tab, and from what the search finds", async () => {
      const agent = await stage.atWork(ada, language);
      const { page } = agent;
      const vic = await asking("Vic", "Who opens me?");
      await takes(agent, "Who opens me?");
      const first = agent.chatId();
      const wen = await asking("Wen", "And me?");
      await takes(agent, "And me?");
      const second = agent.chatId();
      expect(second).not.toBe(first);
      await agent.opensTab("Vic");
      await until("the first is open", async () => agent.chatId() === first);
      await agent.sees(agent.log.getByText("Who opens me?"));
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: more("palette.field") }).fill("And me?");
      await page.getByRole("option", { name: "Wen" }).waitFor();
      await page.keyboard.press("Enter");
      await until("the second is open", async () => agent.chatId() === second);
      await agent.sees(agent.log.getByText("And me?"));
      await agent.endsTheChat();
      await wen.sees(wen.t("ended.finished"));
      await agent.opensTab("Vic");
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
      await agent.page.getByRole("link", { name: agent.t("ended.open") }).waitFor();
      // A tab that is open is found as a chat; once closed, it is found as its ticket.
      await page
        .getByRole("tabpanel")
        .getByRole("button", { name: agent.t("ended.close") })
        .click();
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: more("palette.field") }).fill("Who opens");
      const ticket = page.getByRole("option", { name: "Who opens me?" }).filter({ hasText: "#" });
      await ticket.first().click();
      await page.getByRole("heading", { name: "Who opens me?", level: 1 }).waitFor();
    });

    it("S3: the conversation is saved as one ticket, whole", async () => {
      const { agent, vic } = await talking("Will this be kept?");
      await agent.says("Every word.");
      await vic.hears("Every word.");
      await vic.says("Also 😀 & <b>this</b>?");
      await agent.hears("Also 😀 & <b>this</b>?");
      const chatId = agent.chatId();
      await agent.endsTheChat();
      await agent.page.getByRole("link", { name: agent.t("ended.open") }).click();
      await agent.page.getByRole("heading", { name: "Will this be kept?", level: 1 }).waitFor();
      const shown = agent.page.locator(".ticket .transcript");
      await agent.sees(shown.getByText("Also 😀 & <b>this</b>?"));
      await agent.sees(shown.getByText(agent.t("happened.joined", { name: "Ada" })));
      await agent.sees(shown.getByText(agent.t("happened.endedBy", { name: "Ada" })));
      const ticket = await stage.reader.ticket(chatId);
      expect(ticket.kind).toBe("finished");
      expect(ticket.owner?.name).toBe("Ada");
      expect(spoken(ticket).map(({ text }) => text)).toEqual([
        "Will this be kept?",
        "Every word.",
        "Also 😀 & <b>this</b>?",
      ]);
      const listed = (await stage.reader.tickets("all")).data;
      expect(listed.filter(({ id }) => id === chatId)).toHaveLength(1);
    });

    it("S4: popups stack at the bottom right, with who asks what and where, and a bar that shrinks", async () => {
      const agent = await stage.atWork(ada, language);
      const { page, t } = agent;
      await asking("Vic", "Am I the first?");
      await asking("Wen", "Am I the second?");
      const first = agent.popup("Am I the first?");
      const second = agent.popup("Am I the second?");
      await agent.sees(second);
      await agent.sees(first.getByRole("heading", { name: t("ring.kinds.new") }));
      await agent.sees(first.getByText("Vic", { exact: true }));
      await agent.sees(first.getByText("Support", { exact: true }));
      const [upper, lower] = await Promise.all([first.boundingBox(), second.boundingBox()]);
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      expect(upper && lower && upper.y + upper.height <= lower.y + 1).toBe(true);
      expect((lower?.x ?? 0) + (lower?.width ?? 0)).toBeGreaterThan(width - 60);
      expect(lower?.x ?? 0).toBeGreaterThan(width / 2);
      expect((lower?.y ?? 0) + (lower?.height ?? 0)).toBeGreaterThan(height - 60);
      const bar = first.getByRole("timer", { name: t("ring.timeLeft") }).locator(".fill");
      const long = async () => (await bar.boundingBox())?.width ?? 0;
      const before = await long();
      expect(before).toBeGreaterThan(0);
      await until("the bar is shorter", async () => (await long()) < before);
      await second.getByRole("button", { name: t("ring.decline") }).click();
      await second.waitFor({ state: "detached" });
      await first.getByRole("button", { name: t("ring.accept") }).click();
      await agent.composer.waitFor();
      await until("the popup is gone", async () => (await first.count()) === 0);
      await agent.endsTheChat();
    });

    it("S5: each chat has its tab with the visitor's name, and what is unread is counted over a reload", async () => {
      const agent = await stage.atWork(ada, language);
      const { page, t } = agent;
      const vic = await asking("Vic", "Where am I?");
      await takes(agent, "Where am I?");
      const wen = await asking("Wen", "And where am I?");
      await takes(agent, "And where am I?");
      const tabs = page.getByRole("tablist", { name: t("chats.tabs") }).getByRole("tab");
      expect(await tabs.count()).toBe(2);
      await vic.says("One.");
      await vic.says("Two.");
      const unread = tabs.filter({ hasText: t("chats.unread", { count: 2 }) });
      await unread.waitFor();
      expect(await unread.textContent()).toContain("Vic");
      await page.reload();
      await unread.waitFor();
      expect(await tabs.count()).toBe(2);
      expect(await tabs.filter({ hasText: "Wen" }).getAttribute("aria-selected")).toBe("true");
      await unread.click();
      await agent.hears("Two.");
      await until("nothing is unread", async () => (await unread.count()) === 0);
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
      await agent.opensTab("Wen");
      await agent.endsTheChat();
      await wen.sees(wen.t("ended.finished"));
    });

    it("S6: over the conversation stand the question, when it began, and the visitor's name and e-mail", async () => {
      const { agent, vic } = await talking("What stands above?");
      const { page, t } = agent;
      const heading = page.locator(".chat-heading");
      await agent.sees(heading.getByRole("heading", { name: "What stands above?" }));
      await agent.sees(heading.getByText("Vic"));
      await agent.sees(heading.getByText("vic@example.com"));
      await agent.sees(heading.getByText(more("visitor.unverified")));
      const pane = page.getByRole("complementary", { name: t("chat.visitor") });
      await agent.sees(pane.getByText(more("visitor.unverified")));
      const [before, after] = t("chat.started", { time: "|" }).split("|");
      await agent.sees(heading.getByText(new RegExp(`${before}.*\\d+:\\d\\d.*${after}`)));
      await agent.sees(agent.log.getByText("What stands above?"));
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("S8: a chat ends at once, or after seconds that both see run down", async () => {
      const { agent, vic } = await talking("How does it end?");
      const { page, t } = agent;
      await page.getByRole("button", { name: t("end.button") }).click();
      const offered = await page.getByRole("menu").getByRole("menuitem").allTextContents();
      expect(offered).toEqual([
        t("end.now"),
        t("end.inSeconds", { seconds: 30 }),
        ...[1, 2, 5].map((count) => t("end.inMinutes", { count })),
        t("end.own"),
      ]);
      await page.getByRole("menuitem", { name: t("end.inSeconds", { seconds: 30 }) }).click();
      const group = page.getByRole("group", { name: t("end.group") });
      await group.waitFor();
      await vic.sees(vic.t("chat.countdown"));
      await vic.says("Not yet!");
      await group.waitFor({ state: "detached" });
      await agent.endsTheChatIn(5);
      await vic.sees(vic.t("chat.countdown"));
      await vic.sees(vic.t("ended.finished"));
      await agent.sees(t("ended.finished"));
      await vic.startsAnother();
      await vic.asks({ question: "And at once?" });
      await takes(agent, "And at once?");
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });
  });
});
