import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { limits } from "../../src/protocol/limits.ts";
import type { ActivityPage, FoundTickets, TagList, Ticket } from "../../src/protocol/ticket-api.ts";
import { aTicket, db, type Team, team } from "../support/colleagues.ts";
import { problemOf } from "../support/doors.ts";
import { addAgent } from "../support/rows.ts";

let t: Team;

beforeAll(async () => {
  t = await team();
});

const noteId = (n: number) => `ada-note-ada-note.${n}`;

it("Ada changes the status, the owner, the tags and the due time, and each change is told with its author", async () => {
  const id = await aTicket(t.support);
  const { ada } = t;
  for (const edit of [
    { revision: 0, status: "on_hold" as const },
    { revision: 1, ownerId: ada.id, tags: ["late", "退款"] },
    { revision: 2, dueAt: 5_000_000_000_000 },
  ])
    expect((await ada.edit(id, edit)).status).toBe(200);
  const ticket = await ada.ticket(id);
  expect(ticket).toMatchObject({
    status: "on_hold",
    owner: { id: ada.id, name: "Ada" },
    tags: ["late", "退款"],
    dueAt: 5_000_000_000_000,
    revision: 3,
  });
  expect(ticket.activity).toEqual([
    {
      revision: 1,
      at: expect.any(Number),
      by: { id: ada.id, name: "Ada" },
      change: { status: { from: "open", to: "on_hold" } },
    },
    {
      revision: 2,
      at: expect.any(Number),
      by: { id: ada.id, name: "Ada" },
      change: {
        owner: { from: null, to: { id: ada.id, name: "Ada" } },
        tags: { added: ["late", "退款"], removed: [] },
      },
    },
    {
      revision: 3,
      at: expect.any(Number),
      by: { id: ada.id, name: "Ada" },
      change: { dueAt: { from: null, to: 5_000_000_000_000 } },
    },
  ]);
  expect(ticket.updatedAt).toBe(ticket.activity[2]?.at);
});

it("of two who edit one ticket the second is told what changed, and nothing of either is lost", async () => {
  const id = await aTicket(t.support);
  expect((await t.sue.edit(id, { revision: 0, status: "closed" })).status).toBe(200);
  const late = await t.ada.edit(id, { revision: 0, status: "escalated", tags: ["vip"] });
  expect(late.status).toBe(409);
  expect(await late.clone().json()).toMatchObject({
    error: {
      code: "stale_version",
      details: {
        revision: 1,
        since: [{ by: { name: "Sue" }, change: { status: { from: "open", to: "closed" } } }],
      },
    },
  });
  expect(await t.ada.ticket(id)).toMatchObject({ status: "closed", tags: [] });
  expect((await t.ada.edit(id, { revision: 1, status: "escalated", tags: ["vip"] })).status).toBe(200);
  expect(await t.ada.ticket(id)).toMatchObject({ status: "escalated", tags: ["vip"], revision: 2 });
});

it("an edit whose answer was lost comes again and is done, and a note in between is no hindrance", async () => {
  const id = await aTicket(t.support);
  for (let time = 0; time < 2; time += 1)
    expect(await (await t.ada.edit(id, { revision: 0, status: "closed" })).json()).toMatchObject({
      revision: 1,
    });
  const note = { cid: noteId(1), body: "She called, too." };
  for (let time = 0; time < 2; time += 1)
    expect((await t.sue.call(`/agent/tickets/${id}/notes`, { json: note })).status).toBe(200);
  expect((await t.ada.edit(id, { revision: 1, status: "open" })).status).toBe(200);
  const { activity, revision } = await t.ada.ticket(id);
  expect(revision).toBe(3);
  expect(activity.map(({ change }) => Object.keys(change))).toEqual([["status"], ["note"], ["status"]]);
  expect(activity[1]).toMatchObject({ by: { name: "Sue" }, change: { note: "She called, too." } });
});

it("twenty edits at once are one after another: every revision has its one change", async () => {
  const id = await aTicket(t.support);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => t.ada.edit(id, { revision: 0, tags: [`tag ${n}`] })),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
  const notes = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      t.ada.call(`/agent/tickets/${id}/notes`, { json: { cid: noteId(100 + n), body: `Note ${n}` } }),
    ),
  );
  expect(new Set(notes.map(({ status }) => status))).toEqual(new Set([200]));
  const { activity, revision } = await t.ada.ticket(id);
  expect(revision).toBe(21);
  expect(activity.map((one) => one.revision)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
});

it("what is not Ada's to see she can neither change nor note, list nor give away", async () => {
  const theirs = await aTicket(t.sales);
  const own = await aTicket(t.support);
  const doors: [path: string, method: string, json: unknown][] = [
    ["", "PATCH", { revision: 0, status: "closed" }],
    ["/notes", "POST", { cid: noteId(2), body: "Hm" }],
    ["/owners", "GET", undefined],
    ["/activity?before=9", "GET", undefined],
  ];
  for (const [path, method, json] of doors) {
    expect((await t.ada.call(`/agent/tickets/${own}${path}`, { method, json })).status).toBe(200);
    for (const id of [theirs, "chat_zzzzzzzzzzzzzzzzzzzz", "nonsense", "chat_"])
      expect(await problemOf(await t.ada.call(`/agent/tickets/${id}${path}`, { method, json }))).toEqual([
        404,
        "not_found",
      ]);
  }
  expect(await t.bo.ticket(theirs)).toMatchObject({ status: "open", activity: [] });
});

