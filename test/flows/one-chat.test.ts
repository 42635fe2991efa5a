// Whole stories in the real runtime, by the doors and with the shipped client: plain, with the objects evicted between all
// steps, and with all objects aborted between all steps. The log must be the same each time.
import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { LoggedEntry } from "../../src/protocol/entry.ts";
import { limits } from "../../src/protocol/limits.ts";
import { problemOf } from "../support/doors.ts";
import { until } from "../support/people.ts";
import { modes, World } from "../support/world.ts";

let world: World;

afterEach(() => {
  vi.useRealTimers();
  world.end();
});

/** A log without what differs from run to run: times and random ids. */
function told(transcript: readonly LoggedEntry[]): string[] {
  return transcript.map((entry) => {
    if (entry.kind === "message") return `${entry.from === "visitor" ? "visitor" : "agent"}: ${entry.body}`;
    if (entry.kind === "note") return `note: ${entry.body}`;
    const { what } = entry;
    if (what.event === "offered")
      return `offered to ${
        what.rung
          .map(({ name }) => name)
          .sort()
          .join(", ") || "nobody"
      }`;
    if (what.event === "ended")
      return `ended ${what.outcome} by ${what.by.startsWith("agent_") ? "agent" : what.by}`;
    if (what.event === "end_scheduled") return `end in ${what.afterSeconds} s`;
    if (what.event === "joined" || what.event === "declined") return `${what.name} ${what.event}`;
    return what.event;
  });
}

/** Lets the clock stand at `at` and the chat's alarm ring. */
async function timePasses(chatId: string, at: number): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  await runDurableObjectAlarm(env.CHATS.getByName(chatId));
}

