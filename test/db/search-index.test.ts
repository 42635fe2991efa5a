import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { indexSome } from "../../src/db/search-index.ts";
import { findTickets } from "../../src/db/ticket-search.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import { indexNew, reindex, tendSearch } from "../../src/jobs/search-indexing.ts";
import type { LoggedEntry } from "../../src/protocol/entry.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addDepartment, chatRow, ticketDraft } from "../support/rows.ts";

const db = openDatabase(env.DB);
let support = "";
let sales = "";

beforeAll(async () => {
  support = await addDepartment(db);
  sales = await addDepartment(db, { name: "Sales" });
});

beforeEach(async () => {
  await indexNew(db, 100);
});

const lines = (...texts: string[]) =>
  texts.map(
    (body, index): LoggedEntry => ({ seq: index + 1, at: 1, kind: "message", from: "visitor", body }),
  );

/** Writes the ticket of a missed chat in which this was said; again with more, as a newer version. */
async function write(row: ReturnType<typeof chatRow>, ...texts: string[]): Promise<void> {
  await writeTicket(
    db,
    ticketDraft(row, { outcome: "missed", question: "?", transcript: lines(...texts) }),
    row,
  );
}

function aChat(departmentId = support) {
  return chatRow(departmentId, { phase: "ended", latestTimerAt: null });
}

async function found(q: string, reach: "all" | string[] = "all"): Promise<string[]> {
  const ids: string[] = [];
  let below: number | null = null;
  do {
    const page = await findTickets(db, reach, { q, below, limit: 20 });
    ids.push(...page.data.map(({ id }) => id));
    below = page.next_cursor === null ? null : Number(page.next_cursor);
  } while (below !== null);
  return ids;
}

/** As the agents' door writes a note. */
async function note(id: string, text: string, revision = 1): Promise<void> {
  await env.DB.prepare(
    "insert into ticket_activity (ticket_id, revision, at, agent_id, agent_name, change) values (?, ?, 1, 'a', 'Ada', ?)",
  )
    .bind(id, revision, JSON.stringify({ note: text }))
    .run();
}

async function row(sql: string): Promise<Record<string, unknown>> {
  return (await env.DB.prepare(sql).first()) ?? {};
}

it("costs little more than one row for each ticket, and nothing when there is nothing new", async () => {
  const talk = Array.from(
    { length: 30 },
    (_, index) => `Message ${index}: where is my parcel, it is late? 请退款。`,
  );
  for (let round = 0; round < 40; round += 1) await write(aChat(), ...talk);
  const counted = countedD1(env.DB);
  expect(await indexNew(openDatabase(counted.d1), 10)).toBe(true);
  expect(counted.written / 40).toBeLessThanOrEqual(1.1);
  const idle = countedD1(env.DB);
  expect(await indexNew(openDatabase(idle.d1), 10)).toBe(true);
  expect(idle.written).toBe(0);
  expect(idle.read).toBeLessThanOrEqual(10);
});

it("one alone costs two rows, and one that is said more to, four", async () => {
  const chat = aChat();
  await write(chat, "alone");
  const counted = countedD1(env.DB);
  await indexNew(openDatabase(counted.d1), 1);
  expect(counted.written).toBe(2);
  const again = countedD1(env.DB);
  await write(chat, "alone", "not any more");
  await indexNew(openDatabase(again.d1), 1);
  expect(await found("any more")).toEqual([chat.id]);
  // And one that the trigger wrote down.
  expect(again.written + 1).toBeLessThanOrEqual(4);
});

it("follows a ticket: what is said after it, its notes, its department, and its end", async () => {
  const chat = aChat();
  await write(chat, "the heron");
  await indexNew(db, 1);
  expect(await found("heron", [support])).toEqual([chat.id]);
  await write(chat, "the heron", "and the kingfisher");
  expect(await found("kingfisher")).toEqual([]);
  await note(chat.id, "asked the otter 水獭");
  await indexNew(db, 1);
  expect(await found("kingfisher")).toEqual([chat.id]);
  expect(await found("heron otter")).toEqual([chat.id]);
  expect(await found("水獭")).toEqual([chat.id]);
  await env.DB.prepare("update tickets set department_id = ? where id = ?").bind(sales, chat.id).run();
  expect(await found("heron", [support])).toEqual([]);
  await indexNew(db, 1);
  expect(await found("heron", [support])).toEqual([]);
  expect(await found("heron", [sales])).toEqual([chat.id]);
  const { number } = await row(`select number from tickets where id = '${chat.id}'`);
  await env.DB.prepare("delete from tickets where id = ?").bind(chat.id).run();
  expect(await found("heron")).toEqual([]);
  expect(await row(`select count(*) as n from ticket_search where rowid = ${number}`)).toEqual({ n: 0 });
});

