import { env } from "cloudflare:workers";
import { SignJWT } from "jose";
import { afterEach, expect, it, vi } from "vitest";
import { chatIdOf } from "../../src/http/chat-id.ts";
import { newId } from "../../src/http/new-id.ts";
import { hashPassword, isPassword } from "../../src/http/passwords.ts";
import { keyFor } from "../../src/http/secret-keys.ts";
import {
  readConnectTicket,
  readVisitorToken,
  signConnectTicket,
  signVisitorToken,
} from "../../src/http/tokens.ts";
import { idOf } from "../../src/protocol/id-of.ts";
import { spans } from "../../src/protocol/limits.ts";

const token = {
  chat: "chat_00000000000000000001",
  visitor: "visitor_00000000000000000001",
  site: "site_00000000000000000001",
};
const destination = {
  to: "chat",
  chat: token.chat,
  viewer: { role: "visitor", visitorId: token.visitor },
} as const;

afterEach(() => {
  vi.useRealTimers();
});

it("a visitor's token says which chat, and holds for its time and no longer", async () => {
  const signed = await signVisitorToken(env, token);
  expect(await readVisitorToken(env, signed)).toEqual(token);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.visitorTokenMs + 1000 });
  expect(await readVisitorToken(env, signed)).toBeNull();
});

it("a connect ticket holds for a minute, and no two are the same", async () => {
  const ticket = await signConnectTicket(env, destination);
  const pass = await readConnectTicket(env, ticket);
  expect(pass?.destination).toEqual(destination);
  expect((pass?.expiresAt ?? 0) - Date.now()).toBeLessThanOrEqual(spans.connectTicketMs);
  const other = await readConnectTicket(env, await signConnectTicket(env, destination));
  expect(other?.ticketId).not.toBe(pass?.ticketId);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.connectTicketMs + 1000 });
  expect(await readConnectTicket(env, ticket)).toBeNull();
});

it("a token made for one door opens no other, and none opens under another secret", async () => {
  const visitorToken = await signVisitorToken(env, token);
  const ticket = await signConnectTicket(env, destination);
  const other = { ...env, PORCHLIGHT_SECRET: "another-secret-another-secret-another" };
  expect(await readVisitorToken(env, visitorToken)).not.toBeNull();
  expect(await readConnectTicket(env, ticket)).not.toBeNull();
  expect(await readConnectTicket(env, visitorToken)).toBeNull();
  expect(await readVisitorToken(env, ticket)).toBeNull();
  expect(await readVisitorToken(other, visitorToken)).toBeNull();
});

it("a token without signature, without end, or with a changed letter is nothing", async () => {
  const signed = await signVisitorToken(env, token);
  const [head = "", body = "", seal = ""] = signed.split(".");
  const none = btoa(JSON.stringify({ alg: "none" })).replaceAll("=", "");
  const endless = await new SignJWT(token)
    .setProtectedHeader({ alg: "HS256" })
    .sign(await keyFor(env, "visitor-token"));
  const changed = `${seal[0] === "A" ? "B" : "A"}${seal.slice(1)}`;
  expect(await readVisitorToken(env, signed)).toEqual(token);
  for (const forged of [
    `${none}.${body}.`,
    `${none}.${body}.${seal}`,
    `${head}.${body}.${changed}`,
    endless,
    "",
    "a.b.c",
  ])
    expect(await readVisitorToken(env, forged)).toBeNull();
});

it("the same start key is the same chat on one site, and another chat on another", async () => {
  const start = "s".repeat(22);
  const first = await chatIdOf(env, "site_a", start);
  expect(first.chatId).toMatch(/^chat_[0-9a-z]{20}$/);
  expect(first.visitorId).toMatch(/^visitor_[0-9a-z]{20}$/);
  expect(first.chatId.slice(5)).not.toBe(first.visitorId.slice(8));
  expect(await chatIdOf(env, "site_a", start)).toEqual(first);
  expect((await chatIdOf(env, "site_b", start)).chatId).not.toBe(first.chatId);
  expect((await chatIdOf(env, "site_a", "t".repeat(22))).chatId).not.toBe(first.chatId);
});

it("ids have the form of the wire, whatever the dice say", () => {
  expect(idOf("chat", new Uint8Array(32))).toBe(`chat_${"0".repeat(20)}`);
  expect(idOf("chat", new Uint8Array(32).fill(255))).toMatch(/^chat_[0-9a-z]{20}$/);
  const many = new Set(Array.from({ length: 1000 }, () => newId("offer")));
  expect(many.size).toBe(1000);
});

it("a password is known by its hash alone, in whichever way its letters are composed", async () => {
  const hash = await hashPassword("caf\u00e9 on the porch");
  expect(await isPassword("caf\u00e9 on the porch", hash)).toBe(true);
  expect(await isPassword("cafe\u0301 on the porch", hash)).toBe(true);
  expect(await isPassword("cafe on the porch", hash)).toBe(false);
  expect(await isPassword("caf\u00e9 on the porch", null)).toBe(false);
  expect(await hashPassword("caf\u00e9 on the porch")).not.toBe(hash);
});
