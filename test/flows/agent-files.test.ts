// Files on the agents' side: who may send and read them while a chat lives and when it is a ticket, how they are found, and
// that they go with the ticket.
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { eraseDeleted } from "../../src/jobs/ticket-erasing.ts";
import type { FileRef } from "../../src/protocol/files.ts";
import { spans } from "../../src/protocol/limits.ts";
import type { Bulk, FoundTickets } from "../../src/protocol/ticket-api.ts";
import { call, problemOf } from "../support/doors.ts";
import { files } from "../support/files.ts";
import type { Agent, Talker, Visitor } from "../support/people.ts";
import { asks, rings, talking } from "../support/requests.ts";
import { asksLinks, kept, linkTo, sends, sent } from "../support/sending-files.ts";
import { World } from "../support/world.ts";

let world: World;
let sue: Agent;
let ada: Agent;
let bo: Agent;
let vic: Visitor;
let chat: Talker;

const pdf = { name: "Rechnung 发票.pdf", bytes: files.pdf };

beforeEach(async () => {
  world = await new World("plain").begin();
  sue = await world.agent("Sue", 5, { role: "supervisor" });
  ({ ada, bo, vic, chat } = await talking(world));
});

afterEach(() => world.end());

const by = (agent: Agent) => ({ agent, chatId: vic.chatId });

async function ends(): Promise<void> {
  vic.client.end();
  await vic.seesPhase("ended");
  await world.deliver(vic.chatId);
}

it("whoever serves the chat sends files, who watches it reads them, and who left does neither", async () => {
  const { file } = await sent(by(ada), pdf);
  expect((await asksLinks(by(sue), [file.id])).status).toBe(200);
  expect(await problemOf(await sends(by(sue), pdf))).toEqual([409, "not_serving"]);
  await asks(ada, vic.chatId, { kind: "transfer", departmentId: world.departmentId, agentId: bo.id });
  await bo.takes(await rings(bo, vic.chatId, "transfer"));
  const { file: bos } = await sent(by(bo), pdf);
  expect((await asksLinks(by(bo), [file.id, bos.id])).status).toBe(200);
  await world.deliver(vic.chatId);
  expect(await problemOf(await asksLinks(by(ada), [file.id]))).toEqual([404, "not_found"]);
  expect(await problemOf(await sends(by(ada), pdf))).toEqual([404, "not_found"]);
  expect(await kept(vic.chatId)).toHaveLength(2);
});

it("who is not signed in gets no link and sends nothing", async () => {
  const { file } = await sent(by(ada), pdf);
  const path = `/agent/chats/${vic.chatId}/files`;
  const nobody = [
    await call(`${path}/links`, { json: { ids: [file.id] } }),
    await call(`${path}?cid=client-of-nobody-1.1&name=a.pdf`, { body: files.pdf, method: "POST" }),
    await call(`${path}/links`, { json: { ids: [file.id] }, bearer: vic.token }),
  ];
  for (const answer of nobody) expect(await problemOf(answer)).toEqual([401, "unauthenticated"]);
  expect(await kept(vic.chatId)).toHaveLength(1);
});

it("the ticket carries the files as they were sent, and is found by their names", async () => {
  const { file } = await sent(by(ada), pdf);
  const { file: his } = await sent(vic, { name: "lamp.png", bytes: files.png });
  await ends();
  const { transcript } = await bo.ticket(vic.chatId);
  const named = transcript.flatMap((entry) => (entry.kind === "message" && entry.file ? [entry.file] : []));
  expect(named).toEqual([file, his] satisfies FileRef[]);
  for (const q of ["发票", "lamp.png"]) {
    const found = await (
      await bo.get(`/agent/tickets/search?${new URLSearchParams({ q })}`)
    ).json<FoundTickets>();
    expect(found.data.map(({ id }) => id)).toEqual([vic.chatId]);
    expect(JSON.stringify(found.data[0])).toContain(q);
  }
});

it("when the ticket is erased its files are, and an address that was still good leads to nothing", async () => {
  const { file } = await sent(by(ada), pdf);
  await sent(vic, { name: "lamp.png", bytes: files.png });
  await ends();
  const link = await linkTo(by(ada), file);
  expect((await call(link)).status).toBe(200);
  const target: Bulk["target"] = { of: "chosen", tickets: [{ id: vic.chatId, revision: 0 }] };
  const json = { target, change: { do: "delete" } } satisfies Bulk;
  expect((await call("/agent/tickets/bulk", { json, cookie: sue.cookie })).status).toBe(200);
  await eraseDeleted(env, Date.now());
  expect(await kept(vic.chatId)).toHaveLength(2);
  await eraseDeleted(env, Date.now() + spans.undoMs);
  expect(await kept(vic.chatId)).toEqual([]);
  expect(await problemOf(await call(link))).toEqual([404, "not_found"]);
  expect(chat.client.replica.value.view?.phase).toBe("ended");
});
