// The roll-ups against a plain count over all tickets, whatever happens to the tickets; and the recount among it all.
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { recount } from "../../src/db/report-recount.ts";
import { reportOf } from "../../src/db/reports.ts";
import { reportDays, reportRecount, reportRecounting, tickets } from "../../src/db/ticket-schema.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import type { EndedChat } from "../../src/domain/chat.ts";
import { ticketOf } from "../../src/domain/ticket.ts";
import { ratings } from "../../src/protocol/entry.ts";
import type { Figures, Report } from "../../src/protocol/report-api.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { answeredLives, someLives } from "../support/random-lives.ts";
import { addAgent, addDepartment, chatRow, freshId, ticketDraft } from "../support/rows.ts";
import { addTickets, ticketRow } from "../support/tickets.ts";

const db = openDatabase(env.DB);
const all = { from: "1970-01-01", to: "1970-12-31" };

beforeEach(forgetAll);

async function forgetAll(): Promise<void> {
  for (const table of [tickets, reportDays, reportRecount, reportRecounting]) await db.delete(table);
}

type Row = typeof tickets.$inferSelect;

/** What the report must say, counted over the tickets one by one. */
function counted(rows: readonly Row[]): Figures {
  const theirs = rows.filter(
    ({ kind, deletedAt }) => deletedAt === null && ["finished", "missed", "abandoned"].includes(kind),
  );
  const sum = (of: (row: Row) => number) => theirs.reduce((total, row) => total + of(row), 0);
  return {
    chats: theirs.length,
    missed: sum(({ kind }) => Number(kind === "missed")),
    abandoned: sum(({ kind }) => Number(kind === "abandoned")),
    waitMs: sum(({ waitMs }) => waitMs),
    replies: sum(({ firstReplyMs }) => Number(firstReplyMs !== null)),
    firstReplyMs: sum(({ firstReplyMs }) => firstReplyMs ?? 0),
    answered: sum(({ startedAt }) => Number(startedAt !== null)),
    durationMs: sum(({ startedAt, durationMs }) => (startedAt === null ? 0 : durationMs)),
    good: sum(({ rating }) => Number(rating === "good")),
    okay: sum(({ rating }) => Number(rating === "okay")),
    bad: sum(({ rating }) => Number(rating === "bad")),
  };
}

function split<K extends string>(rows: readonly Row[], key: K, of: (row: Row) => string) {
  return [...Map.groupBy(rows, of)]
    .map(([value, some]) => ({ [key]: value, ...counted(some) }) as Record<K, string> & Figures)
    .filter(({ chats }) => chats > 0);
}

const byKey = <T extends object>(rows: readonly T[], key: keyof T) =>
  [...rows].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));

async function expectReportToBeTrue(): Promise<void> {
  const rows = await db.select().from(tickets);
  const report = await reportOf(db, all);
  expect(report.total).toEqual(counted(rows));
  expect(report.days).toEqual(
    byKey(
      split(rows, "day", ({ day }) => day),
      "day",
    ),
  );
  const nameless = (some: Report["agents"]) => byKey(some, "id").map(({ name: _name, ...row }) => row);
  expect(nameless(report.agents)).toEqual(
    byKey(
      split(rows, "id", ({ chatOwnerId }) => chatOwnerId ?? ""),
      "id",
    ),
  );
  expect(nameless(report.departments)).toEqual(
    byKey(
      split(rows, "id", ({ chatDepartmentId }) => chatDepartmentId),
      "id",
    ),
  );
  const rated = rows.filter(({ rating, deletedAt }) => rating !== null && deletedAt === null);
  expect(byKey(report.contacts, "email")).toEqual(
    byKey(
      [...Map.groupBy(rated, ({ contactEmail }) => contactEmail?.toLowerCase() ?? "")].map(
        ([email, some]) => {
          const { good, okay, bad } = counted(some);
          return { email, good, okay, bad };
        },
      ),
      "email",
    ),
  );
}

/** What people and the platform may do to a ticket afterwards. */
const happening = fc.oneof(
  fc.record({ do: fc.constant("again" as const) }),
  fc.record({ do: fc.constant("rate" as const), rating: fc.constantFrom(...ratings) }),
  fc.record({ do: fc.constantFrom("delete" as const, "restore" as const, "erase" as const) }),
  fc.record({ do: fc.constant("give" as const) }),
  fc.record({ do: fc.constant("recount" as const), stretch: fc.integer({ min: 1, max: 3 }) }),
);

