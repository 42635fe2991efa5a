// Vic is signed in to the website: proved, known on every device, and forgotten at a word.
import { expect, it } from "vitest";
import { en } from "../../src/web/panel/articles/catalogue/en.ts";
import { everyLook } from "../support/outside/audit.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";
import type { Visitor } from "../support/outside/visitor.ts";

stories("a visitor whom the website vouches for", () => {
  const stage = setStage();

  async function signsIn(vic: Visitor): Promise<void> {
    await vic.page.getByRole("button", { name: "Sign in as Vic" }).click();
    await vic.page.getByRole("button", { name: "Sign out Vic" }).waitFor();
  }

  /** Without anything typed. */
  async function isKnown(vic: Visitor): Promise<void> {
    await vic.panel.locator("input[readonly]#name").waitFor();
    expect(await vic.panel.getByRole("textbox", { name: vic.t("form.name") }).inputValue()).toBe(
      "Vic Lantern",
    );
  }

  it("goes on on another device, reads earlier chats there, and is forgotten when signing out", async () => {
    const agent = await stage.atWork(ada);
    const laptop = await stage.vic();
    await signsIn(laptop);
    await laptop.opensTheWidget();
    await isKnown(laptop);
    await laptop.panel
      .getByRole("textbox", { name: laptop.t("form.question") })
      .fill("Is the Gable in stock?");
    await laptop.panel.getByRole("button", { name: laptop.t("form.start") }).click();
    await agent.accepts("Is the Gable in stock?");
    await agent.says("Yes, three of them.");
    await agent.sees(agent.page.locator(".chat-heading").getByText(agent.t("visitor.verified")));
    await laptop.hears("Yes, three of them.");

    const phone = await stage.vic();
    await signsIn(phone);
    await phone.widget.getByRole("button").click();
    await phone.hears("Yes, three of them.");
    await phone.says("I take one.");
    await laptop.hears("I take one.");
    await agent.endsTheChat();
    await phone.sees(phone.t("ended.finished"));

    await phone.startsAnother();
    const chatId = agent.chatId();
    await until("the ticket stands", () =>
      stage.reader.ticket(chatId).then(
        () => true,
        () => false,
      ),
    );
    // Opened again, the widget looks again.
    await phone.page.keyboard.press("Escape");
    await phone.opensTheWidget();
    await phone.panel.getByRole("button", { name: en["past.open"] }).click();
    expect(await everyLook(phone.page)).toEqual([]);
    await phone.panel.getByRole("button", { name: /Is the Gable in stock\?/ }).click();
    await phone.hears("I take one.");
    expect(await phone.composer.count()).toBe(0);

    await phone.page.getByRole("button", { name: "Sign out Vic" }).click();
    await phone.panel.getByRole("heading", { name: phone.t("form.heading") }).waitFor();
    const name = phone.panel.getByRole("textbox", { name: phone.t("form.name") });
    expect([await name.inputValue(), await name.isEditable()]).toEqual(["", true]);
    expect(await phone.panel.getByRole("button", { name: en["past.open"] }).count()).toBe(0);
    const kept = await phone.panel.locator("body").evaluate(() => Object.keys(localStorage));
    expect(kept.filter((key) => /chat$|person|draft|pending/.test(key))).toEqual([]);
  });
});
