import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { indexChat } from "../../src/db/chats.ts";
import { openDatabase } from "../../src/db/database.ts";
import { writeTicketOf } from "../../src/db/ticket-answers.ts";
import { eraseSome, filesToErase } from "../../src/db/ticket-erasing.ts";
import { ticketOne } from "../../src/db/ticket-lists.ts";
import { findTickets } from "../../src/db/ticket-search.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import { indexNew } from "../../src/jobs/search-indexing.ts";
import { eraseDeleted } from "../../src/jobs/ticket-erasing.ts";
import { spans } from "../../src/protocol/limits.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addDepartment, chatRow, ticketDraft } from "../support/rows.ts";
import { addTickets, ticketRow } from "../support/tickets.ts";

const db = openDatabase(env.DB);
const now = 10_000_000_000;
let support = "";

beforeEach(async () => {
  support = await addDepartment(db);
  await env.DB.prepare("update tickets set deleted_at = null").run();
});

async function written(seq = 1) {
  const row = chatRow(support, { phase: "ended", version: seq, latestTimerAt: null });
  await writeTicket(db, draftOf(row, seq), row);
  return row;
}

function draftOf(row: ReturnType<typeof chatRow>, seq: number) {
  return ticketDraft(row, { outcome: "missed", question: "About the gyroscope", seq });
}

async function deletedAt(id: string, at: number): Promise<void> {
  await env.DB.prepare("update tickets set deleted_at = ? where id = ?").bind(at, id).run();
  await env.DB.prepare(
    "insert into ticket_activity (ticket_id, revision, at, agent_id, agent_name, change) values (?, 1, 1, 'a', 'Ada', '{\"deleted\":true}')",
  )
    .bind(id)
    .run();
}

/** Rows that speak of the chat, in every table that could. */
async function traces(id: string): Promise<Record<string, number>> {
  const count = async (sql: string) =>
    (await env.DB.prepare(`select count(*) as n from ${sql}`).bind(id).first<{ n: number }>())?.n ?? -1;
  return {
    tickets: await count("tickets where id = ?"),
    transcripts: await count("transcripts where ticket_id = ?"),
    activity: await count("ticket_activity where ticket_id = ?"),
    chats: await count("chats where id = ?"),
    tombstones: await count("erased_tickets where id = ?"),
  };
}

it("what was deleted is erased with all that was kept of it when nobody can have it back, and not before", async () => {
  const gone = await written();
  const kept = await written();
  await indexNew(db, 100);
  await deletedAt(gone.id, now);
  await eraseDeleted(env, now + spans.undoMs - 1);
  expect(await traces(gone.id)).toEqual({ tickets: 1, transcripts: 1, activity: 1, chats: 1, tombstones: 0 });
  await eraseDeleted(env, now + spans.undoMs);
  expect(await traces(gone.id)).toEqual({ tickets: 0, transcripts: 0, activity: 0, chats: 0, tombstones: 1 });
  expect(await ticketOne(db, "all", kept.id)).toMatchObject({ id: kept.id });
  const found = (await findTickets(db, "all", { q: "gyroscope", below: null, limit: 20 })).data;
  expect(found.map(({ id }) => id)).toContain(kept.id);
  const indexed = await env.DB.prepare(
    "select count(*) as n from ticket_search where ticket_search match 'gyroscope'",
  ).first();
  expect(indexed).toEqual({ n: found.length });
});

async function answering(ticketId: string): Promise<string> {
  const row = chatRow(support, { phase: "ended", latestTimerAt: null, answers: ticketId });
  await indexChat(db, row);
  await writeTicketOf(db, { ...draftOf(row, 1), answersTicket: ticketId }, row);
  return row.id;
}

async function filesOf(chatId: string): Promise<number> {
  return (await env.FILES.list({ prefix: `${chatId}/` })).objects.length;
}

it("its files are erased with it, those of chats that answered it among them, and no others", async () => {
  const [gone, kept] = [await written(), await written()];
  const answer = await answering(gone.id);
  for (const id of [gone.id, answer, kept.id])
    for (const file of ["file_1", "file_2"]) await env.FILES.put(`${id}/${file}`, "bytes");
  await deletedAt(gone.id, now);
  await eraseDeleted(env, now + spans.undoMs - 1);
  expect([await filesOf(gone.id), await filesOf(answer)]).toEqual([2, 2]);
  await eraseDeleted(env, now + spans.undoMs);
  expect([await filesOf(gone.id), await filesOf(answer), await filesOf(kept.id)]).toEqual([0, 0, 2]);
  expect(await filesToErase(db)).toEqual([]);
});

