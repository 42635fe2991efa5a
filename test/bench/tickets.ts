// What a page of tickets, a search, an export and a report cost, with few tickets and with very many. Rows read are exact,
// and a page may read three times its size, however many tickets there are; times stand beside those with few.
import fs from "node:fs";
import path from "node:path";
import { predefinedViews, type TicketPage } from "../../src/protocol/ticket-api.ts";
import type { CustomView, WriteView } from "../../src/protocol/view-api.ts";
import { ada, setUp } from "../support/outside/callers.ts";
import type { Counts } from "./counts.ts";
import { d1File, type Instance, migrations, root, startInstance } from "./instance.ts";
import { progressBar } from "./progress.ts";
import type { Row } from "./row.ts";
import { commonWord, rareWord, seedTickets } from "./ticket-seeder.ts";

const pageSize = 50;
const budget = 3 * pageSize;

interface Cost {
  rowsRead: number;
  /** Median. */
  ms: number;
}

interface Asked {
  repeats: number;
  cookie: string;
  instance: Instance;
}

const custom: WriteView = {
  name: "Refunds that took long",
  shared: false,
  criteria: {
    join: "and",
    of: [
      { field: "kind", is: "any_of", values: ["finished"] },
      { field: "tags", is: "any_of", values: ["refund"] },
      { field: "waitMs", is: "more", amount: 30_000 },
    ],
  },
  columns: ["number", "subject", "status", "owner"],
  sort: { by: "number", descending: true },
};

/** The dearest a page can be: it looks through as many tickets as it may, and there are more. */
const nothing: WriteView = {
  ...custom,
  name: "Nothing",
  criteria: { join: "and", of: [{ field: "subject", is: "contains", value: "zzzzzzzz" }] },
};

const windows = { "30 days": 30, "366 days": 366 };

export interface TicketsOptions {
  few: number;
  many: number;
  /** Looks at each, for the median of their times. */
  repeats?: number;
}

/** Everything, over `few` and over `many` tickets. */
export async function tickets({ few, many, repeats = 15 }: TicketsOptions): Promise<Row[]> {
  const small = await measured(few, repeats);
  const large = many === few ? small : await measured(many, repeats);
  const rows: Row[] = [];
  for (const [name, { rowsRead, ms }] of large.costs) {
    const before = small.costs.get(name);
    const isList = name.startsWith("view");
    const isBudgeted = isList && !name.includes("criteria");
    const most = Math.max(rowsRead, before?.rowsRead ?? 0);
    rows.push({
      name: `${name}: rows read`,
      value: rowsRead,
      unit: "rows",
      ...(before ? { baseline: before.rowsRead } : {}),
      ...(isBudgeted ? { budget, ok: most <= budget } : { ok: true }),
    });
    rows.push({
      name: `${name}: time`,
      value: ms,
      unit: "ms",
      ...(before ? { baseline: before.ms } : {}),
      ok: true,
    });
  }
  for (const [name, value, unit] of large.others) {
    const baseline = small.others.find(([other]) => other === name)?.[1];
    rows.push({ name, value, unit, ...(baseline === undefined ? {} : { baseline }), ok: true });
  }
  console.log(
    `value: over ${many.toLocaleString("en")} tickets; baseline: over ${few.toLocaleString("en")}; pages of ${pageSize}\n`,
  );
  return rows;
}

async function measured(count: number, repeats: number) {
  const state = await seededState(count);
  const instance = await startInstance({ meter: true, on: "disk", kept: state });
  try {
    const cookie = await signIn(instance);
    const asked = { cookie, instance, repeats };
    const costs = new Map<string, Cost>();
    for (const view of predefinedViews)
      costs.set(`view ${view}`, await cost(asked, `/tickets?view=${view}&limit=${pageSize}`));
    // A cursor names the last ticket of the page before.
    const deep = Math.floor(count / 2);
    costs.set(
      "view all, in the middle",
      await cost(asked, `/tickets?view=all&limit=${pageSize}&cursor=all.${deep}`),
    );
    const view = await post<CustomView>(asked, "/views", custom);
    costs.set("view of three criteria", await cost(asked, `/tickets?view=${view.id}&limit=${pageSize}`));
    const empty = await post<CustomView>(asked, "/views", nothing);
    costs.set("view whose criteria nothing meets", await cost(asked, `/tickets?view=${empty.id}`));
    costs.set("counts beside the views", await cost(asked, "/tickets/counts"));
    for (const [name, q] of [
      ["a common word", commonWord],
      ["a rare word", rareWord],
      ["two common words", `${commonWord} order`],
      ["two Chinese characters", "退款"],
      ["nothing", "zzzzzzzz"],
    ] as const)
      costs.set(`search for ${name}`, await cost(asked, `/tickets/search?${new URLSearchParams({ q })}`));
    for (const [name, days] of Object.entries(windows)) {
      const [from, to] = [dayBefore(days - 1), dayBefore(0)];
      costs.set(`report on ${name}`, await cost(asked, `/reports?from=${from}&to=${to}`));
    }
    return { costs, others: await exported(asked, count) };
  } finally {
    await instance.stop();
  }
}

