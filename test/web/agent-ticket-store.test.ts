import { describe, expect, test } from "vitest";
import type { Activity, EditTicket, Ticket } from "../../src/protocol/ticket-api.ts";
import type { Change } from "../../src/protocol/ticket-changes.ts";
import { collides, createTicketStore, editOf, type Wish } from "../../src/web/agent/tickets/ticket-store.ts";
import type { Fetched } from "../../src/web/shared/fetch-json.ts";

const ada = { id: "ada", name: "Ada" };
const bo = { id: "bo", name: "Bo" };

const first = {
  id: "chat_1",
  revision: 0,
  status: "open",
  tags: ["lamp"],
  activity: [],
} as unknown as Ticket;

function refused(
  code: "network" | "not_found" | "stale_version" | "forbidden",
  details = {},
): Fetched<never> {
  return { ok: false, code, status: 0, details, retryAfterMs: null };
}

/** A server with one ticket, that Bo changes now and then. */
function server() {
  let ticket = first;
  let down = false;
  let gone = false;
  const edits: EditTicket[] = [];
  function done(by: Activity["by"], change: Change, fields: Partial<Ticket>): void {
    const revision = ticket.revision + 1;
    ticket = {
      ...ticket,
      ...fields,
      revision,
      activity: [...ticket.activity, { revision, at: 1, by, change }],
    };
  }
  const told: number[] = [];
  const store = createTicketStore({
    load: async () => (gone ? refused("not_found") : down ? refused("network") : { ok: true, value: ticket }),
    edit: async (edit) => {
      edits.push(edit);
      if (down) return refused("network");
      if (gone) return refused("not_found");
      if (edit.departmentId === "sales") return { ok: true, value: null };
      const since = ticket.activity.filter(({ revision }) => revision > edit.revision);
      if (since.some(({ change }) => change.note === undefined))
        return refused("stale_version", { revision: ticket.revision, since });
      const { revision: _base, ...fields } = edit;
      done(
        ada,
        { status: { from: ticket.status, to: fields.status ?? ticket.status } },
        fields as Partial<Ticket>,
      );
      return { ok: true, value: ticket };
    },
    reply: () => Promise.reject(new Error("nobody replies here")),
    note: async ({ body }) => {
      if (down) return refused("network");
      done(ada, { note: body }, {});
      return { ok: true, value: ticket };
    },
    changed: (_ticket, since) => told.push(...since.map(({ revision }) => revision)),
  });
  return {
    store,
    edits,
    told,
    bo: (change: Change, fields: Partial<Ticket>) => done(bo, change, fields),
    goesDown: (now: boolean) => {
      down = now;
    },
    isDeleted: () => {
      gone = true;
    },
  };
}

async function opened() {
  const world = server();
  world.store.begin();
  while (world.store.lookup.value.state !== "found") await Promise.resolve();
  return world;
}

function shown({ store }: Awaited<ReturnType<typeof opened>>): Ticket {
  const { value } = store.lookup;
  if (value.state !== "found") throw new Error(value.state);
  return value.ticket;
}

const moved: Change = { status: { from: "open", to: "on_hold" } };

describe("a ticket that is changed", () => {
  test("is shown as it is then, and what was done can be taken back", async () => {
    const world = await opened();
    await world.store.change({ status: "closed" });
    expect(shown(world)).toMatchObject({ status: "closed", revision: 1 });
    expect(world.told).toEqual([1]);
    expect(world.store.busy.value).toBe(false);
  });

  test("two quick changes go one after another, the second on what the first made", async () => {
    const world = await opened();
    await Promise.all([world.store.change({ status: "closed" }), world.store.change({ status: "open" })]);
    expect(world.edits.map(({ revision, status }) => [revision, status])).toEqual([
      [0, "closed"],
      [1, "open"],
    ]);
    expect(world.store.conflict.value).toBeNull();
  });

  test("Bo's change of the same field is told, and Ada's is kept until she decides", async () => {
    const world = await opened();
    world.bo(moved, { status: "on_hold" });
    await world.store.change({ status: "closed" });
    expect(world.store.conflict.value).toMatchObject({ wish: { status: "closed" }, since: [{ by: bo }] });
    expect(shown(world).status).toBe("on_hold");
    await world.store.insist();
    expect(shown(world).status).toBe("closed");
    expect(world.store.conflict.value).toBeNull();
  });

  test("Ada may leave it as Bo made it", async () => {
    const world = await opened();
    world.bo(moved, { status: "on_hold" });
    await world.store.change({ status: "closed" });
    world.store.dismiss();
    expect([world.store.conflict.value, shown(world).status]).toEqual([null, "on_hold"]);
    await world.store.insist();
    expect(shown(world).status).toBe("on_hold");
  });

  test("Bo's change of another field is no conflict, and tags of both stay", async () => {
    const world = await opened();
    world.bo({ tags: { added: ["vip"], removed: [] } }, { tags: ["lamp", "vip"] });
    await world.store.change({ addTags: ["late"], removeTags: ["lamp"] });
    expect(world.store.conflict.value).toBeNull();
    expect(shown(world).tags).toEqual(["vip", "late"]);
  });

  test("what did not get through is kept, and made when the line is back", async () => {
    const world = await opened();
    world.goesDown(true);
    await world.store.change({ status: "closed" });
    expect(world.store.refused.value).toMatchObject({
      wish: { status: "closed" },
      refused: { code: "network" },
    });
    expect(await world.store.addNote("c.0", "Hm")).toMatchObject({ code: "network" });
    world.goesDown(false);
    await world.store.insist();
    expect(world.store.refused.value).toBeNull();
    expect(shown(world).status).toBe("closed");
    expect(await world.store.addNote("c.0", "Hm")).toBeNull();
    expect(shown(world).activity.at(-1)?.change).toEqual({ note: "Hm" });
  });

  test("that went to another department, or was deleted, is said to be gone", async () => {
    const one = await opened();
    await one.store.change({ departmentId: "sales" });
    expect(one.store.left.value).toBe("moved");
    const other = await opened();
    other.isDeleted();
    await other.store.refresh();
    expect(other.store.left.value).toBe("gone");
    await other.store.change({ status: "closed" });
    expect(other.edits).toEqual([]);
    const third = await opened();
    third.isDeleted();
    await third.store.change({ status: "closed" });
    expect(third.store.left.value).toBe("gone");
  });
});

test("a wish collides with a change of the same, and an owner with a move", () => {
  const owner: Change = { owner: { from: null, to: bo } };
  const move: Change = { department: { from: ada, to: bo } };
  const cases: [Wish, Change, boolean][] = [
    [{ status: "closed" }, moved, true],
    [{ status: "closed" }, owner, false],
    [{ ownerId: null }, owner, true],
    [{ ownerId: null }, move, true],
    [{ departmentId: "x" }, owner, true],
    [{ dueAt: null }, { dueAt: { from: 1, to: 2 } }, true],
    [{ dueAt: null }, moved, false],
    [{ addTags: ["a"] }, { tags: { added: ["b"], removed: [] } }, false],
    [{ status: "open" }, { note: "Hm" }, false],
  ];
  for (const [wish, change, expected] of cases) expect(collides(wish, change)).toBe(expected);
  expect(editOf(first, { status: "closed" })).toEqual({ revision: 0, status: "closed" });
});
