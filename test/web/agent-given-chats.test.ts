import { expect, it } from "vitest";
import type { AssignedChat } from "../../src/protocol/desk-frames.ts";
import { createGivenChats } from "../../src/web/agent/given-chats.ts";

function chat(chatId: string, epoch: number): AssignedChat {
  const by = { id: "agent_sue", name: "Sue" };
  return { chatId, epoch, by, departmentName: "Support", visitorName: "Vic", question: "Hm?" };
}

it("Bo is told of each chat that Sue gives him, the newest last, until he looks at it", () => {
  const given = createGivenChats();
  given.tell(chat("one", 1));
  given.tell(chat("two", 1));
  expect(given.list.value.map(({ chatId }) => chatId)).toEqual(["one", "two"]);
  given.settle("one");
  expect(given.list.value.map(({ chatId }) => chatId)).toEqual(["two"]);
});

it("what is told again changes nothing, not even after he has looked", () => {
  const given = createGivenChats();
  given.tell(chat("one", 2));
  const before = given.list.value;
  given.tell(chat("one", 2));
  given.tell(chat("one", 1));
  expect(given.list.value).toBe(before);
  given.settle("one");
  given.tell(chat("one", 2));
  expect(given.list.value).toEqual([]);
});

it("given to him once more after it was with others, it is news again, and stands there once", () => {
  const given = createGivenChats();
  given.tell(chat("one", 2));
  given.tell(chat("one", 4));
  expect(given.list.value).toEqual([chat("one", 4)]);
  given.settle("one");
  given.tell(chat("one", 6));
  expect(given.list.value).toEqual([chat("one", 6)]);
});

it("settling what is not there touches nobody", () => {
  const given = createGivenChats();
  const before = given.list.value;
  given.settle("one");
  expect(given.list.value).toBe(before);
});
