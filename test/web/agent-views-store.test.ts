import { expect, test } from "vitest";
import type { CustomView, ViewList } from "../../src/protocol/view-api.ts";
import { createViewsStore } from "../../src/web/agent/tickets/views-store.ts";
import type { Fetched } from "../../src/web/shared/fetch-json.ts";

function view(name: string): CustomView {
  return {
    id: `view_${name}`,
    name,
    shared: false,
    criteria: { join: "and", of: [] },
    columns: ["number"],
    sort: { by: "number", descending: true },
    owner: { id: "ada", name: "Ada" },
    mayEdit: true,
    version: 1,
    flaws: [],
  };
}

function ok<T>(value: T): Promise<Fetched<T>> {
  return Promise.resolve({ ok: true, value });
}

function setOut(list: Partial<ViewList> = {}) {
  const held = { data: [view("b"), view("c")], defaultView: null, seenNumber: 5, ...list };
  const seen: number[] = [];
  const timers: [run: () => void, ms: number][] = [];
  const clock = { now: 1_000 };
  let counted = 0;
  let isDown = false;
  const down = { ok: false, code: "network", status: 0, details: {}, retryAfterMs: null } as const;
  const store = createViewsStore({
    calls: {
      list: () => ok(held),
      counts: () => {
        counted += 1;
        return ok({
          newest: 9,
          counts: {
            all: counted,
            my_open: 0,
            unassigned_open: 0,
            missed: 0,
            overdue: 0,
            last_week: 0,
            closed: 0,
          },
        });
      },
      remove: () => (isDown ? Promise.resolve(down) : ok(null)),
      restore: () => ok(view("b")),
      setDefault: () => (isDown ? Promise.resolve(down) : ok(null)),
      setSeen: (number) => {
        seen.push(number);
        return ok(null);
      },
    },
    now: () => clock.now,
    setTimer: (run, ms) => timers.push([run, ms]),
  });
  return { store, seen, timers, clock, counts: () => counted, goDown: () => (isDown = true) };
}

const names = (views: readonly CustomView[] | null) => (views ?? []).map(({ name }) => name);

test("what came since the last visit is new until it is opened, and until the next visit", async () => {
  const { store, seen } = setOut();
  store.arrive();
  await store.reload();
  expect([5, 6, 7].map((number) => store.isNew({ id: `${number}`, number }))).toEqual([false, true, true]);
  store.opened("6");
  expect(store.isNew({ id: "6", number: 6 })).toBe(false);
  store.saw(7);
  expect(store.isNew({ id: "7", number: 7 })).toBe(true);
  store.leave();
  store.leave();
  expect(seen).toEqual([7]);
  store.arrive();
  await store.reload();
  expect([7, 8].map((number) => store.isNew({ id: `${number}`, number }))).toEqual([false, true]);
});

test("on the first visit ever nothing is new, and what is shown is seen", async () => {
  const { store, seen } = setOut({ seenNumber: null });
  await store.reload();
  expect(store.isNew({ id: "1", number: 1 })).toBe(false);
  store.saw(3);
  store.leave();
  expect(seen).toEqual([3]);
});

test("many reasons to count are one count, and the next waits a little", async () => {
  const { store, timers, clock, counts } = setOut();
  store.count();
  expect(counts()).toBe(1);
  clock.now += 1_000;
  for (let time = 0; time < 5; time += 1) store.count();
  expect([counts(), timers.length, timers[0]?.[1]]).toEqual([1, 1, 4_000]);
  timers[0]?.[0]();
  expect(counts()).toBe(2);
});

test("a deleted view can be had back, and a view stands where its name belongs", async () => {
  const { store } = setOut();
  await store.reload();
  store.put(view("a"));
  expect(names(store.views.value)).toEqual(["a", "b", "c"]);
  await store.setDefault("view_b");
  expect(await store.remove(view("b"))).toBeNull();
  expect(store.defaultView.value).toBeNull();
  expect([names(store.views.value), store.deleted.value?.name]).toEqual([["a", "c"], "b"]);
  await store.restore();
  expect(names(store.views.value)).toContain("b");
  expect(store.defaultView.value).toBe("view_b");
  expect(store.deleted.value).toBeNull();
});

test("what could not be saved is as it was", async () => {
  const { store, goDown } = setOut({ defaultView: "missed" });
  await store.reload();
  goDown();
  expect((await store.setDefault("view_b"))?.code).toBe("network");
  expect(store.defaultView.value).toBe("missed");
  expect((await store.remove(view("b")))?.code).toBe("network");
  expect(names(store.views.value)).toEqual(["b", "c"]);
});

test("whoever has looked at the views has seen every ticket there was, also in those that were not opened", async () => {
  const { store, seen } = setOut();
  await store.reload();
  store.saw(6);
  store.count();
  await Promise.resolve();
  store.leave();
  expect(seen).toEqual([9]);
});
