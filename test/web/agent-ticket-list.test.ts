import { expect, test } from "vitest";
import type { TicketPage, TicketRow } from "../../src/protocol/ticket-api.ts";
import { createTicketList } from "../../src/web/agent/tickets/ticket-list.ts";
import type { Fetched } from "../../src/web/shared/fetch-json.ts";

function row(number: number, subject = `Ticket ${number}`): TicketRow {
  return {
    id: `chat_${number}`,
    number,
    subject,
    status: "open",
    kind: "finished",
    department: { id: "d", name: "Support" },
    owner: null,
    contact: { name: "Vic", email: null },
    createdAt: number,
    endedAt: number,
    channel: "chat",
    tags: [],
    dueAt: null,
    rating: null,
    filedAt: number,
    waitMs: 0,
    firstReplyMs: null,
    durationMs: 0,
    browser: "",
    system: "",
    country: "",
    language: "",
    pageUrl: "",
    revision: 0,
    updatedAt: number,
  };
}

const down: Fetched<TicketPage> = { ok: false, code: "network", status: 0, details: {}, retryAfterMs: null };

/** Newest first, two to a page, keyed by number. */
function shelf(tickets: TicketRow[]) {
  const asked: (string | null)[] = [];
  return {
    tickets,
    asked,
    async load(cursor: string | null): Promise<Fetched<TicketPage>> {
      asked.push(cursor);
      const below = cursor === null ? Number.POSITIVE_INFINITY : Number(cursor);
      const rest = [...tickets].sort((a, b) => b.number - a.number).filter(({ number }) => number < below);
      const data = rest.slice(0, 2);
      return {
        ok: true,
        value: { data, next_cursor: rest.length > 2 ? String(data.at(-1)?.number) : null },
      };
    },
  };
}

function numbers(rows: readonly TicketRow[] | null): number[] {
  return (rows ?? []).map(({ number }) => number);
}

test("pages follow one another until there is no more", async () => {
  const { load } = shelf([1, 2, 3, 4, 5].map((n) => row(n)));
  const list = createTicketList(load);
  await list.loadMore();
  expect(numbers(list.rows.value)).toEqual([5, 4]);
  await list.loadMore();
  await list.loadMore();
  expect(numbers(list.rows.value)).toEqual([5, 4, 3, 2, 1]);
  expect(list.more.value).toBe(false);
});

test("a ticket that arrives stands on top, and a changed one in its place; no row stands twice", async () => {
  const held = shelf([1, 2, 3, 4].map((n) => row(n)));
  const list = createTicketList(held.load);
  await list.loadMore();
  await list.loadMore();
  held.tickets.push(row(5));
  held.tickets[3] = row(4, "Renamed");
  await list.refresh();
  expect(numbers(list.rows.value)).toEqual([5, 4, 3, 2, 1]);
  expect(list.rows.value?.[1]?.subject).toBe("Renamed");
});

test("looks asked for while one is under way become one more look", async () => {
  const held = shelf([1, 2, 3].map((n) => row(n)));
  const list = createTicketList(held.load);
  await list.loadMore();
  await Promise.all([list.refresh(), list.refresh(), list.refresh()]);
  expect(held.asked).toEqual([null, null, null]);
});

test("a page that does not come leaves what is there, and says so until the next one comes", async () => {
  let broken = true;
  const held = shelf([1].map((n) => row(n)));
  const list = createTicketList((cursor) => (broken ? Promise.resolve(down) : held.load(cursor)));
  await list.loadMore();
  expect(list.refused.value?.code).toBe("network");
  broken = false;
  await list.loadMore();
  expect(list.refused.value).toBeNull();
  expect(numbers(list.rows.value)).toEqual([1]);
});

test("where rows must not move, known ones change in their places and what came waits", async () => {
  const held = shelf([1, 2, 3, 4].map((n) => row(n)));
  const list = createTicketList(held.load);
  await list.loadMore();
  await list.loadMore();
  held.tickets.push(row(5));
  held.tickets[3] = row(4, "Renamed");
  await list.refresh(false);
  expect(numbers(list.rows.value)).toEqual([4, 3, 2, 1]);
  expect(list.rows.value?.[0]?.subject).toBe("Renamed");
  expect(list.arrived.value).toBe(1);
  list.showArrived();
  expect(numbers(list.rows.value)).toEqual([5, 4, 3, 2, 1]);
  expect(list.arrived.value).toBe(0);
});

test("what has left the view goes when rows may move", async () => {
  const held = shelf([1, 2, 3, 4].map((n) => row(n)));
  const list = createTicketList(held.load);
  await list.loadMore();
  await list.loadMore();
  held.tickets.splice(3, 1);
  await list.refresh(false);
  expect(numbers(list.rows.value)).toEqual([4, 3, 2, 1]);
  await list.refresh();
  expect(numbers(list.rows.value)).toEqual([3, 2, 1]);
});

test("so many came that nothing known follows: the list begins anew, without a hole", async () => {
  const held = shelf([1, 2, 3].map((n) => row(n)));
  const list = createTicketList(held.load);
  await list.loadMore();
  held.tickets.push(...[4, 5, 6, 7, 8].map((n) => row(n)));
  await list.refresh();
  expect(numbers(list.rows.value)).toEqual([8, 7]);
  for (let page = 0; page < 3; page += 1) await list.loadMore();
  expect(numbers(list.rows.value)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
});

test("an empty page with more behind it leads on, but not for ever", async () => {
  let asked = 0;
  const list = createTicketList(async () => {
    asked += 1;
    const data = asked === 20 ? [row(1)] : [];
    return { ok: true, value: { data, next_cursor: asked === 20 ? null : String(asked) } };
  });
  await list.loadMore();
  expect([list.rows.value, list.more.value, list.busy.value]).toEqual([[], true, false]);
  while (list.more.value) await list.loadMore();
  expect(numbers(list.rows.value)).toEqual([1]);
});

test("a view that has another order since is read from its beginning", async () => {
  const held = shelf([1, 2, 3, 4].map((n) => row(n)));
  let isStale = false;
  const list = createTicketList((cursor) =>
    isStale && cursor !== null
      ? Promise.resolve({
          ok: false,
          code: "bad_request",
          status: 400,
          details: { cursor: "is not one that we gave" },
          retryAfterMs: null,
        })
      : held.load(cursor),
  );
  await list.loadMore();
  isStale = true;
  await list.loadMore();
  expect(numbers(list.rows.value)).toEqual([4, 3]);
  expect(list.refused.value).toBeNull();
});

test("after many were deleted, as many are looked at again, and what is gone is gone from every page", async () => {
  const held = shelf([1, 2, 3, 4, 5, 6, 7].map((n) => row(n)));
  const list = createTicketList(held.load);
  await list.loadMore();
  await list.loadMore();
  held.tickets.splice(4, 2);
  await list.reload();
  expect(numbers(list.rows.value)).toEqual([7, 4, 3, 2]);
  await list.loadMore();
  expect(numbers(list.rows.value)).toEqual([7, 4, 3, 2, 1]);
  held.tickets.splice(0);
  await list.reload();
  expect([numbers(list.rows.value), list.more.value]).toEqual([[], false]);
});