it("the roll-ups equal a count over all tickets, whatever chats lived and whatever was done to their tickets", async () => {
  const zones = ["UTC", "Asia/Kathmandu", "America/Los_Angeles"];
  const homes = await Promise.all(zones.map((timezone) => addDepartment(db, { timezone })));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(someLives, answeredLives), { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), happening), { maxLength: 12 }),
      async (lives, happenings) => {
        await forgetAll();
        const ended = lives.flatMap((life, n) => {
          const last = life.at(-1);
          if (last?.chat.phase !== "ended") return [];
          const id = freshId("chat");
          const department = { id: homes[n % homes.length] ?? "", name: "Support" };
          // Some begin around midnight.
          const chat: EndedChat = {
            ...last.chat,
            id,
            department,
            createdAt: last.chat.createdAt + n * 21_600_000,
          };
          return [{ chat, entries: last.entries }];
        });
        if (ended.length === 0) return;
        for (const { chat, entries } of ended) await write(chat, entries.length);
        await expectReportToBeTrue();
        for (const [which, late, what] of happenings) {
          const one = ended[which % ended.length];
          if (!one) continue;
          const { id } = one.chat;
          switch (what.do) {
            case "again":
              await write(one.chat, one.entries.length);
              break;
            case "rate": {
              const rated = { rating: what.rating, comment: "", at: 1, frames: [] };
              one.chat = { ...one.chat, seq: one.chat.seq + 1, rated };
              await write(one.chat, one.entries.length);
              break;
            }
            case "delete":
              await db.update(tickets).set({ deletedAt: late }).where(eq(tickets.id, id));
              break;
            case "restore":
              await db.update(tickets).set({ deletedAt: null }).where(eq(tickets.id, id));
              break;
            case "erase":
              await db.delete(tickets).where(eq(tickets.id, id));
              break;
            case "give":
              await db
                .update(tickets)
                .set({ ownerId: "agent_x", status: "closed" })
                .where(eq(tickets.id, id));
              break;
            case "recount":
              expect((await recount(db, what.stretch)).differing ?? 0).toBe(0);
              break;
            default:
              what satisfies never;
          }
          await expectReportToBeTrue();
        }
        await recounted();
        await expectReportToBeTrue();
      },
    ),
    { numRuns: 40 },
  );

  async function write(chat: EndedChat, entries: number): Promise<void> {
    const row = chatRow(chat.department.id, { id: chat.id, ownerId: chat.ownerId, phase: "ended" });
    await writeTicket(db, { ...ticketOf(chat, []), version: chat.seq + entries }, row);
  }
}, 120_000);

/** Counted to the end; how many rows were wrong. */
async function recounted(): Promise<number> {
  for (;;) {
    const { differing } = await recount(db, 2);
    if (differing !== null) return differing;
  }
}

it("a recount puts right what somebody spoiled, and says how much", async () => {
  const support = await addDepartment(db);
  const rows = Array.from({ length: 9 }, (_, n) =>
    ticketRow(support, { day: `1970-01-0${(n % 3) + 1}`, chatDepartmentId: support }),
  );
  await addTickets(db, rows);
  await expectReportToBeTrue();
  expect(await recounted()).toBe(0);
  await db.update(reportDays).set({ chats: 99 }).where(eq(reportDays.day, "1970-01-02"));
  await db.delete(reportDays).where(eq(reportDays.day, "1970-01-03"));
  // The wrong row and the right one of the second day, and the missing one of the third.
  expect(await recounted()).toBe(3);
  await expectReportToBeTrue();
  expect(await db.select().from(reportRecounting)).toEqual([]);
});

it("Ada's chats stay hers in the reports when the tickets are given to Bo", async () => {
  const support = await addDepartment(db);
  const [ada, bo] = [await addAgent(db, [support]), await addAgent(db, [support], { name: "Bo" })];
  const row = chatRow(support, { phase: "ended", ownerId: ada });
  await writeTicket(db, ticketDraft(row), row);
  await db.update(tickets).set({ ownerId: bo });
  const { agents, total } = await reportOf(db, { ...all, agent: ada });
  expect(agents).toMatchObject([{ id: ada, name: "Ada", chats: 1, answered: 1 }]);
  expect(total.chats).toBe(1);
  expect((await reportOf(db, { ...all, agent: bo })).total.chats).toBe(0);
  expect((await reportOf(db, { from: "1971-01-01", to: "1971-01-31" })).total.chats).toBe(0);
});

it("reads what is rolled up, not the tickets, however many there are", async () => {
  const support = await addDepartment(db);
  const rows = Array.from({ length: 1_000 }, (_, n) =>
    ticketRow(support, {
      day: `1970-02-0${(n % 5) + 1}`,
      chatDepartmentId: support,
      rating: n % 100 === 0 ? "good" : null,
    }),
  );
  await addTickets(db, rows);
  const counting = countedD1(env.DB);
  const report = await reportOf(openDatabase(counting.d1), { from: "1970-02-01", to: "1970-02-28" });
  expect(report.total).toMatchObject({ chats: 1_000, good: 10 });
  expect(counting.read).toBeLessThan(100);
});
