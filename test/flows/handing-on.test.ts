// Handing a chat on, calling for help, leaving, being lost, supervisors: whole stories by the doors and with the shipped
// client, with all objects left alone, evicted or aborted between all steps.
import { afterEach, describe, expect, it, vi } from "vitest";
import type { LoggedEntry } from "../../src/protocol/entry.ts";
import { spans } from "../../src/protocol/limits.ts";
import { call, problemOf } from "../support/doors.ts";
import { type Agent, until, type Visitor } from "../support/people.ts";
import { asks as asksFor, rings, seesRequest, talking, type Wish } from "../support/requests.ts";
import { seesOwner, timePasses } from "../support/seeing.ts";
import { modes, World } from "../support/world.ts";

let world: World;

afterEach(() => {
  vi.useRealTimers();
  world.end();
});

function asks(agent: Agent, chatId: string, wish: Partial<Wish> & Pick<Wish, "kind">): Promise<Response> {
  return asksFor(agent, chatId, { departmentId: world.departmentId, ...wish });
}

function happenings(transcript: readonly LoggedEntry[]): string[] {
  return transcript.flatMap((entry) => {
    if (entry.kind !== "system") return [];
    const { what } = entry;
    if (what.event === "owner_changed") return [`owner ${what.name} by ${what.how}`];
    if (what.event === "left") return [`${what.name} ${what.how}`];
    if (what.event === "offer_closed") return [`${what.kind} ${what.how}`];
    if (what.event === "requested") return [`${what.kind} asked`];
    if (what.event === "joined" || what.event === "declined") return [`${what.name} ${what.event}`];
    if (what.event === "ended") return [`ended ${what.outcome}`];
    return what.event === "offered" ? [] : [what.event];
  });
}

async function endsAndTells(vic: Visitor, reader: Agent): Promise<string[]> {
  vi.useRealTimers();
  vic.client.end();
  await vic.seesPhase("ended");
  await world.between();
  await world.deliver(vic.chatId);
  expect(await world.claims()).toBe(0);
  return happenings((await reader.ticket(vic.chatId)).transcript);
}

