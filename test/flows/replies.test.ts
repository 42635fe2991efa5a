// Ada replies to a ticket by e-mail, and Vic's answer comes back as a chat on the same ticket: plain, with the objects
// evicted between all steps, and with all objects aborted between all steps. What is sent lies in D1 as it was sent.
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { agents } from "../../src/db/schema.ts";
import {
  erasedTickets,
  ticketChats,
  ticketEmails,
  tickets,
  transcripts,
} from "../../src/db/ticket-schema.ts";
import type { Env } from "../../src/env.ts";
import { sendDueEmails } from "../../src/jobs/mailing.ts";
import { eraseDeleted } from "../../src/jobs/ticket-erasing.ts";
import { spans } from "../../src/protocol/limits.ts";
import type { FoundTickets, Ticket } from "../../src/protocol/ticket-api.ts";
import type { AnswerPage } from "../../src/protocol/visitor-api.ts";
import { call, problemOf } from "../support/doors.ts";
import type { Agent, Visitor } from "../support/people.ts";
import { modes, World } from "../support/world.ts";

const db = openDatabase(env.DB);
let world: World;
let ada: Agent;
let replies = 0;

beforeEach(async () => {
  await db.delete(ticketEmails);
});
afterEach(() => world.end());

/** Ada had a chat with Vic, which is over and closed. */
async function closedTicket(
  question = "Where is my lamp?",
  email: string | null = "vic@example.com",
): Promise<string> {
  ada = await world.agent("Ada");
  const vic = await world.visitor("Vic", question, { email });
  const adaChat = await ada.takes(await ada.hearsRing(vic.chatId));
  await adaChat.says("I will ask the workshop.");
  await vic.sees("I will ask the workshop.");
  vic.client.end();
  await vic.seesPhase("ended");
  await world.between();
  await db.update(tickets).set({ status: "closed" }).where(eq(tickets.id, vic.chatId));
  return vic.chatId;
}

function reply(ticketId: string, body: string, cid = `reply-of-ada-aaaaaa.${++replies}`): Promise<Response> {
  return call(`/agent/tickets/${ticketId}/replies`, { json: { cid, body }, cookie: ada.cookie });
}

async function replied(ticketId: string, body: string): Promise<{ ticket: Ticket; token: string }> {
  const response = await reply(ticketId, body);
  expect(response.status).toBe(200);
  return { ticket: await response.json<Ticket>(), token: await tokenIn(ticketId) };
}

/** Of the link in the newest e-mail, as Vic clicks it. */
async function tokenIn(ticketId: string): Promise<string> {
  const mails = await db.select().from(ticketEmails).where(eq(ticketEmails.ticketId, ticketId));
  return /\/answer#([\w.-]+)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "";
}

async function opensLink(token: string): Promise<AnswerPage> {
  const response = await call("/visitor/answer", { bearer: token });
  expect(response.status).toBe(200);
  return response.json<AnswerPage>();
}

function answers(token: string, text: string, more = {}): Promise<Visitor> {
  return world.visitor("Eve", text, { answer: token, email: "eve@example.com", ...more });
}

