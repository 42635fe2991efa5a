// Files in a chat: sent by either side, read by both, kept in the ticket, and out of everybody else's reach.
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { eraseFiles } from "../../src/db/files.ts";
import { sweepUploads } from "../../src/jobs/upload-sweeping.ts";
import type { MessageEntry } from "../../src/protocol/entry.ts";
import { spans } from "../../src/protocol/limits.ts";
import { call, problemOf } from "../support/doors.ts";
import { bytes, files } from "../support/files.ts";
import { type Talker, until } from "../support/people.ts";
import { talking } from "../support/requests.ts";
import { asksLinks, freshCid, kept, linkTo, sends, sent, underway } from "../support/sending-files.ts";
import { modes, World } from "../support/world.ts";

let world: World;

afterEach(() => {
  vi.useRealTimers();
  world.end();
});

const notFound = [404, "not_found"];

function fileNames({ client }: Talker): string[] {
  return client.replica.value.entries
    .filter((entry): entry is MessageEntry => entry.kind === "message")
    .flatMap(({ file }) => (file ? [file.name] : []));
}

async function hasFile(talker: Talker, name: string): Promise<void> {
  await until(() => fileNames(talker).includes(name), `'${name}' is there`);
}

async function read(link: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await call(link)).arrayBuffer());
}

describe.each(modes)("while the objects are %s", (mode) => {
  it("files go both ways, are read by both, and stand in the ticket", async () => {
    world = await new World(mode).begin();
    const { ada, vic, chat } = await talking(world);
    const { chatId } = vic;
    const adas = { agent: ada, chatId };
    const picture = await sent(vic, { name: "C:\\fakepath\\截图 1.png", bytes: files.png });
    expect(picture.file).toMatchObject({ name: "截图 1.png", type: "image/png", bytes: files.png.length });
    expect(picture.file).toMatchObject({ width: 3, height: 2 });
    await hasFile(chat, "截图 1.png");
    await world.between();
    const bill = await sent(adas, { name: "bill.pdf", bytes: files.pdf });
    await hasFile(vic, "bill.pdf");
    expect(await read(await linkTo(vic, bill.file))).toEqual(files.pdf);
    expect(await read(await linkTo(adas, picture.file))).toEqual(files.png);
    await world.between();
    chat.client.say("Thank you");
    await vic.sees("Thank you");
    await vic.isBack();
    vic.client.end();
    await vic.seesPhase("ended");
    await world.deliver(chatId);
    const said = (await ada.ticket(chatId)).transcript.filter((entry) => entry.kind === "message");
    expect(said.map(({ body, file }) => file ?? body)).toEqual([
      "Where is my order?",
      picture.file,
      bill.file,
      "Thank you",
    ]);
    expect(await read(await linkTo(adas, picture.file))).toEqual(files.png);
    expect(await underway(chatId)).toBe(0);
  });

  it("a file that is sent again is the same message, whatever bytes come", async () => {
    world = await new World(mode).begin();
    const { vic } = await talking(world);
    const cid = freshCid();
    const first = await sent(vic, { name: "a.png", bytes: files.png, cid });
    await world.between();
    expect(await sent(vic, { name: "a.png", bytes: files.png, cid })).toEqual(first);
    expect(await sent(vic, { name: "b.pdf", bytes: files.pdf, cid })).toEqual(first);
    expect(await kept(vic.chatId)).toEqual([`${vic.chatId}/${first.file.id}`]);
    await vic.isBack();
    await hasFile(vic, "a.png");
    expect(fileNames(vic)).toEqual(["a.png"]);
    const both = freshCid();
    const twice = [files.png, files.jpeg].map((bytes) => sent(vic, { name: "x", bytes, cid: both }));
    const [one, other] = await Promise.all(twice);
    expect(one).toEqual(other);
    expect(await kept(vic.chatId)).toHaveLength(2);
  });
});

it("nobody else gets at a file: not by an address, not by the doors", async () => {
  world = await new World("plain").begin();
  const { ada, vic } = await talking(world);
  const { file } = await sent(vic, { name: "a.png", bytes: files.png });
  const adas = { agent: ada, chatId: vic.chatId };
  expect((await asksLinks(adas, [file.id])).status).toBe(200);
  const cy = await world.agent("Cy", 5, { departmentId: await world.department("Sales") });
  const bo = await world.agent("Bo");
  for (const agent of [cy, bo]) {
    const theirs = { agent, chatId: vic.chatId };
    expect(await problemOf(await asksLinks(theirs, [file.id]))).toEqual(notFound);
    expect(await problemOf(await sends(theirs, { name: "a.png", bytes: files.png }))).toEqual(notFound);
  }
  const val = await world.visitor("Val", "Hello");
  expect((await call(await linkTo(vic, file))).status).toBe(200);
  // An address of her own chat with his file in it leads to nothing.
  expect(await problemOf(await call(await linkTo(val, file)))).toEqual(notFound);
  const unknown = { agent: ada, chatId: "chat_00000000000000000000" };
  expect(await problemOf(await asksLinks(unknown, [file.id]))).toEqual(notFound);
  vic.client.end();
  await vic.seesPhase("ended");
  await world.deliver(vic.chatId);
  const bos = { agent: bo, chatId: vic.chatId };
  expect((await asksLinks(bos, [file.id])).status).toBe(200);
  expect(await problemOf(await asksLinks({ ...bos, agent: cy }, [file.id]))).toEqual(notFound);
  await env.DB.prepare("update tickets set deleted_at = 1 where id = ?").bind(vic.chatId).run();
  for (const agent of [ada, bo])
    expect(await problemOf(await asksLinks({ ...bos, agent }, [file.id]))).toEqual(notFound);
});

