// Who waits before a form is told when somebody is there, and nothing else.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Standing } from "../../src/durable/department.ts";
import type { WatchConnect } from "../../src/durable/department-watchers.ts";
import { spans } from "../../src/protocol/limits.ts";
import { Line } from "../support/line.ts";
import { connectDesk, newId } from "../support/objects.ts";

afterEach(() => {
  vi.useRealTimers();
});

function place() {
  const departmentId = newId("dept");
  const department = env.DEPARTMENTS.getByName(departmentId);
  async function watch(): Promise<Line> {
    const connect: WatchConnect = { watches: departmentId };
    const headers = { Upgrade: "websocket", "x-porchlight-connect": JSON.stringify(connect) };
    const line = new Line(await department.fetch("https://desk/", { headers }));
    line.send({ type: "hello", v: 1 });
    await line.of("hello");
    return line;
  }
  return { departmentId, department, watch };
}

function standing(change: Partial<Standing> = {}): Standing {
  const agentId = newId("agent");
  return { agentId, name: "Ada", status: "online", statusAt: 1, load: 0, cap: 1, ...change };
}

/** What a line was told, the greeting first. */
function told(line: Line): unknown[] {
  return line.frames.map(({ free }) => free);
}

let clock = Date.now();

/** Some seconds later: words that come close together are one. */
function later(ms = 2_000): void {
  clock = Math.max(clock, Date.now()) + ms;
  vi.useFakeTimers({ toFake: ["Date"], now: clock });
}

describe("a visitor before the form", () => {
  it("hears that Ada comes, that she has no room, that she has some again, and that she goes", async () => {
    const { departmentId, department, watch } = place();
    const vic = await watch();
    expect(told(vic)[0]).toBe(false);
    const ada = standing();
    later();
    await connectDesk(departmentId, ada);
    await vic.frame(({ type, free }) => type === "free" && free === true);
    later();
    await department.freed([{ ...ada, load: 1 }]);
    await vic.frame(({ type, free }) => type === "free" && free === false, vic.frames.length - 1);
    later();
    await department.freed([ada]);
    later();
    await department.setStatus({ ...ada, status: "offline", statusAt: 2 });
    await vic.frame(({ type, free }) => type === "free" && free === false, vic.frames.length - 1);
    expect(told(vic).slice(-4)).toEqual([true, false, true, false]);
  });

  it("is told nothing while nothing changes for him: who reloads her page is expected back", async () => {
    const { departmentId, watch } = place();
    const ada = standing({ cap: 5 });
    const desk = await connectDesk(departmentId, ada);
    const vic = await watch();
    const before = vic.frames.length;
    later();
    await connectDesk(departmentId, standing());
    later();
    desk.close();
    await desk.end();
    later();
    await connectDesk(departmentId, ada);
    later();
    await connectDesk(departmentId, standing());
    expect(told(vic).slice(before)).toEqual([]);
  });

  it("hears that a page which was lost did not come back, by the alarm alone", async () => {
    const { departmentId, department, watch } = place();
    const desk = await connectDesk(departmentId, standing());
    const vic = await watch();
    later();
    desk.close();
    await desk.end();
    await runInDurableObject(department, async (_department, state) => {
      expect(await state.storage.getAlarm()).not.toBeNull();
    });
    expect(told(vic).at(-1)).toBe(true);
    later(spans.returnGraceMs + 1_000);
    await runDurableObjectAlarm(department);
    await vic.frame(({ type, free }) => type === "free" && free === false);
    await runInDurableObject(department, async (_department, state) => {
      expect(await state.storage.getAlarm()).toBeNull();
    });
  });

  it("costs no alarm while Ada sits there", async () => {
    const { departmentId, department, watch } = place();
    await connectDesk(departmentId, standing());
    const vic = await watch();
    expect(told(vic)[0]).toBe(true);
    await runInDurableObject(department, async (_department, state) => {
      expect(await state.storage.getAlarm()).toBeNull();
    });
  });

  it("hears one word of all that happens within a second, and the last one for certain", async () => {
    const { departmentId, department, watch } = place();
    const ada = standing();
    await connectDesk(departmentId, ada);
    const vic = await watch();
    later();
    for (let statusAt = 2; statusAt < 30; statusAt++)
      await department.setStatus({ ...ada, status: statusAt % 2 === 0 ? "offline" : "online", statusAt });
    await department.setStatus({ ...ada, status: "offline", statusAt: 30 });
    later();
    await runDurableObjectAlarm(department);
    await vic.frame(({ type, free }) => type === "free" && free === false);
    expect(told(vic).length).toBeLessThanOrEqual(4);
    expect(told(vic).at(-1)).toBe(false);
  });

  it("is still told after the object slept", async () => {
    const { departmentId, department, watch } = place();
    const vic = await watch();
    await evictDurableObject(department);
    later();
    await connectDesk(departmentId, standing());
    await vic.frame(({ type, free }) => type === "free" && free === true);
  });

  it("is no agent: is rung by nothing, told of nothing else, and makes nobody available", async () => {
    const { departmentId, department, watch } = place();
    const vic = await watch();
    expect(await department.availability()).toEqual({ ok: true, value: { available: false } });
    later();
    const ada = standing();
    const desk = await connectDesk(departmentId, ada);
    await department.ticketWritten(newId("chat"), []);
    await department.tellPreferences(ada.agentId, { ringtone: true, sendOnEnter: true });
    // The allowed case: Ada's own page hears of both.
    await desk.of("ticket");
    await desk.of("preferences");
    expect(new Set(vic.frames.map(({ type }) => type))).toEqual(new Set(["hello", "free"]));
    for (const frame of vic.frames) expect(Object.keys(frame).sort()).toEqual(["free", "type"]);
  });

  it("may greet once; who goes on talking is shown out", async () => {
    const { watch } = place();
    const vic = await watch();
    vic.send({ type: "hello", v: 1 });
    expect((await vic.end()).code).toBe(4002);
  });
});
