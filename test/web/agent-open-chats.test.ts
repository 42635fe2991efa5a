import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Entry } from "../../src/protocol/entry.ts";
import { countUnread, createOpenChats, type TabMemory } from "../../src/web/agent/open-chats.ts";
import type { ChatClient } from "../../src/web/shared/chat-client.ts";
import { type ChatReplica, emptyReplica } from "../../src/web/shared/chat-replica.ts";

function message(seq: number, from: string): Entry {
  return { seq, at: seq, kind: "message", from, body: `${seq}` };
}

function memory(...ids: string[]): TabMemory & { saved: { id: string; name: string }[] } {
  return {
    saved: ids.map((id) => ({ id, name: "Vic" })),
    load() {
      return this.saved;
    },
    save(tabs) {
      this.saved = tabs;
    },
  };
}

function fakeClient(heard: string[] = []): ChatClient & { show(replica: Partial<ChatReplica>): void } {
  const replica = signal<ChatReplica>({ ...emptyReplica, you: "ada" });
  return {
    replica,
    show: (more) => {
      replica.value = { ...replica.value, ...more };
    },
    pending: signal([]),
    connection: signal("live"),
    closedCode: signal(null),
    refused: signal(null),
    say: () => {},
    end: () => {},
    keep: () => {},
    rate: () => {},
    staff: () => {},
    visit: () => true,
    retry: () => {},
    discard: () => {},
    typing: () => {},
    seen: (seq) => heard.push(`seen ${seq}`),
    delivered: (seq) => heard.push(`delivered ${seq}`),
    older: () => {},
    wake: () => {},
    close: () => heard.push("closed"),
  };
}

test("what others said above the mark is unread; one's own messages and system lines are not", () => {
  const entries: Entry[] = [
    message(1, "visitor"),
    message(2, "visitor"),
    message(3, "ada"),
    { seq: 4, at: 4, kind: "hidden" },
    message(5, "visitor"),
  ];
  expect(countUnread({ ...emptyReplica, you: "ada", entries }, 1)).toBe(2);
  expect(countUnread({ ...emptyReplica, you: "ada", entries }, 5)).toBe(0);
});

test("a message that arrives is delivered at once and unread until it was seen", () => {
  const heard: string[] = [];
  const client = fakeClient(heard);
  const chats = createOpenChats(() => client, memory());
  const chat = chats.open("chat_1", "Vic");
  client.show({ entries: [message(1, "visitor"), message(2, "visitor")] });
  expect(heard).toContain("delivered 2");
  expect(chat.unread.value).toBe(2);
  chat.saw(2);
  chat.saw(1);
  expect(chat.unread.value).toBe(0);
  expect(heard.filter((line) => line.startsWith("seen"))).toEqual(["seen 2"]);
});

test("the tabs of before a reload are open again, in their order, and none twice", () => {
  const kept = memory("chat_2", "chat_1");
  const chats = createOpenChats(() => fakeClient(), kept);
  chats.open("chat_1");
  chats.open("chat_3", "Mei");
  expect(chats.list.value.map(({ id }) => id)).toEqual(["chat_2", "chat_1", "chat_3"]);
  expect(kept.saved.map(({ id, name }) => `${id} ${name}`)).toEqual([
    "chat_2 Vic",
    "chat_1 Vic",
    "chat_3 Mei",
  ]);
});

test("a closed tab lets go of its line and is forgotten; signing out lets go of all and forgets none", () => {
  const heard: string[] = [];
  const kept = memory("chat_1", "chat_2");
  const chats = createOpenChats(() => fakeClient(heard), kept);
  chats.close("chat_1");
  expect(heard).toContain("closed");
  expect(kept.saved.map(({ id }) => id)).toEqual(["chat_2"]);
  chats.closeAll();
  expect(heard.filter((line) => line === "closed")).toHaveLength(2);
  expect(kept.saved.map(({ id }) => id)).toEqual(["chat_2"]);
});
