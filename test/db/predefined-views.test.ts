import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { type Reach, ticketOne } from "../../src/db/ticket-lists.ts";
import { viewPage } from "../../src/db/view-pages.ts";
import { lastWeek } from "../../src/domain/weeks.ts";
import { type PredefinedView, predefinedViews, type TicketPage } from "../../src/protocol/ticket-api.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addAgent, addDepartment } from "../support/rows.ts";
import { addTickets, ticketRow } from "../support/tickets.ts";

const db = openDatabase(env.DB);
const timezone = "Asia/Kathmandu";
const now = Date.parse("2026-03-18T12:00:00Z");
const week = lastWeek(timezone, now);
const busy: string[] = [];
let quiet = "";
let ada = "";
const total = 900;

/** Eight departments; all tickets but one in each sixteen in the first, so that the others are found only far below. */
beforeAll(async () => {
  for (let number = 0; number < 8; number += 1)
    busy.push(await addDepartment(db, { name: `Team ${number}` }));
  quiet = await addDepartment(db, { name: "Quiet" });
  ada = await addAgent(db, busy);
  const rows = Array.from({ length: total }, (_, n) => {
    const rare = n % 16 === 0;
    return ticketRow((n === 5 ? quiet : rare ? busy[(n / 16) % 8] : busy[0]) ?? "", {
      kind: n % 3 === 0 || n === 5 ? "missed" : "finished",
      ownerId: n % 7 < 2 ? ada : n % 7 < 4 ? "agent_other0000000000000" : null,
      status: n % 5 === 0 ? "closed" : n % 5 === 1 ? "on_hold" : "open",
      dueAt: n % 2 === 0 ? now + ((n * 7919) % 400) * 60_000 - 14_000_000 : null,
      // Three weeks, the last of them this one's beginning.
      filedAt: Math.floor(week.from - 7 * 86_400_000 + (n / total) * 16 * 86_400_000),
      deletedAt: n % 97 === 3 ? now : null,
    });
  });
  await addTickets(db, rows);
}, 60_000);

interface Asked {
  cursor?: string | null;
  limit?: number;
  upTo?: number | null;
  on?: D1Database;
}

async function page(
  view: string,
  reach: Reach,
  { cursor = null, limit = 50, upTo = null, on }: Asked = {},
): Promise<TicketPage> {
  const answer = await viewPage(
    on ? openDatabase(on) : db,
    { agentId: ada, reach },
    { view, timezone, cursor, limit, upTo, at: now },
  );
  if (answer === null || answer === "bad_cursor" || "flaws" in answer) throw new Error(`${view}: ${answer}`);
  return answer;
}

async function allPages(view: string, reach: Reach, upTo: number | null = null): Promise<number[]> {
  const numbers: number[] = [];
  let cursor: string | null = null;
  do {
    const answer = await page(view, reach, { cursor, limit: 20, upTo });
    numbers.push(...answer.data.map(({ number }) => number));
    cursor = answer.next_cursor;
  } while (cursor !== null);
  return numbers;
}

const conditions: Record<PredefinedView, string> = {
  all: "1",
  my_open: "owner_id = ?1 and status <> 'closed'",
  unassigned_open: "owner_id is null and status <> 'closed'",
  missed: "kind = 'missed'",
  overdue: "due_at < ?2 and status <> 'closed'",
  last_week: "filed_at >= ?3 and filed_at < ?4",
  closed: "status = 'closed'",
};

/** What a look at every ticket there is finds. */
async function expected(view: PredefinedView, reach: Reach): Promise<number[]> {
  const within = reach === "all" ? "1" : `department_id in (${reach.map((id) => `'${id}'`).join()})`;
  const { results } = await env.DB.prepare(
    `select number from tickets where ${conditions[view]} and ${within} and deleted_at is null
     and (?1 is not ?2) and (?3 is not ?4)
     order by ${view === "overdue" ? "due_at, number" : "number desc"}`,
  )
    .bind(ada, now, week.from, week.to)
    .all<{ number: number }>();
  return results.map(({ number }) => number);
}