it("files that cannot be erased now hold up no others, and are erased by a later run", async () => {
  const [stuck, other] = [await written(), await written()];
  for (const { id } of [stuck, other]) {
    await env.FILES.put(`${id}/file_1`, "bytes");
    await deletedAt(id, now);
  }
  const list: R2Bucket["list"] = async (options) => {
    if (options?.prefix?.startsWith(stuck.id)) throw new Error("the store is away");
    return env.FILES.list(options);
  };
  const FILES = { list, delete: (keys: string[]) => env.FILES.delete(keys) } as R2Bucket;
  await eraseDeleted({ ...env, FILES }, now + spans.undoMs);
  expect([await filesOf(stuck.id), await filesOf(other.id)]).toEqual([1, 0]);
  expect(await traces(stuck.id)).toMatchObject({ tickets: 0, tombstones: 1 });
  expect(await filesToErase(db)).toEqual([stuck.id]);
  for (const _run of [1, 2]) await eraseDeleted(env, now + spans.undoMs);
  expect([await filesOf(stuck.id), await filesToErase(db)]).toEqual([0, []]);
});

it("a late delivery of its chat writes nothing anew, and uses up no number", async () => {
  const row = await written();
  await deletedAt(row.id, now);
  // Before it is erased, a newer log is taken in, and it stays deleted.
  await writeTicket(db, draftOf(row, 2), { ...row, version: 2 });
  expect(await ticketOne(db, "all", row.id)).toBeNull();
  await eraseDeleted(env, now + spans.undoMs);
  const last = await written();
  for (const version of [2, 3]) {
    await indexChat(db, { ...row, version });
    await writeTicket(db, draftOf(row, version), { ...row, version });
  }
  expect(await traces(row.id)).toEqual({ tickets: 0, transcripts: 0, activity: 0, chats: 0, tombstones: 1 });
  const next = await written();
  const numberOf = async (id: string) => (await ticketOne(db, "all", id))?.number ?? 0;
  expect(await numberOf(next.id)).toBe((await numberOf(last.id)) + 1);
});

it("while tickets are being deleted, the first of them can still be had back; for a quarter of an hour", async () => {
  const [first, last] = [await written(), await written()];
  await deletedAt(first.id, now);
  await deletedAt(last.id, now + 2 * spans.undoMs);
  await eraseDeleted(env, now + 2 * spans.undoMs + 1);
  expect(await traces(first.id)).toMatchObject({ tickets: 1 });
  await eraseDeleted(env, now + 3 * spans.undoMs);
  expect(await traces(first.id)).toMatchObject({ tickets: 0 });
  expect(await traces(last.id)).toMatchObject({ tickets: 0 });
  const [old, fresh] = [await written(), await written()];
  await deletedAt(old.id, now);
  await deletedAt(fresh.id, now + spans.deletingMs);
  await eraseDeleted(env, now + spans.deletingMs);
  expect([await traces(old.id), await traces(fresh.id)]).toMatchObject([{ tickets: 0 }, { tickets: 1 }]);
});

it("erases many in bounded steps, and costs nothing while nothing is deleted", async () => {
  const rows = Array.from({ length: 70 }, () => ticketRow(support, { deletedAt: now }));
  await addTickets(db, rows);
  const left = async () =>
    (
      await env.DB.prepare("select count(*) as n from tickets where deleted_at is not null").first<{
        n: number;
      }>()
    )?.n;
  expect(await eraseSome(db, now + spans.undoMs)).toBe(true);
  expect(await left()).toBe(20);
  await eraseDeleted(env, now + spans.undoMs);
  expect(await left()).toBe(0);
  const idle = countedD1(env.DB);
  expect(await eraseSome(openDatabase(idle.d1), now + spans.undoMs)).toBe(false);
  expect([idle.written, idle.read <= 2]).toEqual([0, true]);
});