describe.each(modes)("with objects %s between all steps", (mode) => {
  it("a transfer is the sender's until it is accepted, then the receiver's alone", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, chat } = await talking(world);
    expect(
      (await asks(ada, vic.chatId, { kind: "transfer", agentId: bo.id, message: "French" })).status,
    ).toBe(200);
    await seesRequest(chat, true);
    await world.between();
    const offer = await rings(bo, vic.chatId, "transfer");
    expect(offer).toMatchObject({ from: { name: "Ada" }, message: "French" });
    await chat.says("One moment, please.");
    await vic.sees("One moment, please.");
    await world.between();
    const boChat = await bo.takes(offer);
    await seesOwner(vic, bo);
    await world.between();
    await until(() => chat.client.connection.value === "closed", "Ada's page of the chat is closed");
    await boChat.says("Bonjour.");
    await vic.sees("Bonjour.");
    expect(await world.claims()).toBe(1);
    expect(await endsAndTells(vic, bo)).toEqual([
      "Ada joined",
      "transfer asked",
      "owner Bo by transfer",
      "Ada transferred",
      "ended finished",
    ]);
  });

  it("a transfer to another department takes the chat there, to whoever accepts first", async () => {
    world = await new World(mode).begin();
    const { ada, vic } = await talking(world);
    const salesId = await world.department("Sales");
    const cy = await world.agent("Cy", 5, { departmentId: salesId });
    await asks(ada, vic.chatId, { kind: "transfer", departmentId: salesId });
    await world.between();
    await cy.takes(await rings(cy, vic.chatId, "transfer"));
    await seesOwner(vic, cy);
    expect(vic.client.replica.value.view?.department).toEqual({ id: salesId, name: "Sales" });
    await world.between();
    await endsAndTells(vic, cy);
    expect(await cy.ticket(vic.chatId)).toMatchObject({
      department: { name: "Sales" },
      owner: { name: "Cy" },
    });
  });

  it("a transfer that is declined, cancelled, late or to one who has just gone changes nothing", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, chat } = await talking(world);
    await asks(ada, vic.chatId, { kind: "transfer", agentId: bo.id });
    await world.between();
    const first = await rings(bo, vic.chatId, "transfer");
    await bo.decline(first, "lunch");
    await seesRequest(chat, false);
    await world.between();
    await asks(ada, vic.chatId, { kind: "transfer", agentId: bo.id });
    await seesRequest(chat, true);
    await world.between();
    const second = await rings(bo, vic.chatId, "transfer");
    expect(await problemOf(await asks(ada, vic.chatId, { kind: "invite", agentId: bo.id }))).toEqual([
      409,
      "offer_pending",
    ]);
    await timePasses(vic.chatId, spans.requestMs);
    vi.useRealTimers();
    await seesRequest(chat, false);
    await world.between();
    await bo.hearsNoMore(vic.chatId);
    expect(await problemOf(await bo.accept(second))).toEqual([409, "offer_closed"]);
    await bo.put("/agent/status", { status: "offline" });
    await asks(ada, vic.chatId, { kind: "transfer", agentId: bo.id });
    await world.between();
    await seesRequest(chat, false);
    await seesOwner(vic, ada);
    expect(await world.claims()).toBe(1);
    expect(await endsAndTells(vic, ada)).toEqual([
      "Ada joined",
      "transfer asked",
      "Bo declined",
      "transfer declined",
      "transfer asked",
      "ignored",
      "transfer expired",
      "transfer asked",
      "transfer unreachable",
      "ended finished",
    ]);
  });

  it("a receiver who goes offline while asked declines by that", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, chat } = await talking(world);
    await asks(ada, vic.chatId, { kind: "transfer", agentId: bo.id });
    await world.between();
    await rings(bo, vic.chatId, "transfer");
    await bo.put("/agent/status", { status: "offline" });
    await seesRequest(chat, false);
    await world.between();
    await seesOwner(vic, ada);
    const told = chat.entries.flatMap((entry) => (entry.kind === "system" ? [entry.what] : [])).slice(-2);
    expect(told).toMatchObject([
      { event: "declined", name: "Bo", because: "offline" },
      { event: "offer_closed", how: "unreachable" },
    ]);
  });

  it("an invited agent serves beside the owner, leaves, and the owner goes on", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, chat } = await talking(world);
    await asks(ada, vic.chatId, { kind: "invite", agentId: bo.id });
    await world.between();
    const boChat = await bo.takes(await rings(bo, vic.chatId, "invite"));
    await world.between();
    await boChat.says("I can help.");
    await vic.sees("I can help.");
    await chat.sees("I can help.");
    expect(await world.claims()).toBe(2);
    boChat.client.staff({ type: "leave" });
    await until(() => chat.client.replica.value.view?.participants.length === 0, "Bo is out");
    await world.between();
    await world.deliver(vic.chatId);
    expect(await world.claims()).toBe(1);
    expect(await endsAndTells(vic, ada)).toEqual([
      "Ada joined",
      "invite asked",
      "Bo joined",
      "Bo left",
      "ended finished",
    ]);
  });

  it("an invitation accepted after the end is refused", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic } = await talking(world);
    await asks(ada, vic.chatId, { kind: "invite", agentId: bo.id });
    await world.between();
    const offer = await rings(bo, vic.chatId, "invite");
    vic.client.end();
    await vic.seesPhase("ended");
    await world.between();
    expect((await problemOf(await bo.accept(offer)))[0]).toBe(409);
    expect(await world.claims()).toBe(0);
  });

  it("when the owner leaves, the one beside follows; when that one is lost, the department rings", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, chat } = await talking(world);
    await asks(ada, vic.chatId, { kind: "invite", agentId: bo.id });
    await world.between();
    const boChat = await bo.takes(await rings(bo, vic.chatId, "invite"));
    await world.between();
    chat.client.staff({ type: "leave" });
    await seesOwner(vic, bo);
    await world.between();
    boChat.close();
    await until(() => !vic.client.replica.value.present.includes(bo.id), "Bo is seen to be away");
    await timePasses(vic.chatId, spans.agentLostMs);
    vi.useRealTimers();
    await seesOwner(vic, null);
    await world.between();
    await world.deliver(vic.chatId);
    const offer = await rings(ada, vic.chatId, "new");
    await ada.takes(offer);
    await seesOwner(vic, ada);
    expect(await endsAndTells(vic, ada)).toEqual([
      "Ada joined",
      "invite asked",
      "Bo joined",
      "Ada left",
      "owner Bo by succession",
      "Bo lost",
      "rang_again",
      "Ada joined",
      "ended finished",
    ]);
  });

  it("a supervisor watches unseen, whispers, takes over and ends; the visitor never reads the whisper", async () => {
    world = await new World(mode).begin();
    const { ada, vic, chat } = await talking(world);
    const sue = await world.agent("Sue", 5, { role: "supervisor" });
    const watch = await sue.opens(vic.chatId);
    expect(watch.client.replica.value.view?.may).toMatchObject({ say: false, note: true, takeOver: true });
    expect(chat.client.replica.value.present).not.toContain(sue.id);
    watch.client.staff({ type: "note", body: "Offer a refund." });
    await until(() => chat.entries.some((entry) => entry.kind === "note"), "Ada reads the whisper");
    await world.between();
    expect(JSON.stringify(vic.entries)).not.toContain("refund");
    const taken = await call(`/agent/chats/${vic.chatId}/takeover`, { method: "POST", cookie: sue.cookie });
    expect(taken.status).toBe(200);
    await seesOwner(vic, sue);
    await world.between();
    await watch.says("Hello, I am Sue.");
    await vic.sees("Hello, I am Sue.");
    expect(
      await problemOf(
        await call(`/agent/chats/${vic.chatId}/takeover`, { method: "POST", cookie: ada.cookie }),
      ),
    ).toEqual([403, "forbidden"]);
    watch.client.end();
    await vic.seesPhase("ended");
    await world.between();
    await world.deliver(vic.chatId);
    expect(await world.claims()).toBe(0);
  });
});
