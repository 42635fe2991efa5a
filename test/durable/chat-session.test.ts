// One chat in the real runtime: its sockets, its storage, its alarm.

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { ChatLog } from "../../src/durable/chat-log.ts";
import type { ChatSession } from "../../src/durable/chat-session.ts";
import type { MessageEntry } from "../../src/protocol/entry.ts";
import { limits } from "../../src/protocol/limits.ts";
import { connectChat, line, newId } from "../support/objects.ts";
import { agentClient, client, talk } from "../support/talk.ts";

describe("a message", () => {
  it("reaches both under the same number, and its own entry acknowledges it", async () => {
    const { vic, ada } = await talk();
    vic.send({ type: "say", cid: `${client}.1`, body: "hello" });
    const mine = await vic.frame<MessageEntry>(({ cid }) => cid === `${client}.1`);
    const theirs = await ada.frame<MessageEntry>(({ cid }) => cid === `${client}.1`);
    expect(mine).toEqual(theirs);
    expect(mine).toMatchObject({ type: "entry", kind: "message", from: "visitor", body: "hello" });
  });

  it("said twice is stored once, and acknowledged with the same number", async () => {
    const { vic } = await talk();
    vic.send({ type: "say", cid: `${client}.1`, body: "hello" });
    const { seq } = await vic.frame<MessageEntry>(({ cid }) => cid === `${client}.1`);
    vic.send({ type: "say", cid: `${client}.1`, body: "hello" });
    expect(await vic.of("ack")).toMatchObject({ cid: `${client}.1`, seq });
    expect(vic.frames.filter(({ type, cid }) => type === "entry" && cid === `${client}.1`)).toHaveLength(1);
  });

  it("numbered lower than one that was taken is asked to be numbered anew, not lost", async () => {
    const { vic } = await talk();
    vic.send({ type: "say", cid: `${client}.5`, body: "later" });
    await vic.frame(({ cid }) => cid === `${client}.5`);
    vic.send({ type: "say", cid: `${client}.3`, body: "earlier" });
    expect(await vic.of("nack")).toMatchObject({ cid: `${client}.3`, code: "out_of_order" });
  });

  it("of nobody can use up the numbers of another", async () => {
    const { vic, ada } = await talk();
    vic.send({ type: "say", cid: `${agentClient}.9`, body: "mine" });
    await vic.frame(({ cid }) => cid === `${agentClient}.9`);
    ada.send({ type: "say", cid: `${agentClient}.1`, body: "hers" });
    expect(await ada.frame(({ body }) => body === "hers")).toMatchObject({ type: "entry" });
  });

  it("is kept byte for byte, whatever it is made of", async () => {
    const { vic, input, visitor } = await talk();
    const bodies = [
      "\u0000nul",
      "\ufeffbom",
      "e\u0301 é",
      "‮rtl",
      "😀👩‍👩‍👧‍👦",
      "'; DROP TABLE entries; --",
      "\\",
      '"',
      "\u2028",
      "  padded  ",
    ];
    for (const [index, body] of bodies.entries()) vic.send({ type: "say", cid: `${client}.${index}`, body });
    await vic.frame(({ cid }) => cid === `${client}.${bodies.length - 1}`);
    await evictDurableObject(env.CHATS.getByName(input.id));
    const again = await line(input.id, visitor);
    const hello = await again.of<{ entries: MessageEntry[] }>("hello");
    expect(hello.entries.filter(({ cid }) => cid?.startsWith(client)).map(({ body }) => body)).toEqual(
      bodies,
    );
  });

  it("over more clients than the state remembers is still said once", async () => {
    const { vic } = await talk();
    for (let page = 0; page < 24; page++)
      vic.send({ type: "say", cid: `client-of-page-${page + 100}.1`, body: `page ${page}` });
    await vic.frame(({ cid }) => cid === "client-of-page-123.1");
    vic.send({ type: "say", cid: "client-of-page-100.1", body: "page 0" });
    const first = vic.frames.find(({ cid }) => cid === "client-of-page-100.1");
    expect(await vic.of("ack")).toMatchObject({ cid: "client-of-page-100.1", seq: first?.seq });
  });
});

