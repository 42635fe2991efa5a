// A chat that nobody answers.
import { expect, it } from "vitest";
import { signIn, spoken } from "../support/outside/callers.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, bo, setStage, stories } from "../support/outside/stage.ts";

stories("a visitor whom nobody answers", () => {
  const stage = setStage(async (runtime) => {
    await runtime.sql("UPDATE departments SET ring_seconds = 10");
  });

  async function missed(subject: string) {
    const find = async () =>
      (await stage.reader.tickets("missed")).data.find((row) => row.subject === subject);
    await until("it stands under Missed chats", async () => (await find()) !== undefined, 30_000);
    return stage.reader.ticket((await find())?.id ?? "");
  }

  it("is told so when the time is over, adds a word, and both stand under Missed chats", async () => {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question: "Is anybody there?" });
    await agent.sees(agent.popup("Is anybody there?"));
    await vic.sees(vic.t("waiting.next"));
    await vic.sees(vic.t("ended.missed"));
    await until(
      "the popup is gone",
      async () => (await agent.popup("Is anybody there?").count()) === 0,
      30_000,
    );
    await vic.panel.getByLabel(vic.t("afterword.label")).fill("Please call me: 0123 456.");
    await vic.panel.getByRole("button", { name: vic.t("afterword.send") }).click();
    await vic.sees(vic.t("afterword.added"));

    await until(
      "the word joins the ticket",
      async () => spoken(await missed("Is anybody there?")).length === 2,
    );
    const ticket = await missed("Is anybody there?");
    expect(ticket.kind).toBe("missed");
    expect(ticket.contact).toEqual({ name: "Vic", email: "vic@example.com" });
    expect(spoken(ticket).map(({ text }) => text)).toEqual([
      "Is anybody there?",
      "Please call me: 0123 456.",
    ]);
    await agent.opensTickets("missed");
    await agent.page.getByRole("link", { name: "Is anybody there?" }).click();
    await agent.sees("Please call me: 0123 456.");
    await agent.sees(agent.t("ticket.story"));
  });

  it("need not wait when all have declined", async () => {
    const one = await stage.atWork(ada);
    const other = await stage.atWork(bo);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question: "Will you take me?" });
    const began = Date.now();
    await one.declines("Will you take me?");
    await other.declines("Will you take me?");
    await vic.sees(vic.t("ended.missed"));
    expect(Date.now() - began).toBeLessThan(8_000);
    expect((await missed("Will you take me?")).kind).toBe("missed");
  });

  it("need not start when nobody is there at all: the question is filed at once, and is no missed chat", async () => {
    const agent = await stage.atWork(ada);
    await agent.goesOffline();
    // Bo only closed the page a moment ago, and would be expected back.
    await (await signIn(stage.runtime.origin, bo)).setStatus("offline");
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.sees(vic.t("form.away"));
    await vic.files({ question: "Nobody home?" });
    const rows = async (view: "all" | "missed") =>
      (await stage.reader.tickets(view)).data.filter(({ subject }) => subject === "Nobody home?");
    expect((await rows("all")).map(({ kind }) => kind)).toEqual(["offline"]);
    expect(await rows("missed")).toEqual([]);
  });
});
