import { env } from "cloudflare:workers";
import { parse } from "csv-parse/sync";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { ticketExport } from "../../src/http/ticket-export.ts";
import type { CustomView } from "../../src/protocol/view-api.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { call, host, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment } from "../support/rows.ts";
import { addTickets, ticketRow } from "../support/tickets.ts";

const db = openDatabase(env.DB);
let ada = "";
let sue = "";
const total = 2_600;

/** More tickets than two pages of an export; every tenth in Sales. */
beforeAll(async () => {
  const support = await addDepartment(db, { name: "客服" });
  const sales = await addDepartment(db, { name: "Sales" });
  const hash = await passwordHash();
  const ownerId = await addAgent(db, [support], { email: "ada@example.com", passwordHash: hash });
  await addAgent(db, [], { email: "sue@example.com", role: "supervisor", passwordHash: hash });
  ada = await signIn("ada@example.com");
  sue = await signIn("sue@example.com");
  const subjects = [
    "=cmd|' /C calc'!A0",
    '退款 "多久"？',
    "a,b;c",
    "two\nlines",
    " spaces ",
    "@SUM(A1)",
    "＝1+1",
  ];
  await addTickets(
    db,
    Array.from({ length: total }, (_, n) =>
      ticketRow(n % 10 === 0 ? sales : support, {
        subject: subjects[n % subjects.length] ?? "",
        kind: n % 2 === 0 ? "missed" : "finished",
        ownerId: n % 3 === 0 ? ownerId : null,
        people: {},
        tags: n % 5 === 0 ? ["vip", "退款"] : [],
      }),
    ),
  );
}, 60_000);

async function exported(cookie: string, query: string): Promise<Record<string, string>[]> {
  const response = await call(`/agent/tickets/export?${query}`, { cookie });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="tickets.csv"');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  return parse(text, { columns: true, bom: true, record_delimiter: "\r\n" });
}

it("Sue exports every ticket there is, each once, and a spreadsheet runs nothing of it", async () => {
  const rows = await exported(sue, "view=all");
  expect(rows.map(({ number }) => Number(number))).toEqual(
    Array.from({ length: total }, (_, n) => total - n),
  );
  expect(new Set(rows.map(({ subject }) => subject))).toEqual(
    new Set([
      "'=cmd|' /C calc'!A0",
      '退款 "多久"？',
      "a,b;c",
      "two\nlines",
      " spaces ",
      "'@SUM(A1)",
      "'＝1+1",
    ]),
  );
  expect(rows[0]).toMatchObject({
    department: "客服",
    tags: "",
    createdAt: "1970-01-01 00:00:01",
    owner: "",
  });
  expect(rows.filter(({ owner }) => owner === "Ada").length).toBe(Math.ceil(total / 3));
});

it("Ada's export has the tickets of her departments and no others, by her own clock", async () => {
  const rows = await exported(ada, "view=missed&timezone=Asia/Shanghai");
  expect(rows.length).toBe((total / 10) * 4);
  expect(new Set(rows.map(({ department }) => department))).toEqual(new Set(["客服"]));
  expect(rows[0]?.createdAt).toBe("1970-01-01 08:00:01");
});

it("a custom view's export has its columns, order and criteria", async () => {
  const json = {
    name: "VIP",
    shared: false,
    criteria: { join: "and", of: [{ field: "tags", is: "any_of", values: ["VIP"] }] },
    columns: ["tags", "number"],
    sort: { by: "number", descending: false },
  };
  const { id } = await (await call("/agent/views", { cookie: sue, json })).json<CustomView>();
  const rows = await exported(sue, `view=${id}`);
  expect(rows).toEqual(
    Array.from({ length: total / 5 }, (_, n) => ({ tags: "vip, 退款", number: String(1 + n * 5) })),
  );
  const answer = await call(`/agent/tickets/export?view=${id}`, { cookie: ada });
  expect(await problemOf(answer)).toEqual([404, "not_found"]);
});

it("an empty view is a table without rows", async () => {
  expect(await exported(sue, "view=overdue")).toEqual([]);
});

it("an export that is broken off reads no further, and is not in the way of the next", async () => {
  const counter = countedD1(env.DB);
  const asked = { headers: { cookie: sue } };
  const response = await ticketExport.request(`${host}/tickets/export`, asked, { ...env, DB: counter.d1 });
  const reader = response.body?.getReader();
  for (const _ of ["head", "page"]) expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
  expect((await exported(sue, "view=all")).length).toBe(total);
  // The page that was under way has come since; no other has.
  expect(counter.read).toBeLessThan(total);
});

it("a time zone or a view that is none is refused before anything is sent", async () => {
  expect(await problemOf(await call("/agent/tickets/export?timezone=Mars", { cookie: ada }))).toEqual([
    400,
    "bad_request",
  ]);
  expect(await problemOf(await call("/agent/tickets/export?view=secret", { cookie: ada }))).toEqual([
    400,
    "bad_request",
  ]);
});
