// A supervisor gives a live chat to an agent, with all objects left alone, evicted or aborted between all steps; and every
// 'no' that this can meet, after which the chat and all places are as they were.
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { agents } from "../../src/db/schema.ts";
import type { Accepted, Assignees } from "../../src/protocol/agent-api.ts";
import { call, problemOf } from "../support/doors.ts";
import { db, newId } from "../support/objects.ts";
import { type Agent, type Talker, until, type Visitor } from "../support/people.ts";
import { asks, gives, isGiven, rings, talking } from "../support/requests.ts";
import { addAgent } from "../support/rows.ts";
import { seesOwner } from "../support/seeing.ts";
import { modes, World } from "../support/world.ts";

let world: World;

afterEach(() => world.end());

function supervisor(name = "Sue", departmentId = world.departmentId): Promise<Agent> {
  return world.agent(name, 5, { role: "supervisor", departmentId });
}

/** Ada talks with Vic; Bo and Sue, who supervises, are there too. */
async function busy() {
  const scene = await talking(world);
  return { ...scene, sue: await supervisor() };
}

async function assignees(sue: Agent, chatId: string): Promise<Assignees> {
  return (await sue.get(`/agent/chats/${chatId}/assignees`)).json<Assignees>();
}

/** Whoever had the chat before: the page is told that it is over. */
async function isOut({ client }: Talker): Promise<void> {
  await until(() => client.connection.value === "closed", "the page is out of the chat");
}

function happened(vic: Visitor): string[] {
  return vic.entries.flatMap((entry) => (entry.kind === "system" ? [entry.what.event] : []));
}