describe.each(modes)("with objects %s between all steps", (mode) => {
  beforeEach(async () => {
    world = await new World(mode).begin();
  });

  it("the reply is sent, the answer rings whoever wrote it, and its lines stand on the same ticket", async () => {
    const id = await closedTicket();
    const { ticket, token } = await replied(id, "It is on its way.");
    expect(ticket).toMatchObject({ mail: "ready", chats: [], liveChatId: null });
    expect(ticket.emails).toEqual([{ revision: ticket.revision, state: "sent" }]);
    expect(ticket.activity.at(-1)?.change).toEqual({ reply: "It is on its way." });
    expect((await db.select().from(ticketEmails))[0]).toMatchObject({
      to: "vic@example.com",
      subject: `Re: Where is my lamp? [#${ticket.number}]`,
      nextTryAt: null,
    });
    expect(await opensLink(token)).toMatchObject({
      site: { key: world.siteKey, name: "Shop" },
      departmentId: world.departmentId,
      ...{ name: "Vic", email: "vic@example.com", agentName: "Ada" },
      ...{ subject: "Where is my lamp?", reply: "It is on its way." },
    });
    await world.between();

    const bo = await world.agent("Bo");
    const vic = await answers(token, "Thank you, it came.");
    // Who wrote the reply is rung alone for the first half of the wait; and nobody can answer as another.
    const ring = await ada.hearsRing(vic.chatId);
    expect(ring).toMatchObject({ visitorName: "Vic", question: "Thank you, it came." });
    expect(bo.offers.value).toEqual([]);
    expect((await ada.ticket(id)).liveChatId).toBe(vic.chatId);
    expect(await problemOf(await reply(id, "And one thing more."))).toEqual([409, "chat_is_live"]);
    const adaChat = await ada.takes(ring);
    await adaChat.says("Good to hear.");
    await vic.sees("Good to hear.");
    await world.between();
    vic.client.end();
    await vic.seesPhase("ended");
    await world.between();

    const after = await ada.ticket(id);
    expect(after).toMatchObject({ id, number: ticket.number, status: "open", liveChatId: null });
    expect(after.transcript).toEqual(ticket.transcript);
    expect(after.chats).toMatchObject([
      { id: vic.chatId, kind: "finished", people: { [ada.id]: { name: "Ada" } } },
    ]);
    const said = after.chats[0]?.transcript.flatMap((entry) =>
      entry.kind === "message" ? [entry.body] : [],
    );
    expect(said).toEqual(["Thank you, it came.", "Good to hear."]);
    expect(await world.tickets(vic.chatId)).toEqual([]);
    expect((await ada.ticket(vic.chatId)).id).toBe(id);
    expect(await world.claims()).toBe(0);

    const found = async (q: string) =>
      (await (await ada.get(`/agent/tickets/search?q=${q}`)).json<FoundTickets>()).data.map((row) => row.id);
    for (const word of ["workshop", "way", "hear"]) expect(await found(word)).toContain(id);
  });

  it("a repeated reply is the same reply, one e-mail; a repeated delivery of an answer opens nothing again", async () => {
    const id = await closedTicket();
    const first = await (await reply(id, "Hello again.", "reply-of-ada-twice.1")).json<Ticket>();
    const second = await (await reply(id, "Hello again.", "reply-of-ada-twice.1")).json<Ticket>();
    expect(second.revision).toBe(first.revision);
    expect(await db.select().from(ticketEmails)).toHaveLength(1);
    const token = await tokenIn(id);
    await db.update(agents).set({ status: "offline" }).where(eq(agents.id, ada.id));
    await ada.put("/agent/status", { status: "offline" });
    const vic = await answers(token, "Nobody there?");
    await vic.seesPhase("ended");
    await world.between();
    expect(await ada.ticket(id)).toMatchObject({ status: "open", chats: [{ kind: "missed" }] });
    await db.update(tickets).set({ status: "closed" }).where(eq(tickets.id, id));
    // What Vic adds makes the chat's lines newer.
    expect((await vic.leavesMessage("Please write to me.")).status).toBe(200);
    await world.between();
    const after = await ada.ticket(id);
    expect(after.status).toBe("closed");
    expect(JSON.stringify(after.chats[0]?.transcript)).toContain("Please write to me.");
  });

  it("an answer to a ticket that was erased meanwhile becomes a ticket of its own, and nothing of the old one comes back", async () => {
    const id = await closedTicket();
    const { token } = await replied(id, "One question more.");
    const vic = await answers(token, "Yes?");
    const ring = await ada.hearsRing(vic.chatId);
    await db.update(tickets).set({ deletedAt: 1 }).where(eq(tickets.id, id));
    await eraseDeleted(env, Date.now());
    const adaChat = await ada.takes(ring);
    await adaChat.says("Here I am.");
    vic.client.end();
    await vic.seesPhase("ended");
    await world.between();
    expect(await world.tickets(vic.chatId)).toEqual([{ id: vic.chatId, kind: "finished" }]);
    expect(await world.tickets(id)).toEqual([]);
    expect(await problemOf(await call("/visitor/answer", { bearer: token }))).toEqual([404, "not_found"]);
  });
});

