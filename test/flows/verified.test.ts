// Vic is signed in to the website: the same chats on every device, the same agent again, and nothing of it for whoever
// only writes Vic's e-mail address.
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { siteByKey } from "../../src/db/sites.ts";
import { lastServedBy, pastChats, runningChat } from "../../src/db/visitor-chats.ts";
import type { VisitorPast } from "../../src/protocol/contact-api.ts";
import type { ChatToken, Identified, VisitorChats } from "../../src/protocol/identity-api.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { History } from "../../src/protocol/visitor-api.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { call, problemOf } from "../support/doors.ts";
import { db, newId } from "../support/objects.ts";
import { type Agent, until, type Visitor } from "../support/people.ts";
import { identified, issueSecret, vic } from "../support/signed-in.ts";
import { World } from "../support/world.ts";

let world: World;
let ada: Agent;
let secret = "";

beforeEach(async () => {
  world = await new World("plain").begin();
  secret = (await issueSecret((await siteByKey(db, world.siteKey))?.id ?? "")).secret;
  ada = await world.agent("Ada");
});

afterEach(() => {
  world.end();
});

function signIn(claims: object = vic): Promise<Identified> {
  return identified(world.siteKey, secret, claims);
}

async function chatsOf({ token }: Identified, before?: string): Promise<VisitorChats> {
  const path = before === undefined ? "/visitor/chats" : `/visitor/chats?before=${before}`;
  return (await call(path, { bearer: token })).json<VisitorChats>();
}

function opens({ token }: Identified, chatId: string): Promise<Response> {
  return call(`/visitor/chats/${chatId}/token`, { method: "POST", bearer: token });
}

/** Answered by the agent, and over. */
async function served(agent: Agent, question: string, who?: Identified): Promise<Visitor> {
  const more = who ? { identity: who.token } : { email: "vic@shop.example" };
  const visitor = await world.visitor("Vic", question, more);
  await agent.takes(await agent.hearsRing(visitor.chatId));
  visitor.client.end();
  await visitor.seesPhase("ended");
  await world.deliver(visitor.chatId);
  return visitor;
}

it("Vic goes on with the running chat on another device, and reads the earlier ones there", async () => {
  const phone = await signIn();
  expect(await chatsOf(phone)).toEqual({ running: null, data: [], more: false });
  const earlier = await served(ada, "Where is my lamp?", phone);
  const now = await world.visitor("ignored", "And the bulb?", { identity: phone.token });
  await now.says("It is the small one.");

  const laptop = await signIn({ ...vic, name: "Vic on the laptop" });
  const chats = await chatsOf(laptop);
  expect(chats).toMatchObject({
    running: now.chatId,
    data: [{ id: earlier.chatId, subject: "Where is my lamp?", department: "Support", agent: "Ada" }],
    more: false,
  });
  expect(JSON.stringify(chats)).not.toMatch(/number|email|client/);
  const { token } = await (await opens(laptop, now.chatId)).json<ChatToken>();
  const running = await (await call("/visitor/history", { bearer: token })).json<History>();
  expect(running.entries.at(-1)).toMatchObject({ body: "It is the small one." });
  const old = await (await opens(laptop, earlier.chatId)).json<ChatToken>();
  const read = await (await call("/visitor/history", { bearer: old.token })).json<History>();
  expect(read.view).toMatchObject({ phase: "ended", staff: null, may: { say: false } });
});

it("nobody else opens Vic's chats, signed in or not, and a deleted one is gone", async () => {
  const who = await signIn();
  const chat = await served(ada, "Where is my lamp?", who);
  expect((await opens(who, chat.chatId)).status).toBe(200);
  const bo = await signIn({ ...vic, sub: "user-18" });
  expect(await chatsOf(bo)).toEqual({ running: null, data: [], more: false });
  expect(await problemOf(await opens(bo, chat.chatId))).toEqual([404, "not_found"]);
  const unverified = await served(ada, "Mine?");
  for (const id of [unverified.chatId, newId("chat"), "chat_x"])
    expect(await problemOf(await opens(who, id))).toEqual([404, "not_found"]);
  await env.DB.prepare("UPDATE tickets SET deleted_at = 1 WHERE id = ?").bind(chat.chatId).run();
  expect((await chatsOf(who)).data).toEqual([]);
  expect(await problemOf(await opens(who, chat.chatId))).toEqual([404, "not_found"]);
});