describe("connecting", () => {
  it("is for the visitor and the owner; others find nothing", async () => {
    const { input, visitor, agents } = await talk();
    expect((await connectChat(input.id, visitor)).status).toBe(101);
    expect((await connectChat(input.id, { role: "visitor", visitorId: newId("visitor") })).status).toBe(404);
    expect(
      (
        await connectChat(input.id, {
          role: "agent",
          agentId: agents.bo.agentId,
          name: "Bo",
          supervises: false,
        })
      ).status,
    ).toBe(404);
  });

  it("a ticket opens one connection", async () => {
    const { input, chat, visitor } = await talk();
    const connect = JSON.stringify({
      viewer: visitor,
      ticketId: newId("jti"),
      ticketExpiresAt: Date.now() + 60_000,
    });
    const init = { headers: { Upgrade: "websocket", "x-porchlight-connect": connect } };
    expect((await chat.fetch("https://chat/", init)).status).toBe(101);
    expect((await chat.fetch("https://chat/", init)).status).toBe(401);
    const late = JSON.stringify({ viewer: visitor, ticketId: newId("jti"), ticketExpiresAt: Date.now() - 1 });
    expect(
      (await chat.fetch("https://chat/", { headers: { Upgrade: "websocket", "x-porchlight-connect": late } }))
        .status,
    ).toBe(401);
    expect(input.id).toMatch(/^chat_/);
  });

  it("again brings only what came after, and who has seen what", async () => {
    const { input, vic, ada, visitor } = await talk();
    vic.send({ type: "say", cid: `${client}.1`, body: "one" });
    const { seq } = await ada.frame<MessageEntry>(({ body }) => body === "one");
    ada.send({ type: "seen", seq });
    await vic.of("mark");
    vic.close();
    ada.send({ type: "say", cid: `${agentClient}.1`, body: "two" });
    await ada.frame(({ body }) => body === "two");
    const back = await line(input.id, visitor, seq);
    const hello = await back.of<{ entries: MessageEntry[]; marks: Record<string, unknown> }>("hello");
    expect(hello.entries.map(({ body }) => body)).toEqual(["two"]);
    expect(Object.values(hello.marks)).toContainEqual({ delivered: seq, seen: seq });
  });

  it("a long absence brings the newest page, and the rest is there to be asked for", async () => {
    const { input, vic, visitor } = await talk();
    const total = limits.pageEntries + 50;
    for (let n = 0; n < total; n++) vic.send({ type: "say", cid: `${client}.${n}`, body: `line ${n}` });
    await vic.frame(({ body }) => body === `line ${total - 1}`);
    const back = await line(input.id, visitor);
    const hello = await back.of<{ entries: { seq: number }[] }>("hello");
    expect(hello.entries).toHaveLength(limits.pageEntries);
    const first = hello.entries[0]?.seq ?? 0;
    back.send({ type: "history", before: first });
    const older = await back.of<{ entries: { seq: number }[] }>("history");
    expect([...older.entries, ...hello.entries].map(({ seq }) => seq)).toEqual(
      Array.from({ length: hello.entries.length + older.entries.length }, (_, index) => index + 1),
    );
  });

  it("presence is told when the first page opens and the last one closes", async () => {
    const { input, vic, ada, visitor } = await talk();
    const second = await line(input.id, visitor);
    second.close();
    await second.end();
    vic.close();
    expect(await ada.frame(({ type, on }) => type === "presence" && on === false)).toMatchObject({
      from: "visitor",
    });
    const since = ada.frames.length;
    await line(input.id, visitor);
    expect(await ada.of("presence", since)).toMatchObject({ from: "visitor", on: true });
  });
});

