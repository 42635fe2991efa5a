import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { Reach } from "../../src/db/ticket-lists.ts";
import { findTickets } from "../../src/db/ticket-search.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import { tokensOf } from "../../src/domain/search-text.ts";
import { indexNew } from "../../src/jobs/search-indexing.ts";
import { limits } from "../../src/protocol/limits.ts";
import { countedD1 } from "../support/counted-d1.ts";
import naughty from "../support/data/naughty-strings.json?raw";
import { addAgent, addDepartment, chatRow, ticketDraft } from "../support/rows.ts";
import { cjkText, hostileQueries } from "../support/search-words.ts";

const db = openDatabase(env.DB);
const naughtyStrings: string[] = JSON.parse(naughty);
let support = "";
let sales = "";
let ada = "";

beforeAll(async () => {
  support = await addDepartment(db, { name: "Support" });
  sales = await addDepartment(db, { name: "Sales" });
  ada = await addAgent(db, [support]);
});

/** A ticket in which Vic says this; its id. */
async function said(texts: string[], departmentId = support, change: object = {}): Promise<string> {
  const row = chatRow(departmentId, { phase: "ended", latestTimerAt: null, ownerId: ada });
  const transcript = texts.map((body, index) => ({
    seq: index + 1,
    at: 1000,
    kind: "message" as const,
    from: "visitor",
    body,
  }));
  await writeTicket(db, { ...ticketDraft(row, { question: "?", transcript }), ...change }, row);
  return row.id;
}

async function find(q: string, reach: Reach = "all", limit = 20) {
  await indexNew(db, 100);
  return (await findTickets(db, reach, { q, below: null, limit })).data;
}

async function ids(q: string, reach: Reach = "all"): Promise<string[]> {
  return (await find(q, reach)).map(({ id }) => id);
}

