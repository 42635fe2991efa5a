// Visitor and agent over lines that break anywhere: nothing is lost, nothing doubled, and the order is that of saying.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Actor } from "../../src/domain/chat.ts";
import { type ChatClient, createChatClient } from "../../src/web/shared/chat-client.ts";
import { inOrder, memoryPendingStore, type PendingStore } from "../../src/web/shared/pending-frames.ts";
import { ada, createWorld, vic, type World } from "./model-world.ts";

let clients = 0;

function connect(world: World, actor: Actor, pendingStore: PendingStore = memoryPendingStore()): ChatClient {
  return createChatClient({
    ...world.clock,
    socketUrl: "wss://example.test",
    getTicket: async () => ({ ok: true, ticket: "ticket" }),
    openSocket: () => world.openSocket(actor),
    pendingStore,
    newClientId: () => `client${String(++clients).padStart(12, "0")}`,
  });
}

function join(world: World): void {
  world.command({ type: "accept", at: world.clock.now(), actor: ada, offerId: "offer_1" });
  // Her page of the chat is there for good: losing agents is not what this world is about.
  world.command({ type: "agentBack", at: world.clock.now(), agentId: "agent_ada" });
}

function said(world: World, from: string): string[] {
  return world.log.flatMap((entry) =>
    entry.kind === "message" && entry.from === from && entry.cid ? [entry.body] : [],
  );
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: "vicSays" } as const) },
  { weight: 2, arbitrary: fc.constant({ do: "adaSays" } as const) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("up" as const), line: fc.nat(5) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("down" as const), line: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("drop" as const), line: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("cut" as const), line: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.nat(30_000) }) },
  { weight: 1, arbitrary: fc.constant({ do: "reload" } as const) },
  { weight: 1, arbitrary: fc.constant({ do: "secondTab" } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("mood" as const),
      code: fc.constantFrom("too_fast" as const, "busy" as const, "internal" as const),
    }),
  },
);