it("a change of status, owner or tags is no reason to index again", async () => {
  const chat = aChat();
  await write(chat, "quiet");
  await indexNew(db, 1);
  await env.DB.prepare(
    "update tickets set status = 'closed', revision = revision + 1, tags = '[\"x\"]'",
  ).run();
  const counted = countedD1(env.DB);
  await indexNew(openDatabase(counted.d1), 1);
  expect(counted.written).toBe(0);
  expect(await found("quiet")).toEqual([chat.id]);
});

it("a change that comes between reading and writing is not lost, whoever writes first", async () => {
  const chat = aChat();
  await write(chat, "first words");
  /** Does something between the reading, in two batches, and the writing. */
  function between(act: () => Promise<void>): D1Database {
    let batches = 0;
    return new Proxy(env.DB, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== "batch") return typeof value === "function" ? value.bind(target) : value;
        return async (statements: D1PreparedStatement[]) => {
          batches += 1;
          if (batches === 3) await act();
          return target.batch(statements);
        };
      },
    });
  }
  await indexSome(openDatabase(between(() => write(chat, "first words", "second words"))));
  await indexNew(db, 10);
  expect(await found("first second")).toEqual([chat.id]);
  // Another indexer, which read later, is done before.
  await note(chat.id, "third", 1);
  const overtaken = async () => {
    await note(chat.id, "fourth", 2);
    await indexNew(db, 10);
  };
  await indexSome(openDatabase(between(overtaken)));
  await indexNew(db, 10);
  expect(await found("third fourth")).toEqual([chat.id]);
  expect(await row("select count(*) as n from search_stale")).toEqual({ n: 0 });
  // And one that is erased meanwhile does not come back.
  await note(chat.id, "fifth", 3);
  await indexSome(
    openDatabase(
      between(
        async () => void (await env.DB.prepare("delete from tickets where id = ?").bind(chat.id).run()),
      ),
    ),
  );
  expect(await row("select count(*) as n from search_stale")).toEqual({ n: 0 });
  expect(await found("first")).toEqual([]);
});

it("two at once, and twice, are the same as once", async () => {
  const chats = Array.from({ length: 60 }, () => aChat());
  for (const chat of chats) await write(chat, "twofold");
  await Promise.all([indexNew(db, 5), indexNew(db, 5), indexNew(db, 5)]);
  expect((await found("twofold")).sort()).toEqual(chats.map(({ id }) => id).sort());
  await env.DB.prepare("update search_progress set indexed_to = 0").run();
  await indexNew(db, 100);
  expect((await found("twofold")).sort()).toEqual(chats.map(({ id }) => id).sort());
});

it("made anew it finds the same, drops what is no ticket, and mends what was damaged, while it is used", async () => {
  const kept = aChat();
  const damaged = aChat();
  await write(kept, "evergreen");
  await write(damaged, "evergreen too");
  for (let round = 0; round < 60; round += 1) await write(aChat(), "among others");
  await indexNew(db, 100);
  const before = await found("evergreen");
  expect(before).toEqual([damaged.id, kept.id]);
  const { number } = await row(`select number from tickets where id = '${damaged.id}'`);
  await env.DB.batch([
    env.DB.prepare(`delete from ticket_search where rowid = ${number}`),
    env.DB.prepare("insert into search_stale (number, times) values (123456, 1)"),
    env.DB.prepare("insert into ticket_search (rowid, transcript) values (?, 'evergreen')").bind(987_654),
  ]);
  await env.DB.prepare("update search_progress set indexed_to = 987654").run();
  expect(await found("evergreen")).toEqual([kept.id]);
  expect(await reindex(db, 1)).toBe(false);
  expect(await found("evergreen")).toContain(kept.id);
  // The cron goes on with it.
  for (let round = 0; round < 10; round += 1) await tendSearch(env);
  expect(await found("evergreen")).toEqual(before);
  expect(await row("select rebuilt_to from search_progress")).toEqual({ rebuilt_to: null });
  expect(await row("select count(*) as n from ticket_search where rowid = 987654")).toEqual({ n: 0 });
});
