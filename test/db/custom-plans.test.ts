import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import type { Reach } from "../../src/db/ticket-lists.ts";
import { type Listed, listedOf } from "../../src/db/ticket-rows.ts";
import { tickets } from "../../src/db/ticket-schema.ts";
import { rowsOf, unsavedView } from "../../src/db/view-pages.ts";
import { dayMs } from "../../src/domain/ticket-criteria.ts";
import type { Criteria, Criterion, Sort } from "../../src/protocol/view-api.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { type Cast, someCriteria } from "../support/criteria.ts";
import { matches, someTicket } from "../support/criteria-meaning.ts";
import { addAgent, addDepartment } from "../support/rows.ts";
import { addTickets } from "../support/tickets.ts";

const db = openDatabase(env.DB);
const at = Date.parse("2026-03-18T12:00:00Z");
const cast = { departments: [] as string[], agents: [] as string[], at } satisfies Cast;
let ada = "";
let all: Listed[] = [];
const total = 400;

beforeAll(async () => {
  for (let number = 0; number < 7; number += 1) cast.departments.push(await addDepartment(db));
  ada = await addAgent(db, cast.departments.slice(0, 1));
  cast.agents.push(ada, await addAgent(db, []));
  const rows = fc.sample(someTicket(cast), { numRuns: total, seed: 20_260_318 });
  // They came to be in order, each after its chat had begun and ended.
  const filed = rows.map((row, n) => ({
    ...row,
    createdAt: Math.min(row.createdAt, at - dayMs * 50 + (n / total) * 50 * dayMs),
    endedAt: at - dayMs * 50 + Math.floor((n / total) * 50 * dayMs),
    filedAt: at - dayMs * 50 + Math.floor((n / total) * 50 * dayMs),
  }));
  await addTickets(
    db,
    filed.map((row) => ({ ...row, createdAt: Math.floor(row.createdAt) })),
  );
  all = (await db.select().from(tickets)).map(listedOf);
}, 60_000);

const newest: Sort = { by: "number", descending: true };

interface Asked {
  criteria: Criteria;
  sort?: Sort;
  reach?: Reach;
  upTo?: number | null;
  limit?: number;
  most?: number;
  on?: D1Database;
}

/** The numbers on each page, until there is no more. */
async function pages(asked: Asked): Promise<number[][]> {
  const { criteria, sort = newest, reach = "all", upTo = null, limit = 20, most = 100, on } = asked;
  const database = on ? openDatabase(on) : db;
  const request = { view: "view_1", timezone: "UTC", upTo, at, criteria, sort };
  const view = await unsavedView(database, { agentId: ada, reach }, request);
  const found: number[][] = [];
  let cursor: string | null = null;
  do {
    const page = await rowsOf(database, reach, view, { cursor, limit, most });
    if (page === "bad_cursor") throw new Error(page);
    found.push(page.rows.map(({ number }) => number));
    cursor = page.next_cursor;
  } while (cursor !== null);
  return found;
}

/** What a look at every ticket finds. */
function expected({ criteria, sort = newest, reach = "all", upTo = null }: Asked): number[] {
  const found = all.filter(
    (row) =>
      row.deletedAt === null &&
      (reach === "all" || reach.includes(row.departmentId)) &&
      (upTo === null || row.number <= upTo) &&
      matches(row, criteria, { agentId: ada, at }),
  );
  const byNumber = (one: Listed, other: Listed) => one.number - other.number;
  const isDue = ({ dueAt, status }: Listed) => dueAt !== null && status !== "closed";
  if (sort.by === "number") found.sort((a, b) => (sort.descending ? -1 : 1) * byNumber(a, b));
  else
    found.sort((a, b) => {
      if (!isDue(a) || !isDue(b)) return Number(isDue(b)) - Number(isDue(a)) || byNumber(b, a);
      return (sort.descending ? -1 : 1) * ((a.dueAt ?? 0) - (b.dueAt ?? 0) || byNumber(a, b));
    });
  return found.map(({ number }) => number);
}