describe("what cannot be done, or not yet", () => {
  beforeEach(async () => {
    world = await new World("plain").begin();
  });

  it("an e-mail that cannot be sent is tried again, and given up after a day", async () => {
    const id = await closedTicket();
    let tries = 0;
    const broken = {
      ...env,
      EMAIL: {
        send: async () => {
          tries += 1;
          throw new Error("the post is closed");
        },
      } satisfies Env["EMAIL"],
    };
    await replied(id, "Can you read me?");
    const began = Date.now();
    await db.update(ticketEmails).set({ sentAt: null, nextTryAt: began, createdAt: began, tries: 0 });
    const state = async () => (await ada.ticket(id)).emails[0]?.state;
    expect(await state()).toBe("waiting");
    await sendDueEmails(broken, began);
    await sendDueEmails(broken, began + spans.emailRetryMs - 1);
    expect(tries).toBe(1);
    await sendDueEmails(broken, began + spans.emailRetryMs);
    expect(tries).toBe(2);
    await sendDueEmails(broken, began + spans.emailTriesMs);
    expect([tries, await state()]).toEqual([3, "failed"]);
    await sendDueEmails(broken, began + 2 * spans.emailTriesMs);
    expect(tries).toBe(3);
    await db.update(ticketEmails).set({ nextTryAt: began });
    await sendDueEmails(env, began);
    expect(await state()).toBe("sent");
  });

  it("a visitor without an address, a stranger's ticket and a forged link are refused", async () => {
    const id = await closedTicket("Who am I?", null);
    expect((await ada.ticket(id)).mail).toBe("no_address");
    expect(await problemOf(await reply(id, "Hello?"))).toEqual([409, "no_email"]);
    expect(await problemOf(await reply("chat_00000000000000000000", "Hello?"))).toEqual([404, "not_found"]);
    const other = await world.department("Sales");
    const bo = await world.agent("Bo", 5, { departmentId: other });
    const json = { cid: "reply-of-bo-bbbbbbb.1", body: "Mine?" };
    expect(await problemOf(await call(`/agent/tickets/${id}/replies`, { json, cookie: bo.cookie }))).toEqual([
      404,
      "not_found",
    ]);
    for (const bearer of ["", "forged.token.here", ada.cookie])
      expect(await problemOf(await call("/visitor/answer", { bearer }))).toEqual([401, "unauthenticated"]);
    await expect(answers("forged.token.here", "Hello?")).rejects.toThrow("401");
  });

  it("what is erased takes the answers and the e-mails with it", async () => {
    const id = await closedTicket();
    const { token } = await replied(id, "Bye.");
    await ada.put("/agent/status", { status: "offline" });
    const vic = await answers(token, "Bye.");
    await vic.seesPhase("ended");
    await world.between();
    expect((await ada.ticket(id)).chats).toHaveLength(1);
    await db.update(tickets).set({ deletedAt: 1 }).where(eq(tickets.id, id));
    await eraseDeleted(env, Date.now());
    for (const table of [ticketEmails, ticketChats, transcripts])
      expect(JSON.stringify(await db.select().from(table))).not.toContain(vic.chatId);
    expect((await db.select().from(erasedTickets)).map((row) => row.id)).toEqual(
      expect.arrayContaining([id, vic.chatId]),
    );
    expect((await vic.leavesMessage("Still there?")).status).toBe(200);
    await world.between();
    expect(await world.tickets(vic.chatId)).toEqual([]);
    expect(await db.select().from(ticketChats).where(eq(ticketChats.chatId, vic.chatId))).toEqual([]);
  });
});
