import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { viewCounts } from "../../src/db/ticket-counts.ts";
import type { Reach } from "../../src/db/ticket-lists.ts";
import { viewPage } from "../../src/db/view-pages.ts";
import { lastWeek } from "../../src/domain/weeks.ts";
import { limits } from "../../src/protocol/limits.ts";
import { predefinedViews } from "../../src/protocol/ticket-api.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addAgent, addDepartment } from "../support/rows.ts";
import { addTickets, ticketRow } from "../support/tickets.ts";

const db = openDatabase(env.DB);
const at = Date.parse("2026-03-18T12:00:00Z");
const when = { timezone: "UTC", at };
const teams: string[] = [];
let ada = "";

/** Most tickets in the first of seven departments. */
beforeAll(async () => {
  for (let number = 0; number < 7; number += 1) teams.push(await addDepartment(db));
  ada = await addAgent(db, teams);
  const { from, to } = lastWeek("UTC", at);
  await addTickets(
    db,
    Array.from({ length: 600 }, (_, n) =>
      ticketRow((n % 20 === 0 ? teams[(n / 20) % 7] : teams[0]) ?? "", {
        kind: n % 9 === 0 ? "missed" : "finished",
        ownerId: n % 11 === 0 ? ada : null,
        status: n % 3 === 0 ? "closed" : "open",
        dueAt: n % 25 === 1 ? at - n * 1_000 : null,
        filedAt: n < 550 ? from - 1 - (550 - n) * 60_000 : Math.floor(from + ((n - 550) / 50) * (to - from)),
        deletedAt: n % 31 === 0 ? at : null,
      }),
    ),
  );
}, 60_000);

async function counted(reach: Reach): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const view of predefinedViews) {
    let cursor: string | null = null;
    found[view] = 0;
    do {
      const request = { view, ...when, cursor, limit: 100, upTo: null };
      const page = await viewPage(db, { agentId: ada, reach }, request);
      if (page === null || page === "bad_cursor" || "flaws" in page) throw new Error(view);
      found[view] += page.data.length;
      cursor = page.next_cursor;
    } while (cursor !== null);
    found[view] = Math.min(found[view], limits.countMax + 1);
  }
  return found;
}

it.each(["everybody", "seven departments", "a small one", "nobody"])("counts for %s", async (whose) => {
  const reach =
    whose === "everybody"
      ? ("all" as const)
      : whose === "nobody"
        ? []
        : teams.slice(whose === "a small one" ? 3 : 0, whose === "a small one" ? 4 : 7);
  const { counts, newest } = await viewCounts(db, { agentId: ada, reach }, when);
  expect(counts).toEqual(await counted(reach));
  expect(newest).toBe(whose === "nobody" ? 0 : whose === "a small one" ? 481 : 600);
  if (whose === "everybody") {
    expect(Object.values(counts).filter((count) => count > limits.countMax).length).toBeGreaterThan(2);
    expect(
      Object.values(counts).filter((count) => count > 0 && count <= limits.countMax).length,
    ).toBeGreaterThan(2);
  }
});

it("counting reads a bounded number of rows, however many there are", async () => {
  for (const reach of ["all" as const, teams]) {
    const counter = countedD1(env.DB);
    await viewCounts(openDatabase(counter.d1), { agentId: ada, reach }, when);
    // For each view, and each five departments, an index row and a ticket for all that are counted.
    const groups = reach === "all" ? 1 : 2;
    expect(counter.read).toBeLessThanOrEqual(
      predefinedViews.length * groups * 2 * (limits.countMax + 51) + 10,
    );
  }
});
