// Rows S15 to S18: a chat is handed on, or a colleague is asked in.
import { describe, expect, it } from "vitest";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { asksForHelp, declinesWith, opensHelp } from "../support/outside/handing-on.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, bo, setStage, stories, sue } from "../support/outside/stage.ts";

stories("handing a chat on", () => {
  const stage = setStage();

  describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
    /** Vic and the first agent talk; the second is there too. */
    async function talking(question: string, [first, second] = [ada, bo]) {
      const one = await stage.atWork(first, language);
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question });
      await one.accepts(question);
      const other = await stage.atWork(second, language);
      return { one, other, vic };
    }

    it("S15: an agent hands the chat to a colleague, who must accept", async () => {
      // Bo hands it on, being no supervisor: Ada, an admin, would go on watching.
      const { one, other, vic } = await talking("Who knows brass lamps?", [bo, ada]);
      await asksForHelp(one, "transfer", { to: "Ada", message: "Brass is yours." });
      await one.sees(one.t("help.wait.transfer", { to: "Ada" }));
      const popup = other.popup("Who knows brass lamps?");
      await other.sees(popup.getByRole("heading", { name: other.t("ring.kinds.transfer") }));
      await other.sees(popup.getByText(other.t("ring.from.transfer", { name: "Bo" })));
      await other.sees(popup.getByText("Brass is yours."));
      await one.says("A colleague is coming.");
      await vic.hears("A colleague is coming.");
      expect(await vic.log.getByText("Ada").count()).toBe(0);
      await other.accepts("Who knows brass lamps?");
      await vic.sees(vic.log.getByText("Ada"));
      await one.sees(one.t("serving.gone"));
      await other.says("Brass it is.");
      await vic.hears("Brass it is.");
      expect(await vic.log.getByText("Brass is yours.").count()).toBe(0);
      await other.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("S16: a chat goes to another department, to any agent in it", async () => {
      const { one, vic } = await talking("What do ten lamps cost?");
      const seller = await stage.atWork(sue, language);
      await asksForHelp(one, "transfer", { department: "Sales", message: "A sale." });
      await one.sees(one.t("help.wait.transfer", { to: one.t("help.anyIn", { department: "Sales" }) }));
      await seller.accepts("What do ten lamps cost?");
      await seller.sees(
        seller.log.getByText(seller.t("happened.handedTo", { name: "Sue", department: "Sales" })),
      );
      await seller.says("Ten cost nine hundred.");
      await vic.hears("Ten cost nine hundred.");
      await seller.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
      const chatId = seller.chatId();
      await until("the ticket belongs to Sales", async () => {
        const listed = await stage.reader.tickets("all");
        return listed.data.some(({ id, department }) => id === chatId && department.name === "Sales");
      });
    });

    it("S17: a colleague who declines changes nothing, and the sender reads why", async () => {
      const { one, other, vic } = await talking("Will you stay with me?");
      await asksForHelp(one, "transfer", { to: "Bo" });
      await declinesWith(other, "Will you stay with me?", "I am at lunch");
      await one.sees(
        one.log.getByText(one.t("happened.declinedWhy", { name: "Bo", reason: "I am at lunch" })),
      );
      await one.says("I stay.");
      await vic.hears("I stay.");
      expect(await vic.log.getByText("Bo").count()).toBe(0);
      await one.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("S18: a colleague who is invited serves the visitor too", async () => {
      const { one, other, vic } = await talking("Can two of you help?");
      await asksForHelp(one, "invite", { to: "Bo", message: "Two heads." });
      const popup = other.popup("Can two of you help?");
      await other.sees(popup.getByRole("heading", { name: other.t("ring.kinds.invite") }));
      await other.sees(popup.getByText("Two heads."));
      await other.accepts("Can two of you help?");
      await vic.sees(vic.t("system.joined", { name: "Bo" }));
      await other.says("I am Bo.");
      await one.says("And I am still Ada.");
      await vic.hears("I am Bo.");
      await vic.hears("And I am still Ada.");
      await vic.says("Welcome, both.");
      await one.hears("Welcome, both.");
      await other.hears("Welcome, both.");
      await one.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("axe finds nothing serious in the transfer dialog", async () => {
      const { one, vic } = await talking("Is the dialog in order?");
      await opensHelp(one, "transfer");
      expect(await findings(one.page)).toEqual([]);
      await one.page.keyboard.press("Escape");
      await one.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });
  });
});