it("the agent who served Vic last is rung alone, for Vic and for nobody with Vic's address", async () => {
  const who = await signIn();
  await served(ada, "First?", who);
  const bo = await world.agent("Bo");
  const again = await world.visitor("Vic", "Second?", { identity: who.token });
  await ada.hearsRing(again.chatId);
  expect(bo.offers.value.map(({ chatId }) => chatId)).not.toContain(again.chatId);
  const pretender = await world.visitor("Vic", "Third?", { email: "vic@shop.example" });
  await ada.hearsRing(pretender.chatId);
  await bo.hearsRing(pretender.chatId);
});

it("Ada sees beside Vic's chat what Vic was verified for, and beside a pretender's what is not", async () => {
  const who = await signIn();
  const real = await served(ada, "Verified past", who);
  const claimed = await served(ada, "Claimed past");
  const pastOf = async (chatId: string) => {
    await ada.takes(await ada.hearsRing(chatId));
    const past = await (await ada.get(`/agent/chats/${chatId}/visitor`)).json<VisitorPast>();
    return past.chats.map(({ id }) => id);
  };
  const verified = await world.visitor("Vic", "Again", { identity: who.token });
  expect(await pastOf(verified.chatId)).toEqual([real.chatId]);
  const pretender = await world.visitor("Vic", "Me too", { email: "VIC@shop.example" });
  expect(await pastOf(pretender.chatId)).toEqual([claimed.chatId]);
  await until(() => verified.client.replica.value.view?.visitor.isVerified, "Vic is verified");
});

it("a start that is repeated after signing in is another chat, of another visitor", async () => {
  const startKey = newId("start-key-of-a-visitor");
  const before = await world.visitor("Vic", "Who am I?", { startKey });
  const after = await world.visitor("Vic", "Who am I?", { startKey, identity: (await signIn()).token });
  expect(after.chatId).not.toBe(before.chatId);
  expect(before.client.replica.value.view?.visitor.isVerified).toBe(false);
});

it("earlier chats come page by page, the newest first, with none twice and none left out", async () => {
  const who = await signIn();
  const { site: siteId } = JSON.parse(atob(who.token.split(".")[1] ?? ""));
  const many = limits.pastChatsMax + 3;
  await env.DB.batch(
    Array.from({ length: many }, (_, n) =>
      env.DB.prepare(
        "INSERT INTO tickets (id, version, site_id, department_id, status, kind, subject, question, visitor_id, contact_name, created_at, ended_at, wait_ms, duration_ms, client, people, is_verified, chat_department_id) VALUES (?, 1, ?, ?, 'open', ?, ?, '', ?, 'Vic', 1, 2, 0, 0, '{}', '{}', 1, ?)",
      ).bind(
        newId("chat"),
        ...[siteId, world.departmentId, n === 0 ? "feedback" : "missed", `Number ${n}`, who.visitorId],
        world.departmentId,
      ),
    ),
  );
  const first = await chatsOf(who);
  const second = await chatsOf(who, first.data.at(-1)?.id);
  expect([first.more, second.more]).toEqual([true, false]);
  const subjects = [...first.data, ...second.data].map(({ subject }) => subject);
  expect(subjects).toEqual(Array.from({ length: many - 1 }, (_, n) => `Number ${many - 1 - n}`));
  const foreign = await chatsOf(who, newId("chat"));
  expect(foreign.data).toEqual([]);
});

it("what is asked of one visitor reads that visitor's rows alone", async () => {
  const who = await signIn();
  await served(ada, "One", who);
  for (const question of ["Two", "Three", "Four"]) await served(ada, question);
  const counted = countedD1(env.DB);
  const through = openDatabase(counted.d1);
  await lastServedBy(through, who.visitorId);
  await runningChat(through, who.visitorId);
  expect(counted.read).toBeLessThanOrEqual(3);
  await pastChats(through, who.visitorId);
  expect(counted.read).toBeLessThanOrEqual(6);
});
