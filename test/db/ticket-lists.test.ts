import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { type PageRequest, type Reach, ticketOne, ticketPage } from "../../src/db/ticket-lists.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addAgent, addDepartment, chatRow, ticketDraft } from "../support/rows.ts";

const db = openDatabase(env.DB);
const pageSize = 20;
const busy: string[] = [];
let quiet = "";
let ada = "";

/** Eight departments; all tickets but one in each sixteen in the first, so that the others are found only far below. */
beforeAll(async () => {
  for (let number = 0; number < 8; number += 1)
    busy.push(await addDepartment(db, { name: `Team ${number}` }));
  quiet = await addDepartment(db, { name: "Quiet" });
  ada = await addAgent(db, busy);
  const first = busy[0] ?? "";
  await writeOne(quiet, "missed");
  for (let number = 0; number < 400; number += 1)
    await writeOne(
      number % 16 === 0 ? (busy[(number / 16) % 8] ?? first) : first,
      number % 10 === 0 ? "missed" : "finished",
    );
}, 60_000);

async function writeOne(departmentId: string, outcome: "missed" | "finished"): Promise<void> {
  const row = chatRow(departmentId, {
    phase: "ended",
    latestTimerAt: null,
    ownerId: outcome === "missed" ? null : ada,
  });
  await writeTicket(db, ticketDraft(row, { outcome }), row);
}

async function allPages(reach: Reach, view: PageRequest["view"]): Promise<number[]> {
  const numbers: number[] = [];
  let below: number | null = null;
  do {
    const page = await ticketPage(db, reach, { view, below, limit: pageSize });
    numbers.push(...page.data.map(({ number }) => number));
    below = page.next_cursor === null ? null : Number(page.next_cursor);
  } while (below !== null);
  return numbers;
}

async function expected(reach: Reach, view: PageRequest["view"]): Promise<number[]> {
  const where = [
    reach === "all" ? "1" : `department_id in (${reach.map((id) => `'${id}'`).join()})`,
    view === "missed" ? "kind = 'missed'" : "1",
  ].join(" and ");
  const { results } = await env.DB.prepare(
    `select number from tickets where ${where} order by number desc`,
  ).all<{
    number: number;
  }>();
  return results.map(({ number }) => number);
}

it.each([
  ["all", "everybody's"],
  ["missed", "everybody's"],
  ["all", "eight departments'"],
  ["missed", "eight departments'"],
  ["all", "one department's"],
  ["missed", "one department's"],
] as const)("page by page, the view '%s' of %s tickets has each once, newest first", async (view, whose) => {
  const reach = whose === "everybody's" ? "all" : whose === "one department's" ? [busy[5] ?? ""] : busy;
  const numbers = await allPages(reach, view);
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers).toEqual(await expected(reach, view));
});

it.each(["all", "missed"] as const)(
  "a page of '%s' reads at most three times its rows, first page and last",
  async (view) => {
    const limit = 50;
    const reads: Record<string, number> = {};
    for (const [name, reach] of [
      ["everybody", "all"],
      ["eight departments", busy],
      ["one", busy.slice(0, 1)],
    ] as const)
      for (const below of [null, 120]) {
        const counted = countedD1(env.DB);
        await ticketPage(openDatabase(counted.d1), reach, { view, below, limit });
        reads[`${name} below ${below}`] = counted.read;
      }
    for (const read of Object.values(reads)) expect(read).toBeLessThanOrEqual(3 * limit);
  },
);

it("who is in no department sees no ticket", async () => {
  expect((await ticketPage(db, busy, { view: "all", below: null, limit: 5 })).data.length).toBe(5);
  expect((await ticketPage(db, [], { view: "all", below: null, limit: 5 })).data).toEqual([]);
});

it("a ticket of another department is as if it were not there", async () => {
  const { data } = await ticketPage(db, [quiet], { view: "missed", below: null, limit: 5 });
  const id = data[0]?.id ?? "";
  expect(await ticketOne(db, [quiet], id)).toMatchObject({
    id,
    department: { id: quiet, name: "Quiet" },
    contact: { name: "Vic", email: "vic@example.com" },
    kind: "missed",
    owner: null,
  });
  expect(await ticketOne(db, "all", id)).not.toBeNull();
  expect(await ticketOne(db, busy, id)).toBeNull();
});