const someAsked = fc.record({
  criteria: fc.constant(null).chain(() => someCriteria(cast)),
  sort: fc.record({ by: fc.constantFrom("number", "dueAt"), descending: fc.boolean() }),
  reach: fc.oneof(
    fc.constant("all" as const),
    fc.constant(null).chain(() => fc.subarray(cast.departments)),
  ),
  upTo: fc.constantFrom(null, null, 250),
  limit: fc.constantFrom(7, 50),
  most: fc.constantFrom(60, 1_000),
});

it("any criteria, in any order and reach, page by page, find what they mean, each ticket once", async () => {
  await fc.assert(
    fc.asyncProperty(someAsked, async (asked) => {
      const found = await pages(asked);
      expect(found.flat()).toEqual(expected(asked));
      for (const page of found) expect(page.length).toBeLessThanOrEqual(asked.limit);
    }),
    { numRuns: 150 },
  );
}, 120_000);

it("wildcards, quotes and backslashes stand for themselves", async () => {
  for (const value of [
    "%",
    "_",
    "'",
    '"',
    "\\",
    "100%",
    "a_b",
    "%%%",
    "'; drop table tickets; --",
    "*",
    "?",
  ]) {
    const criteria: Criteria = { join: "and", of: [{ field: "subject", is: "contains", value }] };
    const found = (await pages({ criteria })).flat();
    const meant = all.filter(({ subject, deletedAt }) => deletedAt === null && subject.includes(value));
    expect(found, value).toEqual(meant.map(({ number }) => number).sort((a, b) => b - a));
  }
});

describe("what an index knows is not looked for", () => {
  const cases: [string, Criterion[]][] = [
    ["her own", [{ field: "owner", is: "equal", value: "me" }]],
    [
      "her own, closed",
      [
        { field: "owner", is: "equal", value: "me" },
        { field: "status", is: "equal", value: "closed" },
      ],
    ],
    ["one contact's", [{ field: "contactEmail", is: "equal", value: "vic@example.com" }]],
    ["open ones", [{ field: "status", is: "none_of", values: ["closed"] }]],
    [
      "open ones of nobody",
      [
        { field: "status", is: "not_equal", value: "closed" },
        { field: "owner", is: "empty" },
      ],
    ],
    ["closed ones", [{ field: "status", is: "equal", value: "closed" }]],
    ["missed ones", [{ field: "kind", is: "any_of", values: ["missed"] }]],
    ["new ones", [{ field: "filedAt", is: "in_last", days: 5 }]],
    ["old ones", [{ field: "filedAt", is: "less", amount: at - 45 * dayMs }]],
  ];

  it.each(cases)("%s: a page reads little more than what it shows", async (_, of) => {
    const criteria: Criteria = { join: "and", of };
    const counted = countedD1(env.DB);
    const shown = (await pages({ criteria, limit: 1_000, most: 10_000, on: counted.d1 })).flat();
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.length).toBeLessThan(total * 0.6);
    // For each, some of them deleted, two index rows and the ticket.
    expect(counted.read).toBeLessThanOrEqual(4 * shown.length + 40);
  });

  it("one department's, of everybody's", async () => {
    const value = cast.departments[3] ?? "";
    const criteria: Criteria = { join: "and", of: [{ field: "department", is: "equal", value }] };
    const counted = countedD1(env.DB);
    const shown = (await pages({ criteria, limit: 1_000, most: 10_000, on: counted.d1 })).flat();
    expect(shown.length).toBeGreaterThan(10);
    expect(counted.read).toBeLessThanOrEqual(4 * shown.length + 40);
  });
});

it("what is found seldom makes short pages, and no page longer to read", async () => {
  const seldom: Criteria = { join: "and", of: [{ field: "number", is: "less", amount: 3 }] };
  const reads: number[] = [];
  const request = { view: "view_1", timezone: "UTC", upTo: null, at, criteria: seldom, sort: newest };
  const view = await unsavedView(db, { agentId: ada, reach: "all" }, request);
  let cursor: string | null = null;
  do {
    const counted = countedD1(env.DB);
    const page = await rowsOf(openDatabase(counted.d1), "all", view, { cursor, limit: 20, most: 100 });
    if (page === "bad_cursor") throw new Error(page);
    reads.push(counted.read);
    cursor = page.next_cursor;
  } while (cursor !== null);
  expect(reads.length).toBeGreaterThan(total / 100);
  expect(Math.max(...reads)).toBeLessThanOrEqual(3 * 100 + 10);
});
