import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { parseCsv } from "../../src/domain/csv.ts";
import type { Role } from "../../src/protocol/agent-api.ts";
import type { CannedHistory, CannedList, ImportReport } from "../../src/protocol/canned-api.ts";
import { limits } from "../../src/protocol/limits.ts";
import { call, passwordHash, problemOf, signIn } from "../support/doors.ts";
import { addAgent, addDepartment } from "../support/rows.ts";

const db = openDatabase(env.DB);
let support = "";
let ada = "";
let sue = "";

async function signedIn(name: string, departments: string[], role: Role): Promise<string> {
  const email = `${name}@example.com`;
  await addAgent(db, departments, { name, email, role, passwordHash: await passwordHash() });
  return signIn(email);
}

beforeAll(async () => {
  support = await addDepartment(db);
  await addDepartment(db, { name: "Sales" });
  ada = await signedIn("ada", [support], "agent");
  sue = await signedIn("sue", [], "supervisor");
});

async function bring(cookie: string, csv: string, dryRun = false): Promise<ImportReport> {
  const response = await call("/agent/canned/import", { cookie, json: { csv, dryRun } });
  expect(response.status).toBe(200);
  return response.json<ImportReport>();
}

async function list(cookie: string): Promise<CannedList> {
  return (await call("/agent/canned", { cookie })).json<CannedList>();
}

function outcomes({ rows }: ImportReport) {
  return rows.map(({ line, outcome, problem }) => [line, outcome, problem]);
}

it("Sue imports messages: first she is told what would happen, then it happens, then nothing is left to do", async () => {
  const csv = [
    "Title,Shortcut,Text,Category,Departments,Personal",
    'Hello,hi,"Hello, {{visitor.name|there}}",Greetings,*,',
    "退款,refund,=HYPERLINK is text here,退款,Support | Sales,",
    "Mine,,My own,,,yes",
  ].join("\r\n");
  const counts = { added: 3, changed: 0, unchanged: 0, refused: 0 };
  expect(await bring(sue, csv, true)).toMatchObject(counts);
  expect((await list(sue)).data).toEqual([]);
  expect(await bring(sue, csv)).toMatchObject(counts);
  expect(await bring(sue, csv)).toMatchObject({ ...counts, added: 0, unchanged: 3 });
  const { data, categories } = await list(sue);
  expect(data.map(({ title, isPersonal }) => [title, isPersonal])).toEqual([
    ["Hello", false],
    ["Mine", true],
    ["退款", false],
  ]);
  expect(categories.map(({ name }) => name).sort()).toEqual(["Greetings", "退款"]);
  const changed = await bring(sue, csv.replace("My own", "My very own"));
  expect(changed).toMatchObject({ added: 0, changed: 1, unchanged: 2 });
  const mine = (await list(sue)).data.find(({ title }) => title === "Mine");
  const history = await (
    await call(`/agent/canned/${mine?.id}/history`, { cookie: sue })
  ).json<CannedHistory>();
  expect(history.data.map(({ version, text }) => [version, text])).toEqual([
    [2, "My very own"],
    [1, "My own"],
  ]);
});

it("what is exported may be imported again and changes nothing; formulas are made plain", async () => {
  const response = await call("/agent/canned/export.csv", { cookie: sue });
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const csv = new TextDecoder().decode(bytes);
  expect(csv).toContain("'=HYPERLINK");
  expect(parseCsv(csv).length).toBe(4);
  expect(await bring(sue, csv)).toMatchObject({ added: 0, changed: 0, unchanged: 3, refused: 0 });
  const seen = await (await call("/agent/canned/export.csv", { cookie: ada })).text();
  expect(parseCsv(seen).map(([title]) => title)).toEqual(expect.arrayContaining(["title", "Hello", "退款"]));
  expect(seen).not.toContain("My very own");
});

it("a row that cannot be taken says why, and the others are taken", async () => {
  const csv = [
    "text;title;shortcut;departments",
    "Good;Good;;Support",
    "No title;;;Support",
    " ;No text;;Support",
    "x;Two words;a b;Support",
    `${"x".repeat(limits.bodyChars + 1)};Long;;Support`,
    "x;Nowhere;;Atlantis",
    "x;Everywhere;;*",
    "x;Not hers;;Support|Sales",
    "Again;good;;Support",
    ";;;",
    "x;hi;hi;Support",
  ].join("\n");
  expect(outcomes(await bring(ada, csv))).toEqual([
    [2, "added", null],
    [3, "refused", "no_title"],
    [4, "refused", "no_text"],
    [5, "refused", "bad_shortcut"],
    [6, "refused", "too_long"],
    [7, "refused", "unknown_department"],
    [8, "refused", "not_allowed"],
    [9, "refused", "not_allowed"],
    [10, "refused", "twice"],
    [12, "refused", "not_allowed"],
  ]);
  expect(outcomes(await bring(ada, "no,such,columns\n1,2,3"))).toEqual([[1, "refused", "columns"]]);
  expect((await list(ada)).data.map(({ title }) => title)).toContain("Good");
});

it("a thousand rows are taken at once, more are refused, and a file of more than two megabytes is not read", async () => {
  const rows = Array.from({ length: 1001 }, (_, n) => `Number ${n},n${n},Text ${n},yes`);
  const report = await bring(ada, ["title,shortcut,text,personal", ...rows].join("\n"));
  expect(report).toMatchObject({ added: 1000, refused: 1 });
  expect(report.rows.at(-1)?.problem).toBe("too_many");
  const json = { csv: "x".repeat(limits.importBytes), dryRun: true };
  expect(await problemOf(await call("/agent/canned/import", { cookie: ada, json }))).toEqual([
    413,
    "too_long",
  ]);
  const small = await call("/agent/canned", { cookie: ada, json: { text: "x".repeat(200_000) } });
  expect(await problemOf(small)).toEqual([413, "too_long"]);
}, 30_000);
