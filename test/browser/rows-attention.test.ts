// How the page calls its agent: sounds over all tabs, notifications, the title's count, the icon's dot, the banner.
import { describe, expect, it } from "vitest";
import { iconUrl } from "../../src/web/agent/favicon.ts";
import { type Account, atDesk } from "../support/outside/agent.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { asksForHelp } from "../support/outside/handing-on.ts";
import {
  clicksTheNotification,
  comesForward,
  goesBehind,
  icon,
  isRinging,
  listensIn,
  notifications,
  tunes,
} from "../support/outside/hearing.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, bo, setStage, stories } from "../support/outside/stage.ts";

stories("what calls an agent", () => {
  const stage = setStage();

  describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
    /** Online, with a page whose sounds and notifications are noted. Signing in was a click: the sounds are unlocked. */
    async function atWork(account: Account) {
      const agent = await stage.atTheDoor(account, language);
      await agent.context.grantPermissions(["notifications"]);
      await listensIn(agent.context);
      await agent.signsIn();
      await agent.goesOnline();
      return agent;
    }
    type Agent = Awaited<ReturnType<typeof atWork>>;

    /** The same browser, one more tab, clicked once. */
    async function opensSecondTab(agent: Agent): Promise<Agent> {
      const page = await agent.context.newPage();
      await page.goto("/agent");
      const second = atDesk(agent, page, agent.account);
      await page.getByRole("navigation", { name: agent.t("page.modules") }).waitFor();
      await page.mouse.click(640, 500);
      return second;
    }

    async function asking(question: string) {
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question });
      return vic;
    }

    function account(agent: Agent) {
      return agent.page.getByRole("button", { name: agent.t("account.menu", { name: agent.account.name }) });
    }

    it("of two tabs one rings, an accept in the other silences it, and the other agent is told who took it", async () => {
      const one = await atWork(ada);
      const two = await opensSecondTab(one);
      const other = await atWork(bo);
      const vic = await asking("Who rings?");
      await two.sees(two.popup("Who rings?"));
      await until("the first tab rings", () => isRinging(one.page));
      expect(await tunes(two.page)).toEqual([]);
      await two.accepts("Who rings?");
      await until("it is silent", async () => !(await isRinging(one.page)));
      await until("the card is gone", async () => (await one.popup("Who rings?").count()) === 0);
      await other.sees(other.t("ring.taken", { name: "Ada" }));
      await until("the other is silent, too", async () => !(await isRinging(other.page)));
      await two.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("when the tab that rings is closed, the other one rings on", async () => {
      const one = await atWork(ada);
      const two = await opensSecondTab(one);
      const vic = await asking("Who rings on?");
      await until("the first tab rings", () => isRinging(one.page));
      await one.page.close();
      await until("the second tab rings", () => isRinging(two.page));
      await two.accepts("Who rings on?");
      await until("it is silent", async () => !(await isRinging(two.page)));
      await two.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("a new chat, a transfer, an invitation and a message each have a sound of their own", async () => {
      const agent = await atWork(ada);
      const heard = async (what: string, act: () => Promise<unknown>): Promise<string> => {
        const before = (await tunes(agent.page)).length;
        await act();
        await until(`${what} is heard`, async () => (await tunes(agent.page)).length > before);
        return (await tunes(agent.page)).at(-1) ?? "";
      };
      await account(agent).click();
      const tested = await heard("the test", () =>
        agent.page.getByRole("menuitem", { name: agent.t("account.testSound") }).click(),
      );
      await agent.page.keyboard.press("Escape");
      const other = await atWork(bo);
      const vic = await asking("How many tunes?");
      await until("it rings", async () => (await tunes(agent.page)).length > 1);
      const fresh = (await tunes(agent.page)).at(-1);
      await other.accepts("How many tunes?");
      const invited = await heard("the invitation", () => asksForHelp(other, "invite", { to: "Ada" }));
      await agent.accepts("How many tunes?");
      const modules = agent.page.getByRole("navigation", { name: agent.t("page.modules") });
      await modules.getByText(agent.t("tickets.heading")).click();
      const message = await heard("the message", () => vic.says("Four?"));
      await modules.getByRole("link").first().click();
      await agent.page.getByRole("button", { name: agent.t("actions.menu") }).click();
      await agent.page.getByRole("menuitem", { name: agent.t("actions.leave") }).click();
      await agent.page
        .getByRole("dialog")
        .getByRole("button", { name: agent.t("actions.leave") })
        .click();
      const handed = await heard("the transfer", () => asksForHelp(other, "transfer", { to: "Ada" }));
      expect(tested).toBe(fresh);
      expect(new Set([fresh, invited, message, handed]).size).toBe(4);
      await agent.accepts("How many tunes?");
      await vic.sees(vic.t("system.ownerChanged", { name: "Ada" }));
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("the ringtone that is switched off in one place is off in all tabs and devices at once", async () => {
      const one = await atWork(ada);
      const two = await opensSecondTab(one);
      const elsewhere = await atWork(ada);
      const vic = await asking("Quiet, please?");
      await until("it rings here and there", async () =>
        (await Promise.all([isRinging(one.page), isRinging(elsewhere.page)])).every(Boolean),
      );
      const ringtone = two.page.getByRole("menuitemcheckbox", { name: two.t("account.ringtone") });
      await account(two).click();
      await ringtone.click();
      await until("it is silent here and there", async () =>
        (await Promise.all([isRinging(one.page), isRinging(elsewhere.page)])).every((rings) => !rings),
      );
      await account(elsewhere).click();
      const there = elsewhere.page.getByRole("menuitemcheckbox", { name: elsewhere.t("account.ringtone") });
      expect(await there.getAttribute("aria-checked")).toBe("false");
      await elsewhere.page.keyboard.press("Escape");
      await ringtone.click();
      await until("it rings again", () => isRinging(one.page));
      await two.page.keyboard.press("Escape");
      await two.accepts("Quiet, please?");
      await two.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });

    it("a page behind others rings, notifies, counts in its title and shows a dot, until all is read", async () => {
      const agent = await atWork(ada);
      const { page, t } = agent;
      expect(await page.title()).toBe(t("page.title"));
      expect(await icon(page)).toBe(iconUrl(false));
      await goesBehind(page);
      const vic = await asking("Do you hear me?");
      await until(
        "the title counts it",
        async () => (await page.title()) === t("page.ringingTitle", { count: 1 }),
      );
      expect(await icon(page)).toBe(iconUrl(true));
      expect(await isRinging(page)).toBe(true);
      expect(await notifications(page)).toEqual([{ title: `${t("ring.kinds.new")}: Vic`, closed: false }]);
      await clicksTheNotification(page);
      await comesForward(page);
      const accept = agent.popup("Do you hear me?").getByRole("button", { name: t("ring.accept") });
      await until("the card has the focus", () =>
        accept.evaluate((button) => button === document.activeElement),
      );
      await page.keyboard.press("Enter");
      await agent.composer.waitFor();
      expect((await notifications(page)).map(({ closed }) => closed)).toEqual([true]);
      await until("the title is calm", async () => (await page.title()) === t("page.title"));
      await goesBehind(page);
      await vic.says("Still here.");
      await until(
        "it counts the message",
        async () => (await page.title()) === t("page.unreadTitle", { count: 1 }),
      );
      expect(await icon(page)).toBe(iconUrl(true));
      await comesForward(page);
      await until("all is read", async () => (await page.title()) === t("page.title"));
      expect(await icon(page)).toBe(iconUrl(false));
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    });
  });
});

stories("an agent who lets it ring", () => {
  const stage = setStage(async (runtime) => {
    await runtime.sql("UPDATE departments SET ring_seconds = 10");
  });

  it.each<Language>(["en", "zh-CN"])(
    "is set offline after two ignored offers, and the banner undoes it, in %s",
    async (language) => {
      const agent = await stage.atWork(ada, language);
      const askers = await Promise.all(
        ["First?", "Second?"].map(async (question) => {
          const vic = await stage.vic(language);
          await vic.opensTheWidget();
          await vic.asks({ question });
          return vic;
        }),
      );
      await until("two cards ring", async () => (await agent.rings.getByRole("group").count()) === 2);
      for (const vic of askers) await vic.sees(vic.t("ended.missed"));
      await agent.sees(agent.t("desk.setOffline"));
      expect(await findings(agent.page)).toEqual([]);
      await agent.page.getByRole("button", { name: agent.t("desk.goOnlineAgain") }).click();
      await agent.sees(agent.page.getByRole("status").getByText(agent.t("account.online"), { exact: true }));
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question: "Third?" });
      await agent.accepts("Third?");
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
    },
  );
});
