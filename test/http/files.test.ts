// What may be wrong with a file that comes in, and the files of forms that are not sent yet.
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sites } from "../../src/db/schema.ts";
import { readReceipt } from "../../src/http/file-tokens.ts";
import { sweepUploads } from "../../src/jobs/upload-sweeping.ts";
import type { DraftFile } from "../../src/protocol/files.ts";
import { limits, spans } from "../../src/protocol/limits.ts";
import { call, host, problemOf } from "../support/doors.ts";
import { bytes, files } from "../support/files.ts";
import { db, newId } from "../support/objects.ts";
import type { Visitor } from "../support/people.ts";
import { asksLinks, freshCid, kept, sends, sent, underway } from "../support/sending-files.ts";
import { World } from "../support/world.ts";

let world: World;
let vic: Visitor;

beforeEach(async () => {
  world = await new World("plain").begin();
  // Somebody is there: the chats wait.
  await world.agent("Ada");
  vic = await world.visitor("Vic", "Hello");
});

afterEach(() => world.end());

async function setAttachments(attachments: object): Promise<void> {
  await db.update(sites).set({ settings: { attachments } });
}

/** A body of so many bytes that is made as it is read. */
function stream(first: Uint8Array, total: number): ReadableStream<Uint8Array> {
  let left = total;
  return new ReadableStream({
    pull(controller) {
      const chunk = left === total ? first : new Uint8Array(Math.min(left, 65_536));
      left -= chunk.length;
      controller.enqueue(chunk);
      if (left <= 0) controller.close();
    },
  });
}

it("a file that lies, is empty, or is of a kind nobody takes is refused with a code, and nothing of it is kept", async () => {
  const before = await sent(vic, { name: "fine.png", bytes: files.png });
  for (const [name, content, code] of [
    ["a.jpg", files.png, [415, "file_mismatch"]],
    ["cat.png", bytes("<html><script>alert(1)</script>"), [415, "file_mismatch"]],
    ["notes.txt", bytes(`fine so far ${"x".repeat(200_000)}\u0000`), [415, "file_mismatch"]],
    ["notes.txt", bytes(`fine so far ${"x".repeat(200_000)}\u00ff`), [415, "file_mismatch"]],
    ["a.svg", bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), [415, "file_type"]],
    ["a.html", files.gif, [415, "file_type"]],
    ["setup.exe", bytes("MZ\u0090\u0000"), [415, "file_type"]],
    ["a.zip", files.pdf, [415, "file_mismatch"]],
    ["a.png", bytes(""), [400, "file_empty"]],
  ] as const)
    expect([name, ...(await problemOf(await sends(vic, { name, bytes: content })))]).toEqual([name, ...code]);
  expect(await kept(vic.chatId)).toEqual([`${vic.chatId}/${before.file.id}`]);
  expect(await underway(vic.chatId)).toBe(0);
});

it("names come out harmless, and a polyglot is what it begins with", async () => {
  for (const [name, shown] of [
    ["../../etc/passwd\u202egnp.png", "passwdgnp.png"],
    ["a\u0000b\n.png", "ab.png"],
    [`${"x".repeat(10_000)}.png`, `${"x".repeat(limits.fileNameChars - 5)}.png`],
    ["🎉.png", "🎉.png"],
    ["", "file.png"],
  ] as const)
    expect((await sent(vic, { name, bytes: files.png })).file.name).toBe(shown);
  const gif = bytes("GIF89a\u0001\u0000\u0001\u0000/*<script>alert(1)</script>");
  expect((await sent(vic, { name: "a.gif", bytes: gif })).file.type).toBe("image/gif");
  const pdf = bytes("%PDF-1.7 PK\u0003\u0004");
  expect((await sent(vic, { name: "a.pdf", bytes: pdf })).file.type).toBe("application/pdf");
});

it("100 MB are refused by their own word, and without one; a body may not be more or less than it says", async () => {
  const huge = 100 * 1_048_576;
  const path = `/visitor/files?${new URLSearchParams({ cid: freshCid(), name: "a.png" })}`;
  const send = (body: BodyInit, length: number | null) =>
    call(path, {
      method: "POST",
      body,
      bearer: vic.token,
      headers: length === null ? {} : { "content-length": String(length) },
    });
  expect(await problemOf(await send(stream(files.png, huge), huge))).toEqual([413, "too_long"]);
  expect(await problemOf(await send(stream(files.png, huge), null))).toEqual([400, "bad_request"]);
  expect(await problemOf(await send(stream(files.png, huge), 1_000))).toEqual([400, "bad_request"]);
  expect(await problemOf(await send(stream(files.png, 70_000), 80_000))).toEqual([400, "bad_request"]);
  for (const length of [-1, 1.5, Number.NaN])
    expect(await problemOf(await send(stream(files.png, 70), length))).toEqual([400, "bad_request"]);
  expect(await kept(vic.chatId)).toEqual([]);
  expect(await underway(vic.chatId)).toBe(0);
  expect((await send(stream(files.png, 300_000), 300_000)).status).toBe(201);
});