describe("the search", () => {
  it("finds by subject, contact and what was said, newest first, with the place marked", async () => {
    const lamp = await said(["My lámp is broken", "since Tuesday"], support, { subject: "Lamp trouble" });
    const glass = await said(["The glass of the lamp"], sales, {
      contactName: "Zoë Brown",
      contactEmail: "zoe@glass.example",
    });
    expect(await ids("lamp")).toEqual([glass, lamp]);
    expect(await ids("LAMP broken")).toEqual([lamp]);
    expect(await ids("lamp tuesday")).toEqual([lamp]);
    expect(await ids('"lamp is broken"')).toEqual([lamp]);
    expect(await ids('"broken since"')).toEqual([]);
    expect(await ids("zoe@glass.example")).toEqual([glass]);
    expect(await ids("zoe br")).toEqual([glass]);
    const [found] = await find("lamp brok");
    expect(found).toMatchObject({
      id: lamp,
      subject: "Lamp trouble",
      department: { id: support, name: "Support" },
      owner: { id: ada, name: "Ada" },
      excerpts: [
        {
          where: "subject",
          pieces: [
            { text: "Lamp", hit: true },
            { text: " trouble", hit: false },
          ],
        },
        {
          where: "transcript",
          pieces: [
            { text: "My ", hit: false },
            { text: "lámp", hit: true },
            { text: " is ", hit: false },
            { text: "broken", hit: true },
          ],
        },
      ],
    });
  });

  it("finds a ticket by its number, and who only mentions it", async () => {
    const id = await said(["a numbered one"]);
    const [{ number } = { number: 0 }] = await find("numbered");
    const mention = await said([`see #${number}, please`]);
    expect(await ids(`#${number}`)).toEqual([mention, id]);
    expect(await ids(`#${number} numbered`)).toEqual([id]);
    expect(await ids(`n${number}`)).toEqual([]);
  });

  it("finds every piece of two and more Chinese characters", async () => {
    await fc.assert(
      fc.asyncProperty(cjkText, fc.nat(), fc.integer({ min: 2, max: 6 }), async (text, at, length) => {
        const points = [...text];
        fc.pre(points.length >= 2);
        const id = await said([`ok ${text}。`]);
        const start = at % (points.length - 1);
        expect(await ids(points.slice(start, start + length).join(""))).toContain(id);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it("takes any input: signs alone find nothing, and no operator is one", async () => {
    const plain = await said(["a plain one, nothing else"]);
    expect(await ids("plain")).toContain(plain);
    for (const q of [...hostileQueries, ...naughtyStrings]) {
      const asked = q.trim().slice(0, limits.searchChars);
      const found = await ids(asked);
      if (tokensOf(asked).length === 0) expect(found, asked).toEqual([]);
    }
    for (const q of [
      "plain OR zzzz",
      "plain NOT nothing",
      "subject:plain",
      "plain*zzzz",
      "NEAR(plain nothing)",
    ])
      expect(await ids(q), q).toEqual([]);
  }, 60_000);

  it("finds what people write to break programs, by itself", async () => {
    const whole = naughtyStrings.map((text) => {
      const end = tokensOf(text).findLast(({ to }) => to <= limits.searchChars - 2)?.to ?? 0;
      return text.slice(0, end);
    });
    for (const text of whole.filter((one, at) => one !== "" && at % 5 === 0)) {
      const id = await said([text]);
      expect(await ids(`"${text.replaceAll('"', " ")}"`), text).toContain(id);
    }
  }, 60_000);

  it("shows an agent the tickets of their departments alone, not even a cursor of others", async () => {
    const ours = await said(["about the unicorn"]);
    for (let round = 0; round < 8; round += 1) await said(["unicorn, unicorn"], sales);
    expect(await ids("unicorn", [support])).toEqual([ours]);
    expect(await ids("unicorn", [support, sales])).toHaveLength(9);
    const page = { q: "unicorn", below: null, limit: 5 };
    expect(await findTickets(db, [sales], page)).toMatchObject({ next_cursor: expect.any(String) });
    expect((await findTickets(db, [support], page)).next_cursor).toBeNull();
    expect(await findTickets(db, [], page)).toEqual({ data: [], next_cursor: null });
    const moved = (await find("unicorn", [sales]))[0];
    await env.DB.prepare("update tickets set department_id = ? where id = ?").bind(support, moved?.id).run();
    // Even before the index knows.
    expect((await findTickets(db, [sales], { ...page, limit: 20 })).data).toHaveLength(7);
    expect(await ids("unicorn", [support])).toEqual([moved?.id, ours]);
  });

  it("page by page has each once, and leaves out what is deleted", async () => {
    const all: string[] = [];
    for (let round = 0; round < 23; round += 1) all.unshift(await said(["pagewise"]));
    await indexNew(db, 10);
    const [gone = "", ...left] = all;
    await env.DB.prepare("update tickets set deleted_at = 1 where id = ?").bind(gone).run();
    const pages: string[] = [];
    let below: number | null = null;
    do {
      const page = await findTickets(db, "all", { q: "pagewise", below, limit: 5 });
      pages.push(...page.data.map(({ id }) => id));
      below = page.next_cursor === null ? null : Number(page.next_cursor);
    } while (below !== null);
    expect(pages).toEqual(left);
    await env.DB.prepare("update tickets set deleted_at = null where id = ?").bind(gone).run();
    expect(await ids("pagewise")).toContain(gone);
  });

  it("of a talk without end finds the beginning, in one answer that is not too long", async () => {
    const body = "so it goes on ".repeat(700);
    const texts = ["the beginning", ...Array.from({ length: 90 }, () => body), "the finish"];
    const long: string[] = [];
    for (let round = 0; round < 7; round += 1) long.unshift(await said(texts));
    const first = await findTickets(db, "all", { q: "beginning", below: null, limit: 20 });
    expect(first.data).toEqual([]);
    await indexNew(db, 10);
    const page = await findTickets(db, "all", { q: "beginning", below: null, limit: 20 });
    expect(page.data.map(({ id }) => id)).toEqual(long.slice(0, 4));
    const rest = await findTickets(db, "all", { q: "beginning", below: Number(page.next_cursor), limit: 20 });
    expect(rest.data.map(({ id }) => id)).toEqual(long.slice(4));
    expect(await ids("finish")).toEqual([]);
  }, 60_000);
});

describe("of some thousands of tickets", () => {
  const count = 4_000;

  beforeAll(async () => {
    // Every ticket says `common`, each thousandth `rarely`, and the two departments take turns, but for the first 3,000.
    const rows = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
    await env.DB.batch([
      env.DB.prepare(`insert into tickets (id, version, site_id, department_id, status, kind, subject, question,
        visitor_id, contact_name, created_at, ended_at, wait_ms, duration_ms, client, people)
        ${rows} select 'chat_' || printf('%020d', 900000 + i), 1, 'site', iif(i > 3000 and i % 2, ?, ?), 'open', 'finished',
          'common', '', 'visitor', 'Vic', 1, 2, 3, 4, '{}', '{}' from n`).bind(support, sales),
      env.DB.prepare(`insert into transcripts (ticket_id, part, version, entries)
        ${rows} select 'chat_' || printf('%020d', 900000 + i), 0, 1, json_array(json_object('seq', 1, 'at', 1, 'kind', 'message',
          'from', 'visitor', 'body', 'common words ' || iif(i % 1000 = 1, 'rarely', 'often') || ' said')) from n`),
    ]);
    expect(await indexNew(db, 100)).toBe(true);
  }, 60_000);

  it.each([
    ["a word of all", "common", "all", 20],
    ["a beginning of all", "comm", "all", 20],
    ["a rare word", "rarely", "all", 4],
    ["a common and a rare word", "common rarely", "all", 4],
    ["a word of all", "common", "support", 20],
    ["a rare word", "rarely", "support", 1],
    ["a word of none", "nowhere", "all", 0],
  ] as const)(
    "%s (‘%s’), within reach of %s, reads hardly more than it shows",
    async (_what, q, whose, expected) => {
      const reach = whose === "all" ? "all" : [support];
      const reads: number[] = [];
      async function look(below: number | null) {
        const counted = countedD1(env.DB);
        const page = await findTickets(openDatabase(counted.d1), reach, { q, below, limit: 20 });
        reads.push(counted.read);
        return page.data;
      }
      const newest = await look(null);
      expect(newest).toHaveLength(expected);
      // Far below, there is as little to read.
      await look(newest[0] ? newest[0].number - 2_500 : 1);
      expect(Math.max(...reads)).toBeLessThanOrEqual(12 * expected + 30);
    },
  );
});
