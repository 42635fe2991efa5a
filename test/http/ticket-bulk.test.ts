import { beforeAll, expect, it } from "vitest";
import { indexNew } from "../../src/jobs/search-indexing.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { Bulk, BulkDone, TicketPage } from "../../src/protocol/ticket-api.ts";
import { aTicket, type Colleague, db, type Team, team } from "../support/colleagues.ts";
import { problemOf } from "../support/doors.ts";
import { addDepartment } from "../support/rows.ts";
import { addTickets, ticketRow } from "../support/tickets.ts";

let t: Team;
/** Has as many tags as there may be. */
const full: string[] = [];

beforeAll(async () => {
  t = await team();
});

async function some(count: number, departmentId = t.support): Promise<{ id: string; revision: number }[]> {
  const rows = Array.from({ length: count }, () => ticketRow(departmentId));
  await addTickets(db, rows);
  return rows.map(({ id }) => ({ id, revision: 0 }));
}

it("changes the status, the owner and the tags of chosen tickets, and says what each is now", async () => {
  const chosen = await some(3);
  const { done, failed, next_cursor } = await t.ada.bulk({ do: "status", status: "on_hold" }, chosen);
  expect([failed, next_cursor]).toEqual([[], null]);
  expect(done).toEqual(
    chosen.map(({ id }) => ({ id, number: expect.any(Number), revision: 1, changed: true })),
  );
  const owned = await t.ada.bulk({ do: "owner", ownerId: t.ada.id }, done);
  const tagged = await t.ada.bulk({ do: "tags", add: ["late"], remove: [] }, owned.done);
  expect(tagged.failed).toEqual([]);
  for (const { id } of chosen)
    expect(await t.ada.ticket(id)).toMatchObject({
      status: "on_hold",
      owner: { name: "Ada" },
      tags: ["late"],
      revision: 3,
      activity: [{ change: { status: {} } }, { change: { owner: {} } }, { change: { tags: {} } }],
    });
});

it("what cannot be done is told row by row, and the others are done", async () => {
  const [fine, behind, foreign] = [
    await aTicket(t.support),
    await aTicket(t.support),
    await aTicket(t.sales),
  ];
  const same = await aTicket(t.support);
  await t.sue.edit(behind, { revision: 0, status: "on_hold" });
  await t.sue.edit(same, { revision: 0, status: "closed" });
  const none = "chat_zzzzzzzzzzzzzzzzzzzz";
  const chosen = [fine, behind, foreign, none, same, fine].map((id) => ({ id, revision: 0 }));
  const { done, failed } = await t.ada.bulk({ do: "status", status: "closed" }, chosen);
  expect(done.map(({ id }) => id).sort()).toEqual([fine, same].sort());
  expect(failed).toEqual([
    { id: behind, number: expect.any(Number), revision: 1, code: "stale_version" },
    { id: foreign, number: null, revision: null, code: "not_found" },
    { id: none, number: null, revision: null, code: "not_found" },
  ]);
  // There is nothing to take back of what Sue had done.
  expect(done.map(({ changed }) => changed).sort()).toEqual([false, true]);
  expect((await t.ada.bulk({ do: "undo" }, [{ id: same, revision: 1 }])).failed).toMatchObject([
    { id: same, code: "forbidden" },
  ]);
  expect(await t.ada.ticket(behind)).toMatchObject({ status: "on_hold" });
  expect(await t.bo.ticket(foreign)).toMatchObject({ status: "open", revision: 0 });
  expect(
    await t.sue.bulk({ do: "owner", ownerId: t.bo.id }, [
      { id: fine, revision: 1 },
      { id: foreign, revision: 0 },
    ]),
  ).toMatchObject({ done: [{ id: foreign }], failed: [{ id: fine, code: "forbidden" }] });
  await t.ada.edit(fine, { revision: 1, tags: Array.from({ length: limits.tagsMax }, (_, n) => `tag ${n}`) });
  full.push(fine);
  expect(
    await t.ada.bulk({ do: "tags", add: ["one more"], remove: [] }, [{ id: fine, revision: 2 }]),
  ).toMatchObject({ done: [], failed: [{ code: "too_many" }] });
});

it("a repeated bulk is the same as one", async () => {
  const chosen = await some(2);
  const once = await t.ada.bulk({ do: "tags", add: ["vip"], remove: [] }, chosen);
  expect(await t.ada.bulk({ do: "tags", add: ["vip"], remove: [] }, chosen)).toEqual(once);
});

it("is taken back, each as it was, unless somebody has gone on since", async () => {
  const [one, two] = [await aTicket(t.support), await aTicket(t.support)];
  await t.ada.edit(one, { revision: 0, status: "escalated" });
  const { done } = await t.ada.bulk({ do: "status", status: "closed" }, [
    { id: one, revision: 1 },
    { id: two, revision: 0 },
  ]);
  await t.sue.edit(two, { revision: 1, status: "on_hold" });
  for (let time = 0; time < 2; time += 1)
    expect(await t.ada.bulk({ do: "undo" }, done)).toMatchObject({
      done: [{ id: one, revision: 3 }],
      failed: [{ id: two, code: "stale_version" }],
    });
  expect(await t.ada.ticket(one)).toMatchObject({ status: "escalated" });
  expect(await t.ada.ticket(two)).toMatchObject({ status: "on_hold" });
});

