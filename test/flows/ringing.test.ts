// How a department rings, in whole stories by the doors.
import { afterEach, describe, expect, it, vi } from "vitest";
import { until } from "../support/people.ts";
import { seesOwner, timePasses } from "../support/seeing.ts";
import { World } from "../support/world.ts";

let world: World;

afterEach(() => {
  vi.useRealTimers();
  world.end();
});

describe("routing", () => {
  it("in turns rings one at a time, and the next when the turn is over", async () => {
    world = await new World("plain").begin(60, { routing: "round_robin", turnSeconds: 10 });
    const [ada, bo] = [await world.agent("Ada"), await world.agent("Bo")];
    const vic = await world.visitor("Vic", "Hello?");
    const first = await until(() => [ada, bo].find(({ offers }) => offers.value.length > 0), "one is rung");
    const second = first === ada ? bo : ada;
    expect(second.offers.value).toEqual([]);
    await timePasses(vic.chatId, 10_000);
    await world.deliver(vic.chatId);
    vi.useRealTimers();
    await second.hearsRing(vic.chatId);
    await first.hearsNoMore(vic.chatId);
  });

  it("overflows to the other department, once", async () => {
    world = new World("plain");
    const salesId = await world.department("Sales");
    await world.begin(60, { overflowId: salesId });
    const cy = await world.agent("Cy", 5, { departmentId: salesId });
    const vic = await world.visitor("Vic", "Hello?");
    await cy.takes(await cy.hearsRing(vic.chatId));
    await seesOwner(vic, cy);
    expect(vic.client.replica.value.view?.department.name).toBe("Sales");
  });

  it("outside of its hours a department rings nobody, and the story says why", async () => {
    world = await new World("plain").begin(60, { hours: [[], [], [], [], [], [], []] });
    const ada = await world.agent("Ada");
    const vic = await world.visitor("Vic", "Hello?");
    await vic.seesPhase("ended");
    await world.deliver(vic.chatId);
    const { transcript } = await ada.ticket(vic.chatId);
    expect(JSON.stringify(transcript)).toContain("outside_hours");
  });

  it("two ignored offers in a row set an agent offline, with the reason", async () => {
    world = await new World("plain").begin(10);
    const ada = await world.agent("Ada");
    for (const question of ["One?", "Two?"]) {
      const vic = await world.visitor("Vic", question);
      await ada.hearsRing(vic.chatId);
      await timePasses(vic.chatId, 10_000);
      await world.deliver(vic.chatId);
      vi.useRealTimers();
    }
    expect(await ada.me()).toMatchObject({ status: "offline" });
    expect((await ada.me()).setOfflineAt).not.toBeNull();
  });
});
