// What visitors file without a chat, and what of it is refused.
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { indexSome } from "../../src/db/search-index.ts";
import type { DraftFile, FileLinks } from "../../src/protocol/files.ts";
import type { Ticket } from "../../src/protocol/ticket-api.ts";
import type { FiledRequest } from "../../src/protocol/visitor-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, addSite } from "../support/rows.ts";

const db = openDatabase(env.DB);
let key = "";
let asking = "";
let support = "";
let closed = "";
let ada = "";
let keys = 0;

const form = {
  email: "optional",
  fields: [
    { id: "order", kind: "text", label: "Order number", required: true },
    { id: "lamp", kind: "choice", label: "Which lamp", options: ["Porch", "Desk"] },
  ],
  consent: { text: "I agree to the terms", url: "https://shop.example/terms" },
};

beforeAll(async () => {
  support = await addDepartment(db, { name: "Support" });
  closed = await addDepartment(db, { name: "Closed", chatEnabled: false });
  key = (await addSite(db)).key;
  asking = (await addSite(db, { settings: { form, feedback: { ...form, departmentId: closed } } })).key;
  await addAgent(db, [support, closed], { email: "ada@example.com", passwordHash: await passwordHash() });
  ada = await signIn("ada@example.com");
});

function startKey(): string {
  keys += 1;
  return `request-${String(keys).padStart(20, "0")}`;
}

function file(fields: object): Promise<Response> {
  const json = {
    kind: "offline",
    site: key,
    departmentId: support,
    startKey: startKey(),
    name: "Vic",
    email: "vic@example.com",
    question: "Is it waterproof?",
    ...fields,
  };
  return call("/visitor/requests", { json });
}

async function filed(fields: object): Promise<Ticket> {
  const response = await file(fields);
  expect(response.status).toBe(201);
  const { number } = await response.json<FiledRequest>();
  const row = await env.DB.prepare("SELECT id FROM tickets WHERE number = ?")
    .bind(number)
    .first<{ id: string }>();
  return (await call(`/agent/tickets/${row?.id}`, { cookie: ada })).json<Ticket>();
}

describe("a question while nobody is there", () => {
  it("is a ticket at once, with the question as its one line, and what was filled in and agreed to", async () => {
    const ticket = await filed({
      site: asking,
      answers: { order: "W-17", lamp: "Desk" },
      agreed: true,
      page: { url: "https://shop.example/lamps", title: "Lamps" },
      language: "zh-CN",
      attributes: { plan: "Pro" },
    });
    expect(ticket).toMatchObject({
      kind: "offline",
      channel: "web",
      status: "open",
      owner: null,
      department: { id: support },
      subject: "Is it waterproof?",
      contact: { name: "Vic", email: "vic@example.com" },
      startedAt: null,
      transcript: [{ seq: 1, kind: "message", from: "visitor", body: "Is it waterproof?" }],
      client: { pageUrl: "https://shop.example/lamps", language: "zh-CN", attributes: [{ name: "plan" }] },
      filled: {
        fields: [
          { id: "order", label: "Order number", value: "W-17" },
          { id: "lamp", label: "Which lamp", value: "Desk" },
        ],
        consent: { text: "I agree to the terms", url: "https://shop.example/terms", at: expect.any(Number) },
      },
    });
  });

  it("that is repeated is the same ticket, also at the same moment, and its number is not used up", async () => {
    const same = { startKey: startKey() };
    const answers = await Promise.all([file(same), file(same), file({ ...same, question: "Another?" })]);
    const numbers = await Promise.all(answers.map((answer) => answer.json<FiledRequest>()));
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(1);
    const next = await (await file({})).json<FiledRequest>();
    expect(next.number).toBe((numbers[0]?.number ?? 0) + 1);
  });

  it("is no chat: it counts in no report, and a chat under the same key is another ticket's", async () => {
    const count = async () =>
      (await env.DB.prepare("SELECT coalesce(sum(chats), 0) AS n FROM report_days").first<{ n: number }>())
        ?.n;
    const before = await count();
    const same = { startKey: startKey() };
    const ticket = await filed(same);
    expect(await count()).toBe(before);
    const started = await call("/visitor/chats", {
      json: { site: key, departmentId: support, ...same, name: "Vic", question: "Hello?" },
    });
    expect((await started.json<{ chatId: string }>()).chatId).not.toBe(ticket.id);
  });

  it("is found by its words, and stands in the export as what it is", async () => {
    await filed({ question: "Does it glow in Brobdingnag?" });
    while (await indexSome(db));
    const found = await call("/agent/tickets/search?q=brobdingnag", { cookie: ada });
    expect(await found.json()).toMatchObject({ data: [{ kind: "offline", subject: /Brobdingnag/ }] });
  });
});

