import { describe, expect, test } from "vitest";
import { limits } from "../../src/protocol/limits.ts";
import type { Bulk, BulkDone } from "../../src/protocol/ticket-api.ts";
import { createBulkRun } from "../../src/web/agent/tickets/bulk-run.ts";
import type { Fetched } from "../../src/web/shared/fetch-json.ts";

const tickets = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `chat_${n}`, revision: n }));
const close = { do: "status", status: "closed" } as const;
const broken = { ok: false, status: 0, details: {}, retryAfterMs: null } as const;

/** Does what it is asked; the steps named in `breaks` fail so often first. */
function server(breaks: Record<number, number> = {}, code: "network" | "forbidden" = "network") {
  const asked: Bulk["target"][] = [];
  const waited: number[] = [];
  let step = 0;
  async function send({ target }: Bulk): Promise<Fetched<BulkDone>> {
    const left = breaks[step] ?? 0;
    if (left > 0) {
      breaks[step] = left - 1;
      return { ...broken, code };
    }
    asked.push(target);
    step += 1;
    if (target.of === "view")
      return {
        ok: true,
        value: {
          done: [{ id: `chat_${step}`, number: step, revision: 1, changed: true }],
          failed: [],
          next_cursor: step < 3 ? `all.${step}` : null,
        },
      };
    const rows = target.tickets.map(({ id, revision }) => ({
      id,
      number: revision,
      revision: revision + 1,
      changed: true,
    }));
    return {
      ok: true,
      value: {
        done: rows.filter(({ number }) => number % 50 !== 0),
        failed: rows
          .filter(({ number }) => number % 50 === 0)
          .map(({ id, number }) => ({ id, number, revision: number, code: "stale_version" })),
        next_cursor: null,
      },
    };
  }
  return { asked, waited, send, wait: async (ms: number) => void waited.push(ms) };
}

describe("a change of many tickets", () => {
  test("goes out in steps, and says of each ticket whether it was done", async () => {
    const { asked, ...world } = server();
    const run = createBulkRun({ target: { of: "chosen", tickets: tickets(250) }, change: close, ...world });
    expect(run.now.value).toMatchObject({ state: "stopped", total: 250 });
    await run.go();
    expect(asked.map((target) => target.of === "chosen" && target.tickets.length)).toEqual([100, 100, 50]);
    expect(run.now.value.state).toBe("over");
    expect([run.now.value.done.length, run.now.value.failed.length]).toEqual([245, 5]);
    await run.go();
    expect(asked.length).toBe(3);
  });

  test("over a view follows the cursors to the end", async () => {
    const { asked, ...world } = server();
    const target = { of: "view", view: "all", timezone: "UTC", upTo: 9 } as const;
    const run = createBulkRun({ target, change: close, ...world });
    await run.go();
    expect(asked).toEqual([target, { ...target, cursor: "all.1" }, { ...target, cursor: "all.2" }]);
    expect(run.now.value).toMatchObject({ state: "over", total: null, done: [{}, {}, {}] });
  });

  test("waits while the line is broken, and goes on with the same step", async () => {
    const world = server({ 1: 3 });
    const run = createBulkRun({
      target: { of: "chosen", tickets: tickets(2 * limits.listMax) },
      change: close,
      ...world,
    });
    await run.go();
    expect(run.now.value.state).toBe("over");
    expect(world.waited).toEqual([1000, 2000, 4000]);
    expect(world.asked.length).toBe(2);
  });

  test("gives up after some tries, and goes on where it was when asked to", async () => {
    const world = server({ 1: 6 });
    const run = createBulkRun({ target: { of: "chosen", tickets: tickets(300) }, change: close, ...world });
    await run.go();
    expect(run.now.value).toMatchObject({ state: "refused", refused: { code: "network" } });
    await run.go();
    expect(run.now.value).toMatchObject({ state: "over", refused: null });
    expect(run.now.value.done.length + run.now.value.failed.length).toBe(300);
  });

  test("a refusal for good is told at once", async () => {
    const world = server({ 0: 1 }, "forbidden");
    const run = createBulkRun({ target: { of: "chosen", tickets: tickets(1) }, change: close, ...world });
    await run.go();
    expect(run.now.value).toMatchObject({ state: "refused", refused: { code: "forbidden" } });
    expect(world.waited).toEqual([]);
  });

  test("stops after the step that is under way, and can go on", async () => {
    const world = server();
    const run = createBulkRun({
      target: { of: "chosen", tickets: tickets(300) },
      change: close,
      wait: world.wait,
      send: async (bulk) => {
        if (world.asked.length === 1) run.stop();
        return world.send(bulk);
      },
    });
    await run.go();
    expect(run.now.value.state).toBe("stopped");
    expect(run.now.value.done.length + run.now.value.failed.length).toBe(200);
    await run.go();
    expect(run.now.value.state).toBe("over");
    expect(run.now.value.done.length + run.now.value.failed.length).toBe(300);
  });
});