it("goes through all of a view in bounded steps, and leaves later tickets and other departments alone", async () => {
  const department = await addDepartment(db, { name: "Returns" });
  const returns = await some(2 * limits.listMax + 7, department);
  const others = await some(2);
  const { data } = await (await t.sue.call("/agent/tickets?limit=1")).json<TicketPage>();
  const upTo = data[0]?.number ?? 0;
  const [later] = await some(1, department);
  await t.sue.edit(returns[3]?.id ?? "", { revision: 0, tags: ["odd"] });
  const sent: number[] = [];
  let cursor: string | null = null;
  const ids = new Set<string>();
  do {
    const target: Bulk["target"] = {
      of: "view",
      view: "all",
      timezone: "UTC",
      upTo,
      ...(cursor === null ? {} : { cursor }),
    };
    const json = { target, change: { do: "tags", add: ["batch"], remove: ["ODD"] } };
    const answer: BulkDone = await (await t.sue.call("/agent/tickets/bulk", { json })).json<BulkDone>();
    expect(answer.failed.filter(({ id }) => !full.includes(id))).toEqual([]);
    sent.push(answer.done.length);
    for (const { id } of answer.done) ids.add(id);
    cursor = answer.next_cursor;
  } while (cursor !== null);
  expect(Math.max(...sent)).toBe(limits.listMax);
  for (const { id } of [...returns, ...others]) expect(ids.has(id)).toBe(true);
  expect(ids.has(later?.id ?? "")).toBe(false);
  expect(await t.sue.ticket(returns[3]?.id ?? "")).toMatchObject({ tags: ["batch"] });
  expect(await t.sue.ticket(later?.id ?? "")).toMatchObject({ tags: [], revision: 0 });
});

it("only supervisors and admins delete; what is deleted is nowhere, and comes back whole", async () => {
  const id = await aTicket(t.support, "About the theodolite");
  await t.ada.edit(id, { revision: 0, status: "on_hold", tags: ["brass"] });
  const chosen = [{ id, revision: 1 }];
  const asked = (who: Colleague, act: "delete" | "restore") =>
    who.call("/agent/tickets/bulk", {
      json: { target: { of: "chosen", tickets: chosen }, change: { do: act } },
    });
  expect(await problemOf(await asked(t.ada, "delete"))).toEqual([403, "forbidden"]);
  const before = await t.ada.ticket(id);
  await indexNew(db, 100);
  const { done } = await (await asked(t.sue, "delete")).json<BulkDone>();
  expect(done).toMatchObject([{ id, revision: 2 }]);
  expect(await problemOf(await t.ada.call(`/agent/tickets/${id}`))).toEqual([404, "not_found"]);
  expect(await problemOf(await t.sue.edit(id, { revision: 2, status: "open" }))).toEqual([404, "not_found"]);
  expect(
    await problemOf(
      await t.ada.call(`/agent/tickets/${id}/notes`, { json: { cid: "ada-note-ada-note.1", body: "?" } }),
    ),
  ).toEqual([404, "not_found"]);
  const listed = async (path: string) =>
    (await (await t.sue.call(path)).json<TicketPage>()).data.map((row) => row.id);
  for (const path of ["/agent/tickets", "/agent/tickets/search?q=theodolite", "/agent/tickets?view=missed"])
    expect(await listed(path)).not.toContain(id);
  expect(await problemOf(await asked(t.ada, "restore"))).toEqual([403, "forbidden"]);
  expect((await t.sue.bulk({ do: "undo" }, done)).done).toMatchObject([{ id, revision: 3 }]);
  const after = await t.ada.ticket(id);
  expect({ ...after, activity: [], revision: 0, updatedAt: 0 }).toEqual({
    ...before,
    activity: [],
    revision: 0,
    updatedAt: 0,
  });
  expect(after.activity.map(({ change }) => change).slice(1)).toEqual([
    { deleted: true },
    { restored: true },
  ]);
  for (const path of ["/agent/tickets", "/agent/tickets/search?q=theodolite", "/agent/tickets?view=missed"])
    expect(await listed(path)).toContain(id);
});

it("what is no bulk action is refused whole", async () => {
  const tickets = [{ id: await aTicket(t.support), revision: 0 }];
  const status = { do: "status", status: "closed" };
  const view = { of: "view", view: "all", timezone: "UTC", upTo: 1 };
  const asked = (json: unknown) => t.sue.call("/agent/tickets/bulk", { json });
  expect((await asked({ target: { of: "chosen", tickets }, change: status })).status).toBe(200);
  const many = Array.from({ length: limits.listMax + 1 }, () => tickets[0]);
  for (const [json, refused] of [
    [{}, [400, "bad_request"]],
    [{ target: { of: "chosen", tickets: [] }, change: status }, [400, "bad_request"]],
    [{ target: { of: "chosen", tickets: many }, change: status }, [413, "too_long"]],
    [{ target: { of: "chosen", tickets }, change: { do: "burn" } }, [400, "bad_request"]],
    [{ target: { ...view, view: "view_zzzzzzzzzzzzzzzzzzzz" }, change: status }, [404, "not_found"]],
    [{ target: { ...view, cursor: "missed.5" }, change: status }, [400, "bad_request"]],
    [{ target: view, change: { do: "undo" } }, [400, "bad_request"]],
    [{ target: view, change: { do: "restore" } }, [400, "bad_request"]],
  ] as const)
    expect(await problemOf(await asked(json)), JSON.stringify(json)).toEqual(refused);
});
