import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { claimChat } from "../../src/db/claims.ts";
import { openDatabase } from "../../src/db/database.ts";
import { chats } from "../../src/db/schema.ts";
import { writeTicket } from "../../src/db/tickets.ts";
import { parseCsv } from "../../src/domain/csv.ts";
import type { Role } from "../../src/protocol/agent-api.ts";
import type { Recounted, Report, Wallboard } from "../../src/protocol/report-api.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment, chatRow, ticketDraft } from "../support/rows.ts";

const db = openDatabase(env.DB);
const month = "from=1970-01-01&to=1970-01-31";
let support = "";
let sales = "";
let adaId = "";
let ada = "";
let sue = "";
let root = "";

async function signedIn(name: string, departments: string[], role: Role): Promise<[string, string]> {
  const email = `${name}@example.com`;
  const fields = { name, email, role, cap: 2, passwordHash: await passwordHash() };
  const id = await addAgent(db, departments, fields);
  return [id, await signIn(email)];
}

beforeAll(async () => {
  support = await addDepartment(db);
  sales = await addDepartment(db, { name: "=Sales, “east”" });
  [adaId, ada] = await signedIn("ada", [support], "agent");
  [, sue] = await signedIn("sue", [support], "supervisor");
  [, root] = await signedIn("root", [], "admin");
  for (const [departmentId, ownerId] of [
    [support, adaId],
    [support, null],
    [sales, null],
  ] as const) {
    const row = chatRow(departmentId, { phase: "ended", latestTimerAt: null, ownerId });
    await writeTicket(db, ticketDraft(row, { outcome: ownerId === null ? "missed" : "finished" }), row);
  }
});

async function report(cookie: string, query = ""): Promise<Report> {
  const response = await call(`/agent/reports?${month}${query}`, { cookie });
  expect(response.status).toBe(200);
  return response.json<Report>();
}

it("supervisors read of all chats, by day, agent and department; Ada of her own alone", async () => {
  const whole = await report(sue);
  expect(whole.total).toMatchObject({ chats: 3, missed: 2, answered: 1 });
  expect(whole.days).toMatchObject([{ day: "1970-01-01", chats: 3 }]);
  expect(whole.agents).toMatchObject([
    { id: "", chats: 2 },
    { id: adaId, name: "ada", chats: 1 },
  ]);
  expect(whole.departments).toMatchObject([
    { id: support, name: "Support", chats: 2 },
    { id: sales, chats: 1 },
  ]);
  expect((await report(sue, `&department=${sales}`)).total.chats).toBe(1);
  expect((await report(ada)).total).toMatchObject({ chats: 1, missed: 0 });
  expect((await report(ada, "&agent=agent_00000000000000000000")).total.chats).toBe(1);
});

it("each table comes as CSV that a spreadsheet opens and that begins no formula", async () => {
  const response = await call(`/agent/reports/export?${month}&by=department`, { cookie: sue });
  expect(response.headers.get("content-disposition")).toBe(
    'attachment; filename="report-by-department-1970-01-01-1970-01-31.csv"',
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain('"\'=Sales, “east”"');
  expect(parseCsv(text)).toEqual([
    expect.arrayContaining(["department_id", "department", "chats", "average_wait_seconds"]),
    [support, "Support", "2", "1", "1", "0", expect.any(String), "", expect.any(String), "0", "0", "0"],
    [sales, "=Sales, “east”", "1", "0", "1", "0", "1", "", "", "0", "0", "0"],
  ]);
  for (const by of ["day", "agent", "contact"])
    expect((await call(`/agent/reports/export?${month}&by=${by}`, { cookie: ada })).status).toBe(200);
});

it("a stretch that is none is refused", async () => {
  for (const query of [
    "",
    "from=1970-01-31&to=1970-01-01",
    "from=1970-02-30&to=1970-03-01",
    "from=1970-01-01&to=1980-01-01",
    "from=1970-01-01T00:00&to=1970-01-02",
  ])
    expect(await problemOf(await call(`/agent/reports?${query}`, { cookie: sue }))).toEqual([
      400,
      "bad_request",
    ]);
  expect(await problemOf(await call(`/agent/reports/export?${month}&by=hour`, { cookie: sue }))).toEqual([
    400,
    "bad_request",
  ]);
});

it("admins have everything counted anew, and the same numbers are found", async () => {
  const response = await call("/agent/reports/recount", { cookie: root, method: "POST" });
  expect(await response.json<Recounted>()).toEqual({ upTo: 3, of: 3, differing: 0 });
  for (const cookie of [ada, sue])
    expect(await problemOf(await call("/agent/reports/recount", { cookie, method: "POST" }))).toEqual([
      403,
      "forbidden",
    ]);
});

it("the wallboard shows who waits, for how long, and what each agent is doing", async () => {
  const busy = chatRow(support, { phase: "active", ownerId: adaId, createdAt: 5_000 });
  const waiting = chatRow(support, { ringingDepartmentId: sales, createdAt: 7_000 });
  const longer = chatRow(sales, { ringingDepartmentId: sales, createdAt: 6_000 });
  await db.insert(chats).values([busy, waiting, longer]);
  const board = async (cookie: string) =>
    (await (await call("/agent/wallboard", { cookie })).json<Wallboard>()).departments;
  await claimChat(db, busy.id, adaId, 5_000);

  const [atSupport, atSales] = await board(root);
  expect(atSupport).toMatchObject({ id: support, waiting: 0, active: 1, waitingSince: null });
  // A chat that rings elsewhere waits there.
  expect(atSales).toMatchObject({ id: sales, waiting: 2, active: 0, waitingSince: 6_000, agents: [] });
  // Online, with no page that could ring.
  expect(atSupport?.agents).toMatchObject([
    { id: adaId, name: "ada", state: "away", load: 1, cap: 2 },
    { name: "sue", state: "away", load: 0 },
  ]);
  const second = chatRow(support);
  await db.insert(chats).values(second);
  expect(await claimChat(db, second.id, adaId, 5_000)).toBe("claimed");
  expect((await board(root))[0]?.agents[0]).toMatchObject({ state: "full", load: 2 });
  expect((await board(sue)).map(({ id }) => id)).toEqual([support]);
  expect(await problemOf(await call("/agent/wallboard", { cookie: ada }))).toEqual([403, "forbidden"]);
});