it("loses nothing, doubles nothing and keeps the order of saying, whatever breaks", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const world = createWorld();
      join(world);
      const store = memoryPendingStore();
      let vics = [connect(world, vic, store)];
      const adas = connect(world, ada);
      const byVic: string[] = [];
      const byAda: string[] = [];
      let moods = 0;
      for (const now of steps) {
        switch (now.do) {
          case "vicSays":
            byVic.push(`vic ${byVic.length}`);
            vics[0]?.say(byVic.at(-1) ?? "");
            break;
          case "adaSays":
            byAda.push(`ada ${byAda.length}`);
            adas.say(byAda.at(-1) ?? "");
            break;
          case "up":
            world.passUp(now.line);
            break;
          case "down":
            world.passDown(now.line);
            break;
          case "drop":
            world.drop(now.line);
            break;
          case "cut":
            world.cut(now.line);
            break;
          case "pass":
            await world.pass(now.ms);
            break;
          case "reload":
            for (const tab of vics) tab.close();
            vics = [connect(world, vic, store)];
            break;
          case "secondTab":
            if (vics.length < 3) vics.push(connect(world, vic, store));
            break;
          case "mood":
            // More failures in a row than are repeated by themselves ask for a person.
            if (moods++ < 3) world.moods.push(now.code);
            break;
          default:
            now satisfies never;
        }
        await world.settle();
      }
      await world.calm();
      expect(said(world, "visitor")).toEqual(byVic);
      expect(said(world, "agent_ada")).toEqual(byAda);
      for (const tab of vics) {
        expect(tab.connection.value).toBe("live");
        expect(tab.pending.value).toEqual([]);
        expect(tab.replica.value.entries).toEqual(world.entries("visitor"));
        expect(tab.replica.value.view).toEqual(world.view("visitor"));
      }
      expect(adas.replica.value.entries).toEqual(world.entries("staff"));
      expect(adas.replica.value.view).toEqual(world.view("staff"));
      expect(store.load()).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it("what was said before and after a reload, at one and the same time, keeps its order in a second tab", async () => {
  const world = createWorld();
  const store = memoryPendingStore();
  const first = connect(world, vic, store);
  first.say("one");
  first.say("two");
  first.close();
  connect(world, vic, store).say("three");
  connect(world, vic, store);
  expect(inOrder(store.load()).map((frame) => frame.type === "say" && frame.body)).toEqual([
    "one",
    "two",
    "three",
  ]);
  await world.calm();
  expect(said(world, "visitor")).toEqual(["one", "two", "three"]);
});

it("a message that the server refuses stays, with its code, until the visitor says it again", async () => {
  const world = createWorld();
  const client = connect(world, vic);
  await world.calm();
  world.moods.push("too_long");
  client.say("hello");
  await world.calm();
  const failed = client.pending.value[0];
  expect(failed).toMatchObject({ type: "say", body: "hello", failed: "too_long" });
  client.retry(failed?.cid ?? "");
  await world.calm();
  expect(said(world, "visitor")).toEqual(["hello"]);
  expect(client.pending.value).toEqual([]);
});

it("a message numbered too low is numbered anew by itself", async () => {
  const world = createWorld();
  const client = connect(world, vic);
  await world.calm();
  world.moods.push("out_of_order");
  client.say("first");
  client.say("second");
  await world.calm();
  expect(said(world, "visitor")).toEqual(["first", "second"]);
});

it("a message after the end is refused, and said so", async () => {
  const world = createWorld();
  join(world);
  const client = connect(world, vic);
  await world.calm();
  client.end();
  client.say("too late");
  await world.calm();
  expect(client.replica.value.view?.phase).toBe("ended");
  expect(client.pending.value).toMatchObject([{ body: "too late", failed: "ended" }]);
});

it("a countdown that the visitor takes back is gone for both", async () => {
  const world = createWorld();
  join(world);
  const visitor = connect(world, vic);
  const agent = connect(world, ada);
  await world.calm();
  agent.end(3600);
  await world.calm();
  expect(visitor.replica.value.view?.endsAt).not.toBeNull();
  visitor.keep();
  await world.calm();
  expect(visitor.replica.value.view?.endsAt).toBeNull();
  expect(agent.replica.value.view?.endsAt).toBeNull();
});

it("a line that does not answer a ping is dropped, and another is made", async () => {
  const world = createWorld();
  const client = connect(world, vic);
  await world.calm();
  expect(client.connection.value).toBe("live");
  // Nobody passes frames on: the line is half open.
  await world.pass(30_000);
  expect(client.connection.value).not.toBe("live");
  await world.calm();
  expect(client.connection.value).toBe("live");
});

it("a ticket that is refused for good closes the client and says why", async () => {
  const world = createWorld();
  const client = createChatClient({
    ...world.clock,
    socketUrl: "",
    getTicket: async () => ({ ok: false, final: true, code: "not_found" }),
    openSocket: () => world.openSocket(vic),
    pendingStore: memoryPendingStore(),
    newClientId: () => "client-client-client",
  });
  await world.calm();
  expect(client.connection.value).toBe("closed");
  expect(client.closedCode.value).toBe("not_found");
});

it("seen is told once, and again where the line broke before it was heard", async () => {
  const world = createWorld();
  const visitor = connect(world, vic);
  const agent = connect(world, ada);
  await world.calm();
  visitor.seen(1);
  visitor.seen(1);
  world.cut(0);
  await world.calm();
  expect(agent.replica.value.marks.visitor).toEqual({ delivered: 1, seen: 1 });
});

it("where the visitor goes is told while the line is up, is never kept for later, and holds up no message", async () => {
  const world = createWorld();
  const client = connect(world, vic);
  const page = { url: "https://example.com/lamps", title: "Lamps" };
  expect(client.visit(page)).toBe(false);
  await world.calm();
  client.say("first");
  expect(client.visit(page)).toBe(true);
  client.say("second");
  await world.calm();
  expect(said(world, "visitor")).toEqual(["first", "second"]);
  expect(client.pending.value).toEqual([]);
});

it("a long chat arrives from its end, and page by page before it", async () => {
  const world = createWorld();
  for (let i = 0; i < 450; i++)
    world.command({
      type: "say",
      at: world.clock.now(),
      actor: vic,
      frame: { client: "another-client-id", n: i },
      body: String(i),
    });
  const client = connect(world, vic);
  await world.calm();
  expect(client.replica.value.entries).toHaveLength(200);
  for (let i = 0; i < 3; i++) {
    client.older();
    await world.calm();
  }
  expect(client.replica.value.entries).toEqual(world.entries("visitor"));
  expect(client.replica.value.olderFrom).toBeNull();
});