function dayBefore(days: number): string {
  return new Date(seededAt() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The seeded directory, made now where it is not there yet, or was made for other migrations. */
async function seededState(count: number): Promise<string> {
  const made = [...migrations().join("")].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7);
  const state = path.join(root, "test/.out/bench", `tickets-${count}-${made.toString(36)}`);
  const mark = path.join(state, "seeded");
  if (fs.existsSync(mark)) return state;
  fs.rmSync(state, { recursive: true, force: true });
  fs.mkdirSync(state, { recursive: true });
  const instance = await startInstance({ meter: false, on: "disk", kept: state });
  const { departmentId } = await setUp(instance.origin, instance.secret);
  const { id: agentId } = await get<{ id: string }>({ cookie: await signIn(instance), instance }, "/me");
  await instance.stop();
  const file = d1File(state);
  if (file === null) throw new Error("D1 left no file");
  seedTickets({ file, count, departmentId, agentId, now: seededAt() });
  fs.writeFileSync(mark, new Date(seededAt()).toISOString());
  return state;
}

/** Midnight of today: weeks and overdue tickets are told from now. */
function seededAt(): number {
  return Date.parse(new Date().toISOString().slice(0, 10));
}

async function signIn({ origin }: Instance): Promise<string> {
  const { email, password } = ada;
  const answer = await fetch(`${origin}/agent/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

async function get<T>({ instance, cookie }: Omit<Asked, "repeats">, at: string): Promise<T> {
  const answer = await fetch(`${instance.origin}/agent${at}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function post<T>({ instance, cookie }: Asked, at: string, body: object): Promise<T> {
  const answer = await fetch(`${instance.origin}/agent${at}`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function cost(asked: Asked, at: string): Promise<Cost> {
  const counts = async () => (await (await fetch(`${asked.instance.origin}/counts`)).json()) as Counts;
  // The first look opens what the next ones find open.
  await get<TicketPage>(asked, at);
  const before = await counts();
  await get<TicketPage>(asked, at);
  const after = await counts();
  const times: number[] = [];
  for (let n = 0; n < asked.repeats; n += 1) {
    const began = performance.now();
    await get<TicketPage>(asked, at);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return { rowsRead: after.d1.read - before.d1.read, ms: times[Math.floor(times.length / 2)] ?? 0 };
}

/** The whole of the view ‘all’, as a spreadsheet gets it. */
async function exported(
  { instance, cookie }: Asked,
  count: number,
): Promise<[name: string, value: number, unit: string][]> {
  const atRest = instance.memoryMb() ?? 0;
  const began = performance.now();
  const answer = await fetch(`${instance.origin}/agent/tickets/export?view=all`, { headers: { cookie } });
  if (!answer.ok || !answer.body) throw new Error(`export: ${answer.status}`);
  const show = progressBar("exported", count);
  let bytes = 0;
  let lines = 0;
  let most = atRest;
  let mostOfFirst = atRest;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
    most = Math.max(most, instance.memoryMb() ?? 0);
    // What is held must not grow with what was sent.
    if (lines <= count / 4) mostOfFirst = most;
    show(Math.min(lines, count));
  }
  const seconds = (performance.now() - began) / 1000;
  if (lines < count) throw new Error(`the export has ${lines} lines`);
  return [
    ["export of all: speed", count / seconds, "tickets/s"],
    ["export of all: size", bytes / 1_000_000, "MB"],
    ["export of all: memory above rest, in the first quarter", mostOfFirst - atRest, "MB"],
    ["export of all: memory above rest, at most", most - atRest, "MB"],
  ];
}
