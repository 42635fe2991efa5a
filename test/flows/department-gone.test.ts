// A department is switched off, or removed, while a chat rings there. Nothing is lost, nothing rings for ever, and whoever
// tries to accept is told.
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { departments, memberships } from "../../src/db/schema.ts";
import { sweep } from "../../src/jobs/sweeper.ts";
import { call, problemOf } from "../support/doors.ts";
import { db, newId } from "../support/objects.ts";
import { until } from "../support/people.ts";
import { asks, rings, seesRequest, talking } from "../support/requests.ts";
import { seesOwner, timePasses } from "../support/seeing.ts";
import { modes, World } from "../support/world.ts";

let world: World;

afterEach(() => {
  vi.useRealTimers();
  world.end();
});

async function remove(departmentId: string): Promise<void> {
  await db.batch([
    db.delete(memberships).where(eq(memberships.departmentId, departmentId)),
    db.delete(departments).where(eq(departments.id, departmentId)),
  ]);
}

async function switchOff(departmentId: string): Promise<void> {
  await db.update(departments).set({ chatEnabled: false }).where(eq(departments.id, departmentId));
}

describe.each(modes)("with objects %s between all steps", (mode) => {
  it("who accepts in a department that was removed is told, and the chat rings where it overflows", async () => {
    world = new World(mode);
    const salesId = await world.department("Sales");
    await world.begin(60, { overflowId: salesId });
    const ada = await world.agent("Ada");
    const cy = await world.agent("Cy", 5, { departmentId: salesId });
    const vic = await world.visitor("Vic", "Anybody?");
    const offer = await ada.hearsRing(vic.chatId);
    await world.between();
    await remove(world.departmentId);
    expect(await problemOf(await ada.accept(offer))).toEqual([409, "department_closed"]);
    await world.between();
    await ada.hearsNoMore(vic.chatId);
    await cy.takes(await cy.hearsRing(vic.chatId));
    await seesOwner(vic, cy);
    expect(await problemOf(await ada.accept(offer))).toEqual([404, "not_found"]);
  });

  it("with nowhere else to ring it becomes one missed ticket, which keeps what the visitor wrote", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada");
    const sue = await world.agent("Sue", 5, { role: "supervisor" });
    const vic = await world.visitor("Vic", "Is my order lost?");
    await ada.hearsRing(vic.chatId);
    await vic.says("It was a green lamp.");
    await world.between();
    await remove(world.departmentId);
    await sweep(env, Date.now());
    await world.between();
    await vic.seesPhase("ended");
    expect((await vic.leavesMessage("Please write to me.")).status).toBe(200);
    await world.between();
    expect(await world.tickets(vic.chatId)).toMatchObject([{ kind: "missed" }]);
    const { transcript, kind } = await sue.ticket(vic.chatId);
    expect(kind).toBe("missed");
    const said = transcript.flatMap((entry) => (entry.kind === "message" ? [entry.body] : []));
    expect(said).toEqual(["Is my order lost?", "It was a green lamp.", "Please write to me."]);
    expect(await world.claims()).toBe(0);
  });

  it("a transfer to a department that was removed fails at once, and its sender keeps the chat", async () => {
    world = await new World(mode).begin();
    const { ada, vic, chat } = await talking(world);
    const salesId = await world.department("Sales");
    const cy = await world.agent("Cy", 5, { departmentId: salesId });
    await asks(ada, vic.chatId, { kind: "transfer", departmentId: salesId });
    await world.between();
    await rings(cy, vic.chatId, "transfer");
    await remove(salesId);
    await sweep(env, Date.now());
    await world.between();
    await seesRequest(chat, false);
    await seesOwner(vic, ada);
    await cy.hearsNoMore(vic.chatId);
    expect(await problemOf(await asks(ada, vic.chatId, { kind: "transfer", departmentId: salesId }))).toEqual(
      [404, "not_found"],
    );
  });
});

it("what rings in a department that is switched off may still be accepted, and nothing new begins there", async () => {
  world = await new World("plain").begin();
  const ada = await world.agent("Ada");
  const vic = await world.visitor("Vic", "Still there?");
  const offer = await ada.hearsRing(vic.chatId);
  await switchOff(world.departmentId);
  await sweep(env, Date.now());
  const start = {
    site: world.siteKey,
    departmentId: world.departmentId,
    startKey: newId("start-key-of-another"),
    name: "Wen",
  };
  const headers = { "cf-connecting-ip": newId("ip") };
  expect(await problemOf(await call("/visitor/chats", { json: start, headers }))).toEqual([
    409,
    "no_department",
  ]);
  await ada.takes(offer);
  await seesOwner(vic, ada);
});

it("what nobody accepts in a department that was switched off is missed in its time", async () => {
  world = await new World("plain").begin(10);
  const ada = await world.agent("Ada");
  const vic = await world.visitor("Vic", "Nobody?");
  await ada.hearsRing(vic.chatId);
  await switchOff(world.departmentId);
  await timePasses(vic.chatId, 10_000);
  await world.deliver(vic.chatId);
  vi.useRealTimers();
  await vic.seesPhase("ended");
  await until(() => ada.hushed.value.some(({ end }) => end === "missed"), "the popup says why it closes");
  expect(await world.tickets(vic.chatId)).toMatchObject([{ kind: "missed" }]);
});
