// Agents' photos as a visitor gets to know them: with whoever comes into the chat, however they come.
import { afterEach, expect, it } from "vitest";
import type { OwnPhoto, Person } from "../../src/protocol/photos.ts";
import { call } from "../support/doors.ts";
import { type Agent, until, type Visitor } from "../support/people.ts";
import { asks, gives, rings, talking } from "../support/requests.ts";
import { World } from "../support/world.ts";

let world: World;

afterEach(() => world.end());

async function setsPhoto({ cookie }: Agent): Promise<string> {
  const body = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
  const answer = await call("/agent/photo", { method: "PUT", body, cookie });
  return (await answer.json<OwnPhoto>()).photo;
}

async function knows(vic: Visitor, { id }: Agent): Promise<Person | undefined> {
  const people = () => vic.client.replica.value.view?.people ?? {};
  await until(() => id in people(), "the visitor is told who came");
  return people()[id];
}

it("a visitor sees the photo of whoever takes the chat, helps, follows or was given it, and the ticket keeps them", async () => {
  world = await new World("aborted").begin();
  const sue = await world.agent("Sue", 5, { role: "supervisor" });
  const { ada, bo, vic } = await talking(world);
  expect(await knows(vic, ada)).toEqual({ name: "Ada" });
  const photo = await setsPhoto(bo);
  await asks(ada, vic.chatId, { kind: "invite", departmentId: world.departmentId, agentId: bo.id });
  await bo.takes(await rings(bo, vic.chatId, "invite"));
  expect(await knows(vic, bo)).toEqual({ name: "Bo", photo });
  await world.between();
  ada.chats[0]?.client.staff({ type: "leave" });
  await until(() => vic.client.replica.value.view?.ownerId === bo.id, "Bo has the chat");
  await world.between();
  expect(await knows(vic, bo)).toEqual({ name: "Bo", photo });
  const hers = await setsPhoto(ada);
  expect((await gives(sue, vic.chatId, ada)).status).toBe(200);
  await until(() => vic.client.replica.value.view?.ownerId === ada.id, "Ada has the chat again");
  expect(await knows(vic, ada)).toEqual({ name: "Ada", photo: hers });
  vic.client.end();
  await vic.seesPhase("ended");
  await world.deliver(vic.chatId);
  expect((await sue.ticket(vic.chatId)).people).toEqual({
    [ada.id]: { name: "Ada", photo: hers },
    [bo.id]: { name: "Bo", photo },
  });
});
