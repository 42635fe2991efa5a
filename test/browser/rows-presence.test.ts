// Rows S9 to S11: the account's menu.
import { describe, expect, it } from "vitest";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories("an agent's presence", () => {
  const stage = setStage();

  describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
    it("S9: an agent who is online is rung; offline, though signed in, they are not", async () => {
      const agent = await stage.atWork(ada, language);
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question: "Are you there?" });
      await agent.accepts("Are you there?");
      await agent.endsTheChat();
      await vic.sees(vic.t("ended.finished"));
      await agent.goesOffline();
      const wen = await stage.vic(language);
      await wen.opensTheWidget();
      await wen.sees(wen.t("form.away"));
      await wen.files({ name: "Wen", question: "And now?" });
      expect(await agent.popup("And now?").count()).toBe(0);
      await agent.page.reload();
      await agent.sees(agent.page.getByRole("status").getByText(agent.t("account.offline"), { exact: true }));
    });

    it("S10: the ringtone is switched in the same menu and saved at once", async () => {
      const agent = await stage.atWork(ada, language);
      const menu = agent.page.getByRole("button", { name: agent.t("account.menu", { name: "Ada" }) });
      const ringtone = agent.page.getByRole("menuitemcheckbox", { name: agent.t("account.ringtone") });
      for (const wanted of ["false", "true"]) {
        await menu.click();
        await ringtone.click();
        await until("it is switched", async () => (await ringtone.getAttribute("aria-checked")) === wanted);
        await agent.page.reload();
        await menu.click();
        await ringtone.waitFor();
        expect(await ringtone.getAttribute("aria-checked")).toBe(wanted);
        if (wanted === "false") expect(await findings(agent.page)).toEqual([]);
        await agent.page.keyboard.press("Escape");
      }
    });

    it("S11: without a chat channel there is no status to choose", async () => {
      const agent = await stage.atWork(ada, language);
      const menu = agent.page.getByRole("button", { name: agent.t("account.menu", { name: "Ada" }) });
      const online = agent.page.getByRole("menuitemradio", { name: agent.t("account.online"), exact: true });
      await menu.click();
      await online.waitFor();
      await stage.runtime.sql("UPDATE departments SET chat_enabled = 0");
      try {
        await agent.page.reload();
        await agent.sees(agent.t("chats.emptyNoChannel"));
        await menu.click();
        await agent.page.getByRole("menuitem", { name: agent.t("account.signOut") }).waitFor();
        expect(await online.count()).toBe(0);
      } finally {
        await stage.runtime.sql("UPDATE departments SET chat_enabled = 1");
      }
    });
  });
});
