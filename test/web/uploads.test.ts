import { expect, it } from "vitest";
import type { SentFile } from "../../src/protocol/files.ts";
import type { RefusalCode } from "../../src/protocol/refusals.ts";
import type { Fetched } from "../../src/web/shared/fetch-json.ts";
import { createUploads, type SendFile } from "../../src/web/shared/files/uploads.ts";

type Answer = Fetched<SentFile>;

/** A server that answers when it is told to. */
function setUp({ maxBytes = 1000 } = {}) {
  const asked: { name: string; cid: string; told: (share: number) => void; stop: AbortSignal }[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  let clients = 0;
  const send: SendFile = ({ cid, file }, told, stop) => {
    asked.push({ name: file.name, cid, told, stop });
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  };
  const uploads = createUploads({
    send,
    newClientId: () => {
      clients += 1;
      return `client-${clients}`;
    },
    maxBytes,
  });
  async function answers(answer: Answer): Promise<void> {
    await until(() => waiting.length > 0);
    waiting.shift()?.(answer);
    await settled();
  }
  return {
    uploads,
    asked,
    takes: () => answers({ ok: true, value: { seq: 1, file: { id: "", name: "", type: "", bytes: 1 } } }),
    refuses: (code: RefusalCode | "network") =>
      answers({ ok: false, code, status: 400, details: {}, retryAfterMs: null }),
    seen: () => uploads.list.value.map(({ file, state, code }) => [file.name, state, code].join(" ")),
    isAsked: (times: number) => until(() => asked.length === times),
  };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (isTrue()) return;
    await settled();
  }
  throw new Error("it never came to that");
}

function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

const named = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);

it("files go one after another, in the order in which they were chosen, and each has an id of its own", async () => {
  const { uploads, asked, takes, isAsked, seen } = setUp();
  uploads.add([named("a"), named("b")]);
  uploads.add([named("c")]);
  for (const [at, name] of ["a", "b", "c"].entries()) {
    await isAsked(at + 1);
    expect(asked.at(-1)?.name).toBe(name);
    expect(seen()[0]).toBe(`${name} sending `);
    await takes();
  }
  expect(seen()).toEqual([]);
  expect(new Set(asked.map(({ cid }) => cid))).toEqual(new Set(["client-1.1", "client-2.1", "client-3.1"]));
});

it("what has left is told of the file that is under way, and of no other", async () => {
  const { uploads, asked, isAsked } = setUp();
  uploads.add([named("a"), named("b")]);
  await isAsked(1);
  asked[0]?.told(0.5);
  expect(uploads.list.value.map(({ share }) => share)).toEqual([0.5, 0]);
});

it("a refused file stays with the reason, holds up no other, and sent again it is the same message", async () => {
  const { uploads, asked, takes, refuses, seen, isAsked } = setUp();
  uploads.add([named("a"), named("b")]);
  await refuses("network");
  expect(seen()).toEqual(["a failed network", "b sending "]);
  await takes();
  expect(seen()).toEqual(["a failed network"]);
  uploads.retry(asked[0]?.cid ?? "");
  await isAsked(3);
  expect(asked[2]?.cid).toBe(asked[0]?.cid);
  await takes();
  expect(seen()).toEqual([]);
});

it("a file that is taken back on its way is stopped, and the next one follows", async () => {
  const { uploads, asked, takes, refuses, seen, isAsked } = setUp();
  uploads.add([named("a"), named("b"), named("c")]);
  await isAsked(1);
  expect(asked[0]?.stop.aborted).toBe(false);
  uploads.remove(asked[0]?.cid ?? "");
  expect(asked[0]?.stop.aborted).toBe(true);
  uploads.remove(uploads.list.value[1]?.cid ?? "");
  await refuses("network");
  await isAsked(2);
  expect(seen()).toEqual(["b sending "]);
  await takes();
  expect(seen()).toEqual([]);
  expect(asked.map(({ name }) => name)).toEqual(["a", "b"]);
});

it("what is too large, and what cannot be read, is told without being sent", async () => {
  const { uploads, asked, takes, seen } = setUp({ maxBytes: 20 });
  const folder = Object.assign(named("folder"), {
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error("a folder")) }),
  });
  uploads.add([named("large", 21), folder, named("right", 20)]);
  await until(() => asked.length === 1);
  expect(seen()).toEqual(["large failed too_long", "folder failed unreadable", "right sending "]);
  await takes();
  expect(asked.map(({ name }) => name)).toEqual(["right"]);
});

it("when the chat is closed nothing goes on", async () => {
  const { uploads, asked, refuses, isAsked } = setUp();
  uploads.add([named("a"), named("b")]);
  await isAsked(1);
  uploads.close();
  await refuses("network");
  expect(asked.map(({ name, stop }) => [name, stop.aborted])).toEqual([["a", true]]);
  expect(uploads.list.value).toEqual([]);
});