describe("files that go with a form", () => {
  const png = new Uint8Array([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ...[0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0, 0, 0, 0, 0],
  ]);

  async function draft(key: string): Promise<DraftFile> {
    const query = new URLSearchParams({ site: asking, startKey: key, name: "lamp.png" });
    const headers = { "content-length": String(png.length) };
    const answer = await call(`/visitor/drafts/files?${query}`, { method: "POST", body: png, headers });
    expect(answer.status).toBe(201);
    return answer.json<DraftFile>();
  }

  it("are lines of its ticket, and the agent reads them there", async () => {
    const key = startKey();
    const drafts = [await draft(key), await draft(key)];
    const ticket = await filed({
      ...{ kind: "feedback", site: asking, startKey: key, topic: "problem" },
      ...{ answers: { order: "W-19" }, agreed: true, files: drafts.map(({ receipt }) => receipt) },
    });
    expect(ticket.transcript).toMatchObject([
      { seq: 1, body: "Is it waterproof?" },
      { seq: 2, body: "", file: { name: "lamp.png", type: "image/png" } },
      { seq: 3, file: { id: drafts[1]?.file.id } },
    ]);
    const ids = drafts.map(({ file }) => file.id);
    const answer = await call(`/agent/chats/${ticket.id}/files/links`, { cookie: ada, json: { ids } });
    const { links } = await answer.json<FileLinks>();
    expect((await call(links[ids[0] ?? ""] ?? "")).status).toBe(200);
    const waiting = await env.DB.prepare("SELECT count(*) AS n FROM uploads WHERE chat_id = ?");
    expect(await waiting.bind(ticket.id).first()).toEqual({ n: 0 });
  });

  it("are taken with a receipt for that very form only, and a few at the most", async () => {
    const { receipt } = await draft(startKey());
    const good = { site: asking, answers: { order: "W-20" }, agreed: true };
    for (const files of [[receipt], ["nonsense"]])
      expect(await problemOf(await file({ ...good, files }))).toEqual([400, "bad_form"]);
    const many = Array.from({ length: 6 }, () => receipt);
    expect(await problemOf(await file({ ...good, files: many }))).toEqual([413, "too_long"]);
  });
});

describe("feedback", () => {
  it("is a ticket of the department that the site chose, of a sort, and needs no name", async () => {
    const ticket = await filed({
      kind: "feedback",
      site: asking,
      topic: "idea",
      name: "",
      email: null,
      answers: { order: "W-18" },
      agreed: true,
      question: "Sell candles, too.",
    });
    expect(ticket).toMatchObject({
      kind: "feedback",
      department: { id: closed },
      contact: { name: "", email: null },
      filled: { topic: "idea", fields: [{ value: "W-18" }], consent: { text: "I agree to the terms" } },
    });
    const plain = await filed({ kind: "feedback", topic: "praise", email: null });
    expect(plain).toMatchObject({
      department: { id: support },
      filled: { topic: "praise", fields: [], consent: null },
    });
  });
});

describe("what a form does not take", () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field_${index}`, "x"]));
  const good = { answers: { order: "W-17" }, agreed: true };

  it.each([
    ["a hundred fields", { ...good, answers: many }, [400, "bad_request"]],
    ["a field that nobody asked for", { ...good, answers: { order: "W-17", extra: "x" } }, [400, "bad_form"]],
    [
      "an answer that is no choice",
      { ...good, answers: { order: "W-17", lamp: "Street" } },
      [400, "bad_form"],
    ],
    ["yes for a text", { ...good, answers: { order: true } }, [400, "bad_form"]],
    ["a list for a text", { ...good, answers: { order: ["W-17"] } }, [400, "bad_request"]],
    [
      "a name of a field that is none",
      { ...good, answers: { __proto__: null, "<b>": "x" } },
      [400, "bad_request"],
    ],
    ["a field left out that is needed", { agreed: true }, [400, "bad_form"]],
    ["no agreement", { ...good, agreed: false }, [400, "bad_form"]],
    ["an answer that is too long", { ...good, answers: { order: "x".repeat(1_001) } }, [413, "too_long"]],
    ["half a character", { ...good, answers: { order: "\ud83d" } }, [400, "bad_request"]],
    ["no e-mail", { ...good, email: null }, [400, "bad_request"]],
    ["no question", { ...good, question: " \n" }, [400, "bad_request"]],
    ["a sort that there is not", { ...good, kind: "rant" }, [400, "bad_request"]],
    ["another sort of feedback", { ...good, kind: "feedback", topic: "rant" }, [400, "bad_request"]],
  ] as const)(
    "%s is refused with a code, in a request and before a chat alike",
    async (what, fields, refusal) => {
      expect((await file({ site: asking, ...good })).status).toBe(201);
      expect(await problemOf(await file({ site: asking, ...fields }))).toEqual(refusal);
      if (/e-mail|question|sort/.test(what)) return;
      const json = { site: asking, departmentId: support, startKey: startKey(), name: "Vic", ...fields };
      expect(await problemOf(await call("/visitor/chats", { json }))).toEqual(refusal);
    },
  );

  it("each field at fault is named, and what was sent is not repeated", async () => {
    const response = await file({ site: asking, answers: { lamp: "<b>Street" } });
    const text = await response.text();
    expect(JSON.parse(text).error.details).toEqual({
      "answers.order": "missing",
      "answers.lamp": "wrong",
      agreed: "missing",
    });
    expect(text).not.toContain("<b>");
  });

  it("an unknown or revoked site, a foreign origin, and a department that is not offered", async () => {
    const revoked = await addSite(db, { revokedAt: 1 });
    const elsewhere = await addSite(db, { settings: { departments: [closed] } });
    for (const site of [revoked.key, "key_zzzzzzzzzzzzzzzzzzzz"])
      expect(await problemOf(await file({ site }))).toEqual([404, "not_found"]);
    expect(await problemOf(await file({ departmentId: closed }))).toEqual([409, "no_department"]);
    expect(await problemOf(await file({ site: elsewhere.key }))).toEqual([409, "no_department"]);
    const foreign = await call("/visitor/requests", {
      json: {},
      headers: { origin: "https://evil.example" },
    });
    expect(await problemOf(foreign)).toEqual([403, "bad_origin"]);
  });
});
