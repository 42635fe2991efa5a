// Every 'no' that a transfer or an invitation can meet, with all objects left alone, evicted or aborted between all steps.
// A refusal changes nothing: the chat, its places and its one open request are as they were.

import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { agents } from "../../src/db/schema.ts";
import { limits } from "../../src/protocol/limits.ts";
import { problemOf } from "../support/doors.ts";
import { db, newId } from "../support/objects.ts";
import { type Agent, type Talker, until, type Visitor } from "../support/people.ts";
import { asks, rings, seesRequest, talking } from "../support/requests.ts";
import { seesOwner } from "../support/seeing.ts";
import { modes, World } from "../support/world.ts";

let world: World;

afterEach(() => world.end());

const kinds = ["transfer", "invite"] as const;

async function refusesDeed(talker: Talker, code: string): Promise<void> {
  await until(() => talker.client.refused.value?.code === code, `the page is told ${code}`);
}

/** Bo accepts Ada's invitation. */
async function helps(ada: Agent, bo: Agent, vic: Visitor): Promise<Talker> {
  const wish = { kind: "invite", departmentId: world.departmentId, agentId: bo.id } as const;
  expect((await asks(ada, vic.chatId, wish)).status).toBe(200);
  await world.between();
  const talker = await bo.takes(await rings(bo, vic.chatId, "invite"));
  await world.between();
  return talker;
}