describe("an idle chat", () => {
  it("sleeps: pings do not wake it, the next message does, with its sockets", async () => {
    const { chat, vic, ada } = await talk();
    const alarmAt = await settledAlarm(chat);
    // Its only alarm is its own timer: the longest silence.
    expect((alarmAt ?? 0) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    await evictDurableObject(chat);
    const loads = vi.spyOn(ChatLog.prototype, "load");
    for (let ping = 0; ping < 5; ping++) vic.send("ping");
    await vic.pong();
    expect(loads).toHaveBeenCalledTimes(0);
    vic.send({ type: "say", cid: `${client}.1`, body: "wake up" });
    await ada.frame(({ body }) => body === "wake up");
    expect(loads).toHaveBeenCalledTimes(1);
    expect(await settledAlarm(chat)).toBe(alarmAt);
    loads.mockRestore();
  });
});

/** The alarm once everything has left the outbox. */
async function settledAlarm(chat: DurableObjectStub<ChatSession>): Promise<number | null> {
  for (;;) {
    const [waiting, at] = await runInDurableObject(chat, async (_chat, state) => [
      state.storage.sql.exec("SELECT count(*) AS n FROM outbox").one().n,
      await state.storage.getAlarm(),
    ]);
    if (waiting === 0 && typeof at === "number") return at;
    if (waiting === 0 && at === null) return null;
  }
}

describe("a countdown", () => {
  it("ends the chat when the alarm rings at its time, and the ticket stands", async () => {
    const { chat, vic, ada, input } = await talk();
    ada.send({ type: "end", cid: `${agentClient}.1`, after: 5 });
    const { view } = await vic.frame<{ view: { endsAt: number } }>(
      ({ type, view }) => type === "view" && (view as { endsAt: number | null }).endsAt !== null,
    );
    expect(view.endsAt - Date.now()).toBeLessThanOrEqual(5_000);
    await runDurableObjectAlarm(chat);
    expect(await chat.tick()).toMatchObject({ value: { phase: "active" } });
    vi.useFakeTimers({ toFake: ["Date"], now: view.endsAt });
    await runDurableObjectAlarm(chat);
    await vic.frame(({ view }) => (view as { phase?: string } | undefined)?.phase === "ended");
    await settledAlarm(chat);
    const ticket = await env.DB.prepare("SELECT kind, version FROM tickets WHERE id = ?")
      .bind(input.id)
      .first();
    expect(ticket).toMatchObject({ kind: "finished" });
    vi.useRealTimers();
  });
});

describe("while the database is down", () => {
  it("nothing is lost: the ticket is written once it is back, and once only", async () => {
    const { chat, vic, input } = await talk();
    await settledAlarm(chat);
    await env.DB.exec("ALTER TABLE tickets RENAME TO tickets_away");
    try {
      vic.send({ type: "end", cid: `${client}.1` });
      await vic.frame(({ view }) => (view as { phase?: string } | undefined)?.phase === "ended");
      await runDurableObjectAlarm(chat);
      expect(await chat.tick()).toMatchObject({ ok: true, value: { phase: "ended" } });
    } finally {
      await env.DB.exec("ALTER TABLE tickets_away RENAME TO tickets");
    }
    const waiting = await runInDurableObject(chat, (_chat, state) =>
      state.storage.sql.exec("SELECT attempts FROM outbox").toArray(),
    );
    expect(waiting).toHaveLength(1);
    await runInDurableObject(chat, (_chat, state) => state.storage.sql.exec("UPDATE outbox SET next_at = 0"));
    await runDurableObjectAlarm(chat);
    await settledAlarm(chat);
    const { results } = await env.DB.prepare("SELECT id FROM tickets WHERE id = ?").bind(input.id).all();
    expect(results).toHaveLength(1);
  });
});

describe("an object that was never opened", () => {
  it("answers that there is nothing", async () => {
    const nobody = env.CHATS.getByName(newId("chat"));
    expect(await nobody.tick()).toMatchObject({ ok: false, code: "not_found" });
    expect(await nobody.leaveMessage("visitor_x", `${client}.1`, "hello")).toMatchObject({
      ok: false,
      code: "not_found",
    });
  });
});