describe.each(modes)("with objects %s between all steps", (mode) => {
  it("a chat is rung, taken, talked in, kept open by the visitor, ended, and stands in one ticket", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada");
    const bo = await world.agent("Bo");
    await world.between();
    const vic = await world.visitor("Vic", "Where is my order?");
    await world.between();
    const offer = await ada.hearsRing(vic.chatId);
    await bo.hearsRing(vic.chatId);
    expect(offer).toMatchObject({ visitorName: "Vic", question: "Where is my order?" });
    await world.between();
    const adaChat = await ada.takes(offer);
    await world.between();
    await bo.hearsNoMore(vic.chatId);
    // A page that was away when it was told learns from its hello that the offer is over, not by whom.
    if (mode !== "aborted")
      expect(bo.hushed.value.at(-1)).toMatchObject({ end: "accepted", by: { name: "Ada" } });
    await vic.seesPhase("active");
    await vic.says("It was due on Monday.");
    await world.between();
    await adaChat.sees("It was due on Monday.");
    await adaChat.says("Let me look.");
    await world.between();
    await vic.sees("Let me look.");
    adaChat.client.end(300);
    await vic.seesCountdown(true);
    await world.between();
    await vic.says("Wait, one more thing.");
    await adaChat.seesCountdown(false);
    await world.between();
    await adaChat.says("Yes?");
    adaChat.client.end();
    await vic.seesPhase("ended");
    await world.between();
    expect(await world.tickets(vic.chatId)).toEqual([{ id: vic.chatId, kind: "finished" }]);
    const ticket = await ada.ticket(vic.chatId);
    expect(ticket).toMatchObject({
      subject: "Where is my order?",
      contact: { name: "Vic", email: "vic@example.com" },
      owner: { name: "Ada" },
    });
    expect(told(ticket.transcript)).toEqual([
      "visitor: Where is my order?",
      "offered to Ada, Bo",
      "Ada joined",
      "visitor: It was due on Monday.",
      "agent: Let me look.",
      "end in 300 s",
      "visitor: Wait, one more thing.",
      "end_cancelled",
      "agent: Yes?",
      "ended finished by agent",
    ]);
    // The ticket is the log, and both saw that log: no holes, one order.
    expect(adaChat.entries).toEqual(ticket.transcript);
    expect(vic.entries.map(({ seq }) => seq)).toEqual(ticket.transcript.map(({ seq }) => seq));
    expect(vic.bodies).toEqual(adaChat.bodies);
    expect(await world.claims()).toBe(0);
  });

  it("a countdown runs out at its time", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada");
    const vic = await world.visitor("Vic", "Hello?");
    const adaChat = await ada.takes(await ada.hearsRing(vic.chatId));
    await world.between();
    adaChat.client.end(30);
    await vic.seesCountdown(true);
    await world.between();
    const endsAt = vic.client.replica.value.view?.endsAt ?? 0;
    await timePasses(vic.chatId, endsAt - 1);
    expect(vic.client.replica.value.view?.phase).toBe("active");
    await timePasses(vic.chatId, endsAt);
    await vic.seesPhase("ended");
    vi.useRealTimers();
    await world.between();
    expect(await world.tickets(vic.chatId)).toEqual([{ id: vic.chatId, kind: "finished" }]);
  });

  it("nobody accepts: the visitor is told, adds a message, and it stands in the missed ticket", async () => {
    world = await new World(mode).begin(10);
    const ada = await world.agent("Ada");
    const vic = await world.visitor("Vic", "Anybody there?");
    await ada.hearsRing(vic.chatId);
    await world.between();
    const ringEndsAt = vic.client.replica.value.view?.ringEndsAt ?? 0;
    await timePasses(vic.chatId, ringEndsAt);
    await vic.seesPhase("ended");
    vi.useRealTimers();
    await world.between();
    await ada.hearsNoMore(vic.chatId);
    expect((await vic.leavesMessage("Please call me.")).status).toBe(200);
    await vic.sees("Please call me.");
    await world.between();
    // The same message again is the same message.
    expect((await vic.leavesMessage("Please call me.")).status).toBe(200);
    await world.between();
    expect(await world.tickets(vic.chatId)).toEqual([{ id: vic.chatId, kind: "missed" }]);
    const ticket = await ada.ticket(vic.chatId);
    expect(told(ticket.transcript)).toEqual([
      "visitor: Anybody there?",
      "offered to Ada",
      "ignored",
      "ended missed by system",
      "visitor: Please call me.",
    ]);
    const missed = await (await ada.get("/agent/tickets?view=missed")).json<{ data: { id: string }[] }>();
    expect(missed.data.map(({ id }) => id)).toContain(vic.chatId);
  });

  it("all decline: missed at once, with who declined and why", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada");
    const bo = await world.agent("Bo");
    const vic = await world.visitor("Vic", "Anybody there?");
    const offer = await ada.hearsRing(vic.chatId);
    await bo.hearsRing(vic.chatId);
    await world.between();
    await ada.decline(offer, "lunch");
    await world.between();
    await ada.hearsNoMore(vic.chatId);
    await bo.decline(offer);
    await world.between();
    await vic.seesPhase("ended");
    const ticket = await ada.ticket(vic.chatId);
    expect(told(ticket.transcript)).toEqual([
      "visitor: Anybody there?",
      "offered to Ada, Bo",
      "Ada declined",
      "Bo declined",
      "offered to nobody",
      "ended missed by system",
    ]);
  });

  it("nobody is there: missed without waiting", async () => {
    world = await new World(mode).begin();
    const vic = await world.visitor("Vic", "Hello?");
    await vic.seesPhase("ended");
    await world.between();
    expect(await world.tickets(vic.chatId)).toEqual([{ id: vic.chatId, kind: "missed" }]);
  });

  it("the visitor leaves first: abandoned, and the popup closes", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada");
    const vic = await world.visitor("Vic", "Hello?");
    await ada.hearsRing(vic.chatId);
    await world.between();
    vic.client.end();
    await vic.seesPhase("ended");
    await world.between();
    await ada.hearsNoMore(vic.chatId);
    expect(await world.tickets(vic.chatId)).toEqual([{ id: vic.chatId, kind: "abandoned" }]);
  });

  it("of five who accept at once one wins, the others are told who, and hold no place", async () => {
    world = await new World(mode).begin();
    const crew = await Promise.all(["Ada", "Bo", "Cy", "Di", "Eve"].map((name) => world.agent(name)));
    const vic = await world.visitor("Vic", "Who is first?");
    const offers = await Promise.all(crew.map((agent) => agent.hearsRing(vic.chatId)));
    await world.between();
    const [offer] = offers;
    if (!offer) throw new Error("nobody was rung");
    const answers = await Promise.all(crew.map((agent) => agent.accept(offer)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const lost of answers.filter(({ status }) => status !== 200))
      expect(await problemOf(lost)).toEqual([409, "taken"]);
    expect(await world.claims()).toBe(1);
    await world.between();
    const winner = crew[answers.findIndex(({ status }) => status === 200)];
    // The winner, whose answer may have been lost, asks again and is told the same.
    expect((await winner?.accept(offer))?.status).toBe(200);
    vic.client.end();
    await vic.seesPhase("ended");
    await world.between();
    expect(await world.claims()).toBe(0);
  });

  it("nobody gets more chats than the cap, however many are accepted at once", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada", 2);
    const visitors = await Promise.all([1, 2, 3, 4].map((n) => world.visitor(`Vic ${n}`, "Hello?")));
    const offers = await Promise.all(visitors.map(({ chatId }) => ada.hearsRing(chatId)));
    const answers = await Promise.all(offers.map((offer) => ada.accept(offer)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    for (const refused of answers.filter(({ status }) => status !== 200))
      expect(await problemOf(refused)).toEqual([409, "at_cap"]);
    expect(await world.claims()).toBe(2);
    for (const visitor of visitors) visitor.client.end();
    for (const visitor of visitors) await visitor.seesPhase("ended");
    await world.between();
    for (const { chatId } of visitors) await world.deliver(chatId);
    expect(await world.claims()).toBe(0);
  });

  it("after the end everything late is refused, and changes nothing", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada");
    const bo = await world.agent("Bo");
    const vic = await world.visitor("Vic", "Hello?");
    const offer = await ada.hearsRing(vic.chatId);
    const adaChat = await ada.takes(offer);
    adaChat.client.end();
    await vic.seesPhase("ended");
    await world.between();
    const before = (await ada.ticket(vic.chatId)).transcript;
    vic.client.say("One more thing");
    await until(
      () => vic.client.pending.value.find(({ failed }) => failed === "ended"),
      "the message is refused",
    );
    expect((await problemOf(await bo.accept(offer)))[0]).toBe(409);
    expect(await problemOf(await vic.leavesMessage("late"))).toEqual([409, "not_missed"]);
    await world.between();
    expect((await ada.ticket(vic.chatId)).transcript).toEqual(before);
    expect(await world.claims()).toBe(0);
  });

  it("a second page of the visitor sees the same, and both may write", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada");
    const vic = await world.visitor("Vic", "Hello?");
    const adaChat = await ada.takes(await ada.hearsRing(vic.chatId));
    const second = vic.secondPage();
    await until(() => second.client.connection.value === "live", "the second page is live");
    await world.between();
    await Promise.all([vic.says("from the first"), second.says("from the second")]);
    await adaChat.sees("from the first");
    await adaChat.sees("from the second");
    await vic.sees("from the second");
    await second.sees("from the first");
    expect(second.bodies).toEqual(vic.bodies);
    expect(adaChat.bodies).toEqual(vic.bodies);
    second.close();
  });
});

describe("limits of a chat", () => {
  it("a visitor who adds too much after a miss is told so", async () => {
    world = await new World("plain").begin();
    const vic = await world.visitor("Vic", "Hello?");
    await vic.seesPhase("ended");
    for (let n = 1; n <= limits.afterwordsMax; n++)
      expect((await vic.leavesMessage(`message ${n}`, n)).status).toBe(200);
    expect(await problemOf(await vic.leavesMessage("and another", 99))).toEqual([409, "too_many"]);
  });
});
