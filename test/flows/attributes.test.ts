// What a website says of its visitor at the start of a chat: staff read it in the chat and on the ticket, the visitor nowhere.
import { afterEach, describe, expect, it } from "vitest";
import type { AttributeValue } from "../../src/protocol/attributes.ts";
import { limits } from "../../src/protocol/limits.ts";
import naughty from "../support/data/naughty-strings.json?raw";
import { call, problemOf } from "../support/doors.ts";
import { newId } from "../support/objects.ts";
import { until } from "../support/people.ts";
import { modes, World } from "../support/world.ts";

let world: World;

afterEach(() => world.end());

const attributes = { plan: "Harbour Pro", "order number": 20_417, trial: false };
const kept = Object.entries(attributes).map(([name, value]) => ({ name, value }));

describe.each(modes)("with objects %s between all steps", (mode) => {
  it("Ada reads what the shop said of Vic, then on the ticket, and Vic's own page is told nothing of it", async () => {
    world = await new World(mode).begin();
    const ada = await world.agent("Ada");
    const vic = await world.visitor("Vic", "Where is my order?", { attributes });
    await world.between();
    const chat = await ada.takes(await ada.hearsRing(vic.chatId));
    await world.between();
    await chat.says("On its way.");
    await vic.sees("On its way.");
    expect(chat.client.replica.value.view?.staff?.client.attributes).toEqual(kept);
    const history = await call("/visitor/history", { bearer: vic.token });
    for (const seen of [JSON.stringify(vic.client.replica.value), await history.text()])
      expect(seen).not.toMatch(/Harbour Pro|order number|attributes/);
    vic.client.end();
    await chat.seesPhase("ended");
    await world.between();
    expect((await ada.ticket(vic.chatId)).client.attributes).toEqual(kept);
  });
});

it("a chat of which nothing was said is as it ever was", async () => {
  world = await new World("plain").begin();
  const ada = await world.agent("Ada");
  for (const more of [{}, { attributes: {} }]) {
    const vic = await world.visitor("Vic", "Where is my order?", more);
    const chat = await ada.takes(await ada.hearsRing(vic.chatId));
    await until(() => chat.client.replica.value.view?.phase === "active", "the chat is there");
    expect(chat.client.replica.value.view?.staff?.client).not.toHaveProperty("attributes");
  }
});

it("what is too much, too long or no value is refused, and begins no chat", async () => {
  world = await new World("plain").begin();
  const start = (given: unknown) =>
    call("/visitor/chats", {
      json: {
        site: world.siteKey,
        departmentId: world.departmentId,
        startKey: newId("start-key-of-attributes"),
        name: "Vic",
        attributes: given,
      },
      headers: { "cf-connecting-ip": newId("ip") },
    });
  expect((await start(attributes)).status).toBe(201);
  const many = Array.from({ length: limits.attributesMax + 1 }, (_, i) => [`name ${i}`, i]);
  for (const given of [
    Object.fromEntries(many),
    { ["n".repeat(limits.attributeNameChars + 1)]: 1 },
    { plan: "p".repeat(limits.attributeTextChars + 1) },
  ])
    expect(await problemOf(await start(given))).toEqual([413, "too_long"]);
  for (const given of [null, "plan", ["plan"], { plan: null }, { plan: { name: "Pro" } }, { "": 1 }])
    expect(await problemOf(await start(given))).toEqual([400, "bad_request"]);
  const told = await (await start({ plan: "Pro", secret: ["<b>"] })).text();
  expect(told).toContain("attributes.1.value");
  expect(told).not.toMatch(/<b>|secret|Pro/);
});

it("hostile names and values come to Ada as they were typed", async () => {
  world = await new World("plain").begin();
  const ada = await world.agent("Ada");
  const strings = (JSON.parse(naughty) as string[]).filter(
    (text) => text.length <= limits.attributeTextChars,
  );
  expect(strings.length).toBeGreaterThan(300);
  for (let from = 0; from < strings.length; from += limits.attributesMax) {
    const given = strings
      .slice(from, from + limits.attributesMax)
      .map((text, i): [string, AttributeValue] => {
        const asName = text.trim() !== "" && text.length <= limits.attributeNameChars - 3;
        return [asName ? `${text} ${i}` : `name ${i}`, text];
      });
    const vic = await world.visitor("Vic", `From ${from}`, { attributes: Object.fromEntries(given) });
    const chat = await ada.takes(await ada.hearsRing(vic.chatId));
    const seen = chat.client.replica.value.view?.staff?.client.attributes ?? [];
    expect(new Map(seen.map(({ name, value }) => [name, value]))).toEqual(new Map(given));
    vic.client.end();
    await chat.seesPhase("ended");
  }
});