describe.each(modes)("with objects %s between all steps", (mode) => {
  it.each(kinds)(
    "asking for a %s is refused to whoever may not, and for whom it makes no sense",
    async (kind) => {
      world = await new World(mode).begin();
      const { ada, bo, vic } = await talking(world);
      const { departmentId } = world;
      const refused = async (agent: Agent, more: Partial<Parameters<typeof asks>[2]> = {}) =>
        problemOf(await asks(agent, vic.chatId, { kind, departmentId, agentId: bo.id, ...more }));
      // Not hers to see, and nobody of that name there.
      expect(await refused(bo, { agentId: ada.id })).toEqual([404, "not_found"]);
      expect(await refused(ada, { departmentId: newId("dept") })).toEqual([404, "not_found"]);
      const cy = await world.agent("Cy", 5, { departmentId: await world.department("Sales") });
      expect(await refused(ada, { agentId: cy.id })).toEqual([404, "not_found"]);
      await world.between();
      expect(await refused(ada, { epoch: 0 })).toEqual([409, "stale_epoch"]);
      await world.between();
      await helps(ada, bo, vic);
      expect(await refused(bo, { agentId: ada.id })).toEqual([409, "not_owner"]);
      if (kind === "invite") expect(await refused(ada)).toEqual([409, "already_there"]);
      await world.between();
      await seesOwner(vic, ada);
      expect(await world.claims()).toBe(2);
      vic.client.end();
      await vic.seesPhase("ended");
      await world.between();
      expect(await refused(ada)).toEqual([409, "ended"]);
      expect(await world.claims()).toBe(0);
    },
  );

  it.each(kinds)("a %s before the chat has begun is refused", async (kind) => {
    world = await new World(mode).begin();
    const sue = await world.agent("Sue", 5, { role: "supervisor" });
    const bo = await world.agent("Bo");
    const vic = await world.visitor("Vic", "Anybody there?");
    await world.between();
    const { departmentId } = world;
    expect(await problemOf(await asks(sue, vic.chatId, { kind, departmentId, agentId: bo.id }))).toEqual([
      409,
      "not_active",
    ]);
    await bo.takes(await bo.hearsRing(vic.chatId));
    await seesOwner(vic, bo);
  });

  it.each(kinds)(
    "accepting a %s is refused to those not asked, to the offline and the full",
    async (kind) => {
      world = await new World(mode).begin();
      const { ada, bo, vic, chat } = await talking(world);
      const { departmentId } = world;
      const cy = await world.agent("Cy");
      const dan = await world.agent("Dan", 5, { departmentId: await world.department("Sales") });
      await asks(ada, vic.chatId, { kind, departmentId, agentId: bo.id });
      await world.between();
      const offer = await rings(bo, vic.chatId, kind);
      expect(await problemOf(await cy.accept(offer))).toEqual([403, "not_in_department"]);
      expect((await problemOf(await dan.accept(offer)))[0]).toBeGreaterThanOrEqual(403);
      await world.between();
      expect(await problemOf(await bo.accept({ ...offer, offerId: newId("offer") }))).toEqual([
        409,
        "offer_closed",
      ]);
      await world.between();
      // Offline and full, as D1 knows before anybody was told.
      const isNow = (now: Partial<typeof agents.$inferInsert>) =>
        db.update(agents).set(now).where(eq(agents.id, bo.id));
      await isNow({ status: "offline" });
      expect(await problemOf(await bo.accept(offer))).toEqual([409, "offline"]);
      await isNow({ status: "online", cap: 0 });
      expect(await problemOf(await bo.accept(offer))).toEqual([409, "at_cap"]);
      await world.between();
      await seesRequest(chat, true);
      await seesOwner(vic, ada);
      expect(await world.claims()).toBe(1);
      await isNow({ cap: 5 });
      await bo.takes(offer);
      await seesOwner(vic, kind === "transfer" ? bo : ada);
    },
  );

  it.each(kinds)(
    "of two who accept a %s for anyone, one has it and the other is told by whom",
    async (kind) => {
      world = await new World(mode).begin();
      const { ada, bo, vic } = await talking(world);
      const cy = await world.agent("Cy");
      await asks(ada, vic.chatId, { kind, departmentId: world.departmentId });
      await world.between();
      const [boOffer, cyOffer] = [await rings(bo, vic.chatId, kind), await rings(cy, vic.chatId, kind)];
      await bo.takes(boOffer);
      await world.between();
      const late = await cy.accept(cyOffer);
      expect(await late.clone().json()).toMatchObject({ error: { details: { by: { name: "Bo" } } } });
      expect(await problemOf(late)).toEqual([409, "taken"]);
      expect(await world.claims()).toBe(kind === "transfer" ? 1 : 2);
    },
  );

  it("only who asked takes it back, only while it is open, and only who serves may leave", async () => {
    world = await new World(mode).begin();
    const { ada, bo, vic, chat } = await talking(world);
    const boChat = await helps(ada, bo, vic);
    const cy = await world.agent("Cy");
    await asks(ada, vic.chatId, { kind: "transfer", departmentId: world.departmentId, agentId: cy.id });
    await world.between();
    const { offerId } = await rings(cy, vic.chatId, "transfer");
    boChat.client.staff({ type: "cancel", offerId });
    await refusesDeed(boChat, "not_owner");
    await world.between();
    chat.client.staff({ type: "cancel", offerId });
    await seesRequest(chat, false);
    await cy.hearsNoMore(vic.chatId);
    await world.between();
    chat.client.staff({ type: "cancel", offerId });
    await refusesDeed(chat, "offer_closed");
    await world.between();
    const sue = await world.agent("Sue", 5, { role: "supervisor" });
    const watch = await sue.opens(vic.chatId);
    watch.client.staff({ type: "leave" });
    await refusesDeed(watch, "not_serving");
    await seesOwner(vic, ada);
    expect(await world.claims()).toBe(2);
  });
});

it("as many help as may be, and one more is refused", async () => {
  world = await new World("plain").begin();
  const { ada, bo, vic } = await talking(world);
  const helpers = [bo];
  while (helpers.length < limits.participantsMax) helpers.push(await world.agent(`Helper ${helpers.length}`));
  for (const helper of helpers) await helps(ada, helper, vic);
  const last = await world.agent("Zoe");
  const wish = { kind: "invite", departmentId: world.departmentId, agentId: last.id } as const;
  expect(await problemOf(await asks(ada, vic.chatId, wish))).toEqual([409, "too_many"]);
  // A transfer is another matter.
  expect((await asks(ada, vic.chatId, { ...wish, kind: "transfer" })).status).toBe(200);
});