describe.each(modes)("with objects %s between all steps", (mode) => {
  it("Sue gives a waiting chat to Bo: he is told at once, every popup closes and says so, and the talk begins", async () => {
    world = await new World(mode).begin();
    const [ada, bo] = [await world.agent("Ada"), await world.agent("Bo")];
    const sue = await supervisor();
    const vic = await world.visitor("Vic", "Anybody there?");
    await ada.hearsRing(vic.chatId);
    const offer = await bo.hearsRing(vic.chatId);
    await world.between();
    const { epoch, owner, agents: listed } = await assignees(sue, vic.chatId);
    expect(owner).toBeNull();
    expect(listed.map(({ name, load, cap, why }) => [name, load, cap, why])).toEqual([
      ["Ada", 0, 5, null],
      ["Bo", 0, 5, null],
      ["Sue", 0, 5, null],
    ]);
    const given = await gives(sue, vic.chatId, bo, epoch);
    expect((await given.json<Accepted>()).view).toMatchObject({ phase: "active", ownerId: bo.id, epoch: 1 });
    await world.between();
    expect(await isGiven(bo, vic.chatId)).toMatchObject({
      by: { id: sue.id, name: "Sue" },
      visitorName: "Vic",
      question: "Anybody there?",
      departmentName: "Support",
    });
    await ada.hearsNoMore(vic.chatId);
    await bo.hearsNoMore(vic.chatId);
    if (mode !== "aborted")
      for (const agent of [ada, bo])
        expect(agent.hushed.value).toMatchObject([
          { offerId: offer.offerId, end: "accepted", by: { id: bo.id, name: "Bo" } },
        ]);
    expect(await problemOf(await ada.accept(offer))).toEqual([409, "taken"]);
    await world.between();
    const chat = await bo.opens(vic.chatId);
    await chat.says("I am here.");
    await vic.sees("I am here.");
    expect(await world.claims()).toBe(1);
    expect((await bo.me()).chats).toEqual([vic.chatId]);
    // Vic reads that Bo joined, and nowhere who gave him the chat.
    expect(happened(vic)).toEqual(["joined"]);
    expect(JSON.stringify(vic.client.replica.value)).not.toContain("Sue");
  });

  it("Sue gives Ada's chat to Bo: his at once, hers no more, and on the ticket stands who did it", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, chat, sue } = await busy();
    const watch = await sue.opens(vic.chatId);
    const { epoch, owner, agents: listed } = await assignees(sue, vic.chatId);
    expect(owner).toEqual({ id: ada.id, name: "Ada" });
    expect(listed.map(({ name }) => name)).toEqual(["Bo", "Sue"]);
    expect((await gives(sue, vic.chatId, bo, epoch)).status).toBe(200);
    await isOut(chat);
    await world.between();
    await isGiven(bo, vic.chatId);
    expect(bo.offers.value).toEqual([]);
    const boChat = await bo.opens(vic.chatId);
    await seesOwner(boChat, bo);
    await seesOwner(vic, bo);
    await seesOwner(watch, bo);
    expect((await ada.me()).chats).toEqual([]);
    expect(await world.claims()).toBe(1);
    await world.between();
    // Again, and by whoever looked before: it is done, or told that it is not as it was.
    expect((await gives(sue, vic.chatId, bo, epoch)).status).toBe(200);
    expect(await problemOf(await gives(sue, vic.chatId, ada, epoch))).toEqual([409, "stale_epoch"]);
    expect(await world.claims()).toBe(1);
    await boChat.says("I go on.");
    await vic.sees("I go on.");
    expect(JSON.stringify(vic.client.replica.value)).not.toContain("Sue");
    vic.client.end();
    await boChat.seesPhase("ended");
    await world.between();
    expect(await problemOf(await gives(sue, vic.chatId, bo))).toEqual([409, "ended"]);
    expect(await world.claims()).toBe(0);
    const { owner: last, transcript } = await bo.ticket(vic.chatId);
    expect(last?.id).toBe(bo.id);
    expect(transcript.flatMap((entry) => (entry.kind === "system" ? [entry.what] : []))).toContainEqual({
      event: "owner_changed",
      agentId: bo.id,
      name: "Bo",
      how: "assigned",
      department: null,
      assignedBy: { id: sue.id, name: "Sue" },
    });
  });

  it("is refused to whoever may not, and for whom it makes no sense; nothing changes by it", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, chat, sue } = await busy();
    const { departmentId } = world;
    const sales = await world.department("Sales");
    const boss = await supervisor("Sal", sales);
    const cy = await world.agent("Cy", 5, { departmentId: sales });
    const refused = async (by: Agent, to: { id: string }, epoch?: number) =>
      problemOf(await gives(by, vic.chatId, to, epoch));
    expect(await refused(ada, bo)).toEqual([403, "forbidden"]);
    expect(await refused(boss, cy)).toEqual([404, "not_found"]);
    await world.between();
    expect(await refused(sue, cy)).toEqual([409, "agent_not_in_department"]);
    expect(await refused(sue, { id: newId("agent") })).toEqual([409, "agent_not_in_department"]);
    expect(await refused(sue, bo, 0)).toEqual([409, "stale_epoch"]);
    await world.between();
    const away = await addAgent(db, [departmentId], { name: "Zoe" });
    expect(await refused(sue, { id: away })).toEqual([409, "agent_unreachable"]);
    await bo.put("/agent/status", { status: "offline" });
    expect(await refused(sue, bo)).toEqual([409, "agent_offline"]);
    await bo.put("/agent/status", { status: "online" });
    await world.between();
    await db.update(agents).set({ cap: 0 }).where(eq(agents.id, bo.id));
    expect(await refused(sue, bo)).toEqual([409, "agent_at_cap"]);
    const { agents: listed } = await assignees(sue, vic.chatId);
    expect(listed.map(({ name, why }) => [name, why])).toEqual([
      ["Sue", null],
      ["Bo", "at_cap"],
      ["Zoe", "no_socket"],
    ]);
    await world.between();
    for (const by of [ada, boss])
      expect((await by.get(`/agent/chats/${vic.chatId}/assignees`)).status).not.toBe(200);
    await seesOwner(chat, ada);
    await seesOwner(vic, ada);
    expect(await world.claims()).toBe(1);
    expect(bo.given.value).toEqual([]);
    await db.update(agents).set({ cap: 5 }).where(eq(agents.id, bo.id));
    expect((await gives(sue, vic.chatId, bo, 1)).status).toBe(200);
    await seesOwner(vic, bo);
  });

  it.each(["transfer", "invite"] as const)(
    "an open %s is void then, and who was asked is told",
    async (kind) => {
      world = await new World(mode).begin();
      const { ada, bo, vic, chat, sue } = await busy();
      const cy = await world.agent("Cy");
      await asks(ada, vic.chatId, { kind, departmentId: world.departmentId, agentId: bo.id });
      await world.between();
      const offer = await rings(bo, vic.chatId, kind);
      expect((await gives(sue, vic.chatId, cy)).status).toBe(200);
      await isOut(chat);
      await world.between();
      await bo.hearsNoMore(vic.chatId);
      expect(await problemOf(await bo.accept(offer))).toEqual([409, "offer_closed"]);
      await world.between();
      await seesOwner(vic, cy);
      expect(await world.claims()).toBe(1);
    },
  );

  it("to one who is full but serves it already, the chat may be given", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, sue } = await busy();
    await asks(ada, vic.chatId, { kind: "invite", departmentId: world.departmentId, agentId: bo.id });
    await world.between();
    const boChat = await bo.takes(await rings(bo, vic.chatId, "invite"));
    await db.update(agents).set({ cap: 1 }).where(eq(agents.id, bo.id));
    await world.between();
    expect((await gives(sue, vic.chatId, bo)).status).toBe(200);
    await world.between();
    await seesOwner(boChat, bo);
    expect(await world.claims()).toBe(1);
  });
});