it("an owner has to see the ticket; who hands it on to another department sees it no more", async () => {
  const id = await aTicket(t.support);
  expect(await problemOf(await t.ada.edit(id, { revision: 0, ownerId: t.bo.id }))).toEqual([
    403,
    "forbidden",
  ]);
  expect(
    await problemOf(await t.ada.edit(id, { revision: 0, ownerId: "agent_zzzzzzzzzzzzzzzzzzzz" })),
  ).toEqual([403, "forbidden"]);
  expect(
    await problemOf(await t.ada.edit(id, { revision: 0, departmentId: "dept_zzzzzzzzzzzzzzzzzzzz" })),
  ).toEqual([400, "bad_request"]);
  expect((await t.ada.edit(id, { revision: 0, ownerId: t.ada.id })).status).toBe(200);
  const gone = await t.ada.edit(id, { revision: 1, departmentId: t.sales });
  expect([gone.status, await gone.json()]).toEqual([200, null]);
  expect(await t.bo.ticket(id)).toMatchObject({ department: { name: "Sales" }, owner: null, revision: 2 });
  const owners = async (path: string) =>
    (await (await t.bo.call(path)).json<{ data: { name: string }[] }>()).data.map(({ name }) => name);
  expect(await owners(`/agent/tickets/${id}/owners`)).toEqual(["Bo", "Sue"]);
  expect(await owners("/agent/tickets/owners")).toEqual(["Bo", "Sue"]);
  expect(await owners("/agent/tickets/departments")).toEqual(["Support", "Sales"]);
});

it("an owner whom nobody knows any more stays until somebody takes the ticket", async () => {
  const id = await aTicket(t.support);
  const kim = await addAgent(db, [t.support], { name: "Kim" });
  expect((await t.ada.edit(id, { revision: 0, ownerId: kim })).status).toBe(200);
  await env.DB.prepare("delete from agents where id = ?").bind(kim).run();
  expect((await t.ada.edit(id, { revision: 1, status: "closed" })).status).toBe(200);
  expect(await t.ada.ticket(id)).toMatchObject({ owner: { id: kim }, status: "closed" });
});

it("a note is found by its words at once, and only by who may see the ticket", async () => {
  const id = await aTicket(t.support);
  const note = { cid: noteId(3), body: "Promised a chrysanthemum 送花" };
  expect((await t.ada.call(`/agent/tickets/${id}/notes`, { json: note })).status).toBe(200);
  const found = async (who: Team["ada"], q: string) =>
    (await (await who.call(`/agent/tickets/search?${new URLSearchParams({ q })}`)).json<FoundTickets>()).data;
  for (const q of ["chrysanthemum", "送花"]) {
    expect(await found(t.ada, q)).toMatchObject([{ id, excerpts: [{ where: "note" }] }]);
    expect(await found(t.bo, q)).toEqual([]);
  }
});

it("of a long activity the last part comes with the ticket, and the earlier parts page by page", async () => {
  const id = await aTicket(t.support);
  const count = limits.activityMax + 30;
  const written = Array.from({ length: count }, (_, n) =>
    env.DB.prepare(
      "insert into ticket_activity (ticket_id, revision, at, agent_id, agent_name, change) values (?, ?, 1, 'a', 'Ada', ?)",
    ).bind(id, n + 1, JSON.stringify({ note: `Note ${n + 1}` })),
  );
  await env.DB.batch(written);
  const { activity } = await t.ada.ticket(id);
  expect([activity.length, activity[0]?.revision]).toEqual([limits.activityMax, 31]);
  const earlier = await t.ada.call(`/agent/tickets/${id}/activity?before=31`);
  const { data } = await earlier.json<ActivityPage>();
  expect(data.map(({ revision }) => revision)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
});

it("tags are offered in the order of their use, and none of another department", async () => {
  const [one, two, theirs] = [await aTicket(t.support), await aTicket(t.support), await aTicket(t.sales)];
  await t.ada.edit(one, { revision: 0, tags: ["often", "once"] });
  await t.ada.edit(two, { revision: 0, tags: ["Often"] });
  await t.bo.edit(theirs, { revision: 0, tags: ["secret"] });
  const tags = (await (await t.ada.call("/agent/tickets/tags")).json<TagList>()).data;
  expect(tags.indexOf("Often")).toBeLessThan(tags.indexOf("once"));
  expect(tags.filter((tag) => /often|secret/i.test(tag))).toEqual(["Often"]);
});

it("what is no edit is refused, and says which field", async () => {
  const id = await aTicket(t.support);
  expect((await t.ada.edit(id, { revision: 0, tags: ["fine"] })).status).toBe(200);
  for (const [edit, refused] of [
    [{}, [400, "bad_request"]],
    [{ revision: -1 }, [400, "bad_request"]],
    [{ revision: 1.5 }, [400, "bad_request"]],
    [{ revision: 1, status: "gone" }, [400, "bad_request"]],
    [{ revision: 1, tags: ["a,b"] }, [400, "bad_request"]],
    [{ revision: 1, tags: [""] }, [400, "bad_request"]],
    [{ revision: 1, tags: ["x".repeat(41)] }, [413, "too_long"]],
    [{ revision: 1, tags: Array.from({ length: 21 }, (_, n) => `${n}`) }, [413, "too_long"]],
    [{ revision: 1, dueAt: "tomorrow" }, [400, "bad_request"]],
    [{ revision: 1, dueAt: 1e20 }, [400, "bad_request"]],
    [{ revision: 99, status: "closed" }, [409, "stale_version"]],
  ] as const)
    expect(await problemOf(await t.ada.edit(id, edit as never)), JSON.stringify(edit)).toEqual(refused);
  expect(await t.ada.ticket(id)).toMatchObject({ revision: 1, tags: ["fine"] });
});

it("an edit that names nothing changes nothing", async () => {
  const id = await aTicket(t.support);
  expect(await (await t.ada.edit(id, { revision: 0 })).json<Ticket>()).toMatchObject({
    revision: 0,
    activity: [],
  });
});