it("a bad id, a missing name, a stranger and another website's page are refused", async () => {
  const body = files.png;
  const headers = { "content-length": String(body.length) };
  const send = (query: Record<string, string>, more: object = { bearer: vic.token }) =>
    call(`/visitor/files?${new URLSearchParams(query)}`, { method: "POST", body, headers, ...more });
  const fine = { cid: freshCid(), name: "a.png" };
  expect((await send(fine)).status).toBe(201);
  for (const query of [{ cid: "x", name: "a.png" }, { name: "a.png" }, { cid: freshCid() }])
    expect(await problemOf(await send(query as Record<string, string>))).toEqual([400, "bad_request"]);
  const long = { cid: freshCid(), name: "x".repeat(limits.fileNameRawChars + 1) };
  expect(await problemOf(await send(long))).toEqual([413, "too_long"]);
  expect(await problemOf(await send(fine, {}))).toEqual([401, "unauthenticated"]);
  const foreign = { bearer: vic.token, headers: { ...headers, origin: "https://evil.example" } };
  expect(await problemOf(await send(fine, foreign))).toEqual([403, "bad_origin"]);
  for (const ids of [
    [],
    ["x"],
    ["file_../../etc/passwd00"],
    Array(limits.filesMax + 1).fill(`file_${"0".repeat(20)}`),
  ])
    expect((await asksLinks(vic, ids)).status).toBeGreaterThanOrEqual(400);
  expect((await asksLinks(vic, ["x"])).status).toBe(400);
});

it("after the end nothing is taken", async () => {
  expect((await sends(vic, { name: "a.png", bytes: files.png })).status).toBe(201);
  vic.client.end();
  await vic.seesPhase("ended");
  expect(await problemOf(await sends(vic, { name: "b.png", bytes: files.png }))).toEqual([409, "ended"]);
  expect(await kept(vic.chatId)).toHaveLength(1);
});

it("a site says which files it takes, and how long; a chat keeps to what held when it began", async () => {
  await setAttachments({ types: ["pdf"], maxBytes: 1_024 });
  const val = await world.visitor("Val", "Hello");
  expect((await sends(val, { name: "a.pdf", bytes: files.pdf })).status).toBe(201);
  expect(await problemOf(await sends(val, { name: "a.png", bytes: files.png }))).toEqual([415, "file_type"]);
  const long = new Uint8Array([...files.pdf, ...new Uint8Array(1_024)]);
  expect(await problemOf(await sends(val, { name: "a.pdf", bytes: long }))).toEqual([413, "too_long"]);
  await setAttachments({ enabled: false });
  const vin = await world.visitor("Vin", "Hello");
  expect(await problemOf(await sends(vin, { name: "a.pdf", bytes: files.pdf }))).toEqual([403, "files_off"]);
  expect((await sends(vic, { name: "a.png", bytes: files.png })).status).toBe(201);
});

it("a form's files are taken before it is sent, a few of them, and each gets a receipt for that form alone", async () => {
  const startKey = newId("start-key-of-a-form");
  const send = (query: Record<string, string>, body = files.png) =>
    call(
      `/visitor/drafts/files?${new URLSearchParams({ site: world.siteKey, startKey, name: "a.png", ...query })}`,
      {
        method: "POST",
        body,
        headers: { "content-length": String(body.length), "cf-connecting-ip": newId("ip"), origin: host },
      },
    );
  const { file, receipt } = await (await send({})).json<DraftFile>();
  expect(file).toMatchObject({ name: "a.png", type: "image/png", width: 3, height: 2 });
  const [key = ""] = (await env.FILES.list()).objects
    .map((one) => one.key)
    .filter((one) => one.endsWith(file.id));
  const [ticketId = ""] = key.split("/");
  expect(await readReceipt(env, ticketId, receipt)).toEqual(file);
  expect(await readReceipt(env, vic.chatId, receipt)).toBeNull();
  expect(await readReceipt(env, ticketId, `${receipt}x`)).toBeNull();
  expect(await problemOf(await send({ name: "a.jpg" }))).toEqual([415, "file_mismatch"]);
  expect(await problemOf(await send({ site: newId("key") }))).toEqual([404, "not_found"]);
  for (let count = 1; count < limits.draftFilesMax; count += 1) expect((await send({})).status).toBe(201);
  expect(await problemOf(await send({}))).toEqual([409, "too_many"]);
  await sweepUploads(env, Date.now() + spans.draftMs / 2);
  expect(await kept(ticketId)).toHaveLength(limits.draftFilesMax);
  await sweepUploads(env, Date.now() + spans.draftMs + 1_000);
  expect(await kept(ticketId)).toEqual([]);
  await setAttachments({ enabled: false });
  expect(await problemOf(await send({}))).toEqual([403, "files_off"]);
});