it("of two supervisors who give one chat away at once, one does, and the other is told that it changed hands", async () => {
  world = await new World("plain").begin();
  const { bo, vic, sue } = await busy();
  const [sal, cy] = [await supervisor("Sal"), await world.agent("Cy")];
  const answers = await Promise.all([gives(sue, vic.chatId, bo, 1), gives(sal, vic.chatId, cy, 1)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  await world.between();
  expect(await world.claims()).toBe(1);
  const [winner, loser] = answers[0]?.status === 200 ? [bo, cy] : [cy, bo];
  await seesOwner(vic, winner);
  expect((await loser.me()).chats).toEqual([]);
});

it("whoever has one place left gets one of two chats that are given at once", async () => {
  world = await new World("plain").begin();
  const sue = await supervisor();
  const vics = [await world.visitor("Vic", "One?"), await world.visitor("Viv", "Two?")];
  const bo = await world.agent("Bo", 1);
  const answers = await Promise.all(vics.map(({ chatId }) => gives(sue, chatId, bo)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  for (const answer of answers)
    if (!answer.ok) expect(await problemOf(answer)).toEqual([409, "agent_at_cap"]);
  await world.between();
  expect((await bo.me()).chats).toHaveLength(1);
});

it("while Bo accepts, Sue gives it to Cy: one has it, and one place is taken", async () => {
  world = await new World("plain").begin();
  const [bo, cy] = [await world.agent("Bo"), await world.agent("Cy")];
  const sue = await supervisor();
  const vic = await world.visitor("Vic", "Anybody there?");
  const offer = await bo.hearsRing(vic.chatId);
  const [accepted, given] = await Promise.all([bo.accept(offer), gives(sue, vic.chatId, cy, 0)]);
  expect([accepted.status, given.status].toSorted()).toEqual([200, 409]);
  await world.between();
  await seesOwner(vic, accepted.ok ? bo : cy);
  expect(await world.claims()).toBe(1);
});

it("who is full by it hears nothing ring any more, and a page that was away finds the chat when it is back", async () => {
  world = await new World("plain").begin();
  const { vic, sue } = await busy();
  const cy = await world.agent("Cy", 1);
  const other = await world.visitor("Viv", "And me?");
  await cy.hearsRing(other.chatId);
  expect((await gives(sue, vic.chatId, cy)).status).toBe(200);
  await world.between();
  await cy.hearsNoMore(other.chatId);
  const again = await call(`/agent/chats/${vic.chatId}/assign`, {
    json: { agentId: "x" },
    cookie: sue.cookie,
  });
  expect(await problemOf(again)).toEqual([400, "bad_request"]);
  expect((await cy.me()).chats).toEqual([vic.chatId]);
});
