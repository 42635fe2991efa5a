// A site's own form: its fields, what becomes of a question while nobody is there, and feedback.
import { describe, expect, it } from "vitest";
import { demoSiteKey } from "../../src/http/demo-page.ts";
import { findings, narrow } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { feedbackWords } from "../support/outside/feedback.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

const asked = {
  fields: [
    { id: "order", kind: "text", label: "Order number", required: true },
    { id: "lamp", kind: "choice", label: "Which lamp", options: ["Porch", "Desk"] },
    { id: "trade", kind: "checkbox", label: "I buy for a shop" },
  ],
  consent: { text: "I agree to the terms", url: "https://shop.example/terms" },
};
const settings = {
  form: asked,
  feedback: { email: "required", fields: [], consent: asked.consent },
  departments: ["dept_demosupport000000000"],
};

stories("a site's own form", () => {
  const stage = setStage(async (runtime) => {
    await runtime.sql(`UPDATE sites SET settings = '${JSON.stringify(settings).replaceAll("'", "''")}'`);
  });

  async function ticketOf(subject: string) {
    const find = async () => (await stage.reader.tickets("all")).data.find((row) => row.subject === subject);
    await until(`‘${subject}’ is a ticket`, async () => (await find()) !== undefined, 30_000);
    return stage.reader.ticket((await find())?.id ?? "");
  }

  /** Vic with the panel alone on a phone. */
  async function onAPhone(language: Language, more = {}) {
    const vic = await stage.vic(language);
    await vic.page.setViewportSize(narrow);
    await vic.page.goto(`/panel?${new URLSearchParams({ site: demoSiteKey, lang: language, ...more })}`);
    return vic;
  }

  describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
    it("asks what the site wants to know, says beside each field what is wrong, and all of it stands with the chat and its ticket", async () => {
      const question = `Where is my lamp, ${language}?`;
      const agent = await stage.atWork(ada, language);
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      const { panel, t } = vic;
      await panel.getByLabel("Order number").waitFor();
      await panel.getByRole("button", { name: t("form.start") }).click();
      for (const mistake of [
        "form.name.missing",
        "form.question.missing",
        "added.missing",
        "added.agree",
      ] as const)
        await vic.sees(t(mistake));
      expect(
        await panel
          .getByRole("textbox", { name: t("form.name") })
          .evaluate((field) => field === document.activeElement),
      ).toBe(true);
      await panel.getByLabel("Order number").fill("W-17");
      await panel.getByLabel("Which lamp").selectOption("Desk");
      await panel.getByLabel("I agree to the terms").check();
      await vic.asks({ question });
      await agent.accepts(question);
      const pane = agent.page.getByRole("complementary", { name: agent.t("chat.visitor") });
      await agent.sees(pane.getByText("W-17"));
      await agent.sees(pane.getByRole("link", { name: "I agree to the terms" }));
      await agent.endsTheChat();
      const { id, filled } = await ticketOf(question);
      expect(filled).toEqual({
        fields: [
          { id: "order", label: "Order number", value: "W-17" },
          { id: "lamp", label: "Which lamp", value: "Desk" },
          { id: "trade", label: "I buy for a shop", value: false },
        ],
        consent: { ...asked.consent, at: expect.any(Number) },
      });
      await agent.page.goto(`/agent#/tickets/${id}`);
      await agent.sees(agent.page.locator(".ticket-details").getByText("W-17"));
    });

    it("turns into the form for a message while nobody is there, and back, and nothing typed is lost", async () => {
      const question = `Do you hear me, ${language}?`;
      const agent = await stage.atWork(ada, language);
      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      const { panel, t } = vic;
      const start = panel.getByRole("button", { name: t("form.start") });
      const leave = panel.getByRole("button", { name: t("form.leave") });
      await start.waitFor();
      await vic.fills({ question });
      await panel.getByLabel("Order number").fill("W-18");
      await panel.getByLabel("I agree to the terms").check();
      await agent.goesOffline();
      await leave.waitFor();
      await vic.sees(t("form.away"));
      await agent.goesOnline();
      await start.waitFor();
      await agent.goesOffline();
      await leave.waitFor();
      expect(await panel.getByLabel("Order number").inputValue()).toBe("W-18");
      await leave.click();
      await panel.getByRole("heading", { name: t("filed.title") }).waitFor();
      const ticket = await ticketOf(question);
      await vic.sees(`#${ticket.number}`);
      expect(ticket).toMatchObject({
        kind: "offline",
        contact: { name: "Vic", email: "vic@example.com" },
        filled: { fields: [{ value: "W-18" }, { value: false }], consent: { text: "I agree to the terms" } },
      });
      await agent.opensTickets("all");
      const row = agent.page.getByRole("row").filter({ hasText: question });
      await agent.sees(row.getByText(agent.t("kinds.offline"), { exact: true }));
      await agent.page.getByRole("link", { name: question }).click();
      await agent.sees(agent.page.getByRole("heading", { name: agent.t("ticket.request") }));
      await agent.sees(agent.page.locator(".transcript").getByText(question));
    });

    it("S24, S25: takes feedback by a page of its own, which leads to a chat while somebody is there", async () => {
      const words = feedbackWords(language);
      const text = `Sell candles, ${language}.`;
      const agent = await stage.atWork(ada, language);
      const vic = await onAPhone(language, { mode: "feedback" });
      const { page } = vic;
      await page.getByRole("button", { name: words("feedback.send") }).click();
      for (const mistake of ["feedback.missing", "feedback.email"] as const)
        await page.getByText(words(mistake)).waitFor();
      expect(await findings(page)).toEqual([]);
      const files = page.locator('input[type="file"]');
      await files.setInputFiles({
        name: "lie.png",
        mimeType: "image/png",
        buffer: Buffer.from("no picture"),
      });
      await page.getByText(vic.t("refusal.file_mismatch")).waitFor();
      await files.setInputFiles({
        name: "notes.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Two wicks"),
      });
      const list = page.getByRole("list", { name: vic.t("drafts.list") });
      await list.getByText("notes.txt").waitFor();
      await list.getByRole("progressbar").waitFor({ state: "detached" });
      await page.getByRole("radio", { name: words("topic.idea") }).check();
      await page.getByLabel(words("feedback.text")).fill(text);
      await page.getByRole("textbox", { name: vic.t("form.email") }).fill("vic@example.com");
      await page.getByLabel("I agree to the terms").check();
      await page.getByRole("button", { name: words("feedback.send") }).click();
      await page.getByRole("heading", { name: words("feedback.thanks") }).waitFor();
      expect(await ticketOf(text)).toMatchObject({
        kind: "feedback",
        transcript: [{ body: text }, { file: { name: "notes.txt", type: "text/plain" } }],
        contact: { name: "", email: "vic@example.com" },
        filled: { topic: "idea", consent: { text: "I agree to the terms" } },
      });
      await agent.opensTickets("all");
      await agent.page.getByRole("link", { name: text }).click();
      await agent.sees(
        agent.page.locator(".ticket-details").getByText(agent.t("topics.idea"), { exact: true }),
      );
      await page.getByRole("button", { name: vic.t("filed.again") }).click();
      await page.getByRole("button", { name: words("feedback.chat") }).click();
      await page.getByRole("heading", { name: vic.t("form.heading") }).waitFor();
    });
  });

  it("is right for a screen reader and weak eyes on a phone, in light and dark, with somebody there and with nobody", async () => {
    const agent = await stage.atWork(ada);
    const vic = await onAPhone("en");
    const { page, t } = vic;
    await page.getByLabel("Order number").waitFor();
    await page.getByRole("button", { name: t("form.start") }).click();
    await page.getByText(t("added.agree")).waitFor();
    expect(await findings(page)).toEqual([]);
    await agent.goesOffline();
    await page.getByRole("button", { name: t("form.leave") }).click();
    await page.getByText(t("form.email.missing")).waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
});