const reaches = {
  everybody: () => "all" as const,
  "eight departments": () => busy,
  one: () => busy.slice(5, 6),
  "the largest": () => busy.slice(0, 1),
};

describe.each(Object.keys(reaches) as (keyof typeof reaches)[])("for %s", (whose) => {
  const reach = () => reaches[whose]();

  it.each(predefinedViews)(
    "the view '%s', page by page, has each of its tickets once, in order",
    async (view) => {
      const numbers = await allPages(view, reach());
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers).toEqual(await expected(view, reach()));
    },
  );

  it.each(predefinedViews)(
    "a page of '%s' reads at most three times its rows, down to the last",
    async (view) => {
      const limit = 50;
      let cursor: string | null = null;
      do {
        const counted = countedD1(env.DB);
        const answer = await page(view, reach(), { cursor, limit, on: counted.d1 });
        expect(counted.read).toBeLessThanOrEqual(3 * limit);
        cursor = answer.next_cursor;
      } while (cursor !== null);
    },
  );
});

it("what was just deleted in bulk makes pages short, and no page longer to read", async () => {
  const [newest] = (await page("all", "all", { limit: 1 })).data;
  const above = (newest?.number ?? 0) - 200;
  await env.DB.prepare("update tickets set deleted_at = 1 where deleted_at is null and number > ?")
    .bind(above)
    .run();
  const counted = countedD1(env.DB);
  const first = await page("all", "all", { on: counted.d1 });
  expect(first.data).toEqual([]);
  expect(first.next_cursor).not.toBeNull();
  expect(counted.read).toBeLessThanOrEqual(150);
  expect((await allPages("all", "all"))[0]).toBeLessThanOrEqual(above);
  await env.DB.prepare("update tickets set deleted_at = null where deleted_at = 1").run();
});

it.each(predefinedViews)("with a newest ticket named, '%s' has none after it", async (view) => {
  const numbers = await allPages(view, busy, 600);
  expect(numbers).toEqual((await expected(view, busy)).filter((number) => number <= 600));
});

it.each(predefinedViews)("a cursor of '%s' leads on in no other view", async (view) => {
  const { next_cursor: cursor } = await page(view, "all", { limit: 2 });
  expect(cursor).not.toBeNull();
  const asking = (wanted: string, given: string) =>
    viewPage(
      db,
      { agentId: ada, reach: "all" },
      { view: wanted, timezone, cursor: given, limit: 2, upTo: null, at: now },
    );
  expect(await asking(view, cursor ?? "")).toMatchObject({ data: expect.any(Array) });
  for (const other of predefinedViews.filter((name) => name !== view))
    expect(await asking(other, cursor ?? "")).toBe("bad_cursor");
  for (const bad of ["1", `${view}`, `${view}.x`, `${view}.1.2.3`, "'; drop table tickets", "-1"])
    expect(await asking(view, bad)).toBe("bad_cursor");
});

it("who is in no department sees no ticket", async () => {
  expect((await page("all", busy, { limit: 5 })).data.length).toBe(5);
  for (const view of predefinedViews) expect((await page(view, [])).data).toEqual([]);
});

it("a ticket of another department is as if it were not there, and so is a deleted one", async () => {
  const { data } = await page("missed", [quiet]);
  const id = data[0]?.id ?? "";
  expect(await ticketOne(db, [quiet], id)).toMatchObject({
    id,
    department: { id: quiet, name: "Quiet" },
    contact: { name: "Vic", email: "vic@example.com" },
    kind: "missed",
  });
  expect(await ticketOne(db, "all", id)).not.toBeNull();
  expect(await ticketOne(db, busy, id)).toBeNull();
  await env.DB.prepare("update tickets set deleted_at = 1 where id = ?").bind(id).run();
  expect(await ticketOne(db, [quiet], id)).toBeNull();
  await env.DB.prepare("update tickets set deleted_at = null where id = ?").bind(id).run();
});