it("an address is good for ten minutes, and a changed one for nothing", async () => {
  world = await new World("plain").begin();
  await world.agent("Ada");
  const vic = await world.visitor("Vic", "Hello");
  const { file } = await sent(vic, { name: "a.png", bytes: files.png });
  const link = await linkTo(vic, file);
  expect((await call(link)).status).toBe(200);
  const [head, payload, signature] = link.split("/")[2]?.split(".") ?? [];
  for (const token of [
    `${head}.${payload}.${"A".repeat(signature?.length ?? 0)}`,
    `${btoa('{"alg":"none"}').replaceAll("=", "")}.${payload}.`,
    vic.token,
    "x",
  ])
    expect(await problemOf(await call(`/files/${token}`))).toEqual(notFound);
  expect(await problemOf(await call("/visitor/history", { bearer: link.split("/")[2] ?? "" }))).toEqual([
    401,
    "unauthenticated",
  ]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.fileLinkMs + 1_000 });
  expect(await problemOf(await call(link))).toEqual(notFound);
});

it("what comes out is saved under its name, is what its bytes are, and can do nothing", async () => {
  world = await new World("plain").begin();
  await world.agent("Ada");
  const vic = await world.visitor("Vic", "Hello");
  const page = await sent(vic, {
    name: '"页"; a=b.txt',
    bytes: bytes("<script>1</script>"),
  });
  const answer = await call(`${await linkTo(vic, page.file)}?inline=1`);
  expect(await answer.text()).toBe("<script>1</script>");
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/plain; charset=utf-8",
    "content-disposition":
      "attachment; filename=\"___; a=b.txt\"; filename*=UTF-8''_%E9%A1%B5_%3B%20a%3Db.txt",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=600",
  });
  const picture = await sent(vic, { name: "a.png", bytes: files.png });
  const link = await linkTo(vic, picture.file);
  expect((await call(link)).headers.get("content-disposition")).toMatch(/^attachment/);
  const shown = await call(`${link}?inline=1`);
  expect(shown.headers.get("content-disposition")).toMatch(/^inline/);
  expect(shown.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  for (const [asked, status, range, stretch] of [
    ["bytes=4-9", 206, `bytes 4-9/${files.png.length}`, files.png.slice(4, 10)],
    ["bytes=60-", 206, `bytes 60-${files.png.length - 1}/${files.png.length}`, files.png.slice(60)],
    ["bytes=60-9999", 206, `bytes 60-${files.png.length - 1}/${files.png.length}`, files.png.slice(60)],
    ["bytes=9999-", 200, null, files.png],
    ["bytes=9-4", 200, null, files.png],
    ["bytes=0-1,3-4", 200, null, files.png],
    ["lines=1-2", 200, null, files.png],
  ] as const) {
    const part = await call(link, { headers: { range: asked } });
    expect([part.status, part.headers.get("content-range")]).toEqual([status, range]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(stretch);
  }
});

it("bytes that no message names are thrown away, those of a message stay, and a chat's are erased together", async () => {
  world = await new World("plain").begin();
  await world.agent("Ada");
  const vic = await world.visitor("Vic", "Hello");
  const { chatId } = vic;
  const { file } = await sent(vic, { name: "a.png", bytes: files.png });
  const lost = `file_${"0".repeat(20)}`;
  await env.FILES.put(`${chatId}/${lost}`, "x");
  for (const id of [file.id, lost])
    await env.DB.prepare("insert into uploads (chat_id, file_id, is_draft, created_at) values (?, ?, 0, ?)")
      .bind(chatId, id, Date.now())
      .run();
  await sweepUploads(env, Date.now());
  expect(await kept(chatId)).toHaveLength(2);
  await sweepUploads(env, Date.now() + 2 * 3_600_000);
  expect(await kept(chatId)).toEqual([`${chatId}/${file.id}`]);
  expect(await underway(chatId)).toBe(0);
  await eraseFiles(env.FILES, chatId);
  await eraseFiles(env.FILES, chatId);
  expect(await kept(chatId)).toEqual([]);
});
