import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { byteOrderMark, csvLine } from "../../src/domain/csv.ts";
import { cellsOf, headOf, localTime } from "../../src/domain/ticket-table.ts";
import type { TicketRow } from "../../src/protocol/ticket-api.ts";
import { type TicketField, ticketFields } from "../../src/protocol/view-api.ts";

const all = Object.keys(ticketFields) as TicketField[];
const row: TicketRow = {
  id: "chat_00000000000000000000",
  number: 42,
  subject: "退款，多久？",
  status: "on_hold",
  kind: "finished",
  channel: "chat",
  department: { id: "dept_00000000000000000000", name: "客服" },
  owner: null,
  contact: { name: '=HYPERLINK("https://evil.example")', email: null },
  tags: ["vip", "退款"],
  dueAt: null,
  rating: null,
  createdAt: Date.parse("2026-03-29T00:59:59Z"),
  endedAt: Date.parse("2026-03-29T01:00:00Z"),
  filedAt: 0,
  updatedAt: 1,
  waitMs: 1_499,
  firstReplyMs: null,
  durationMs: 61_000,
  browser: "Firefox 140",
  system: "Linux",
  country: "DE",
  language: "de",
  pageUrl: "https://shop.example/?a=1,2",
  revision: 1,
};

it("every field has a cell, as a spreadsheet takes it", () => {
  const cells = cellsOf(row, all, localTime("Europe/Berlin"));
  const told = Object.fromEntries(headOf(all).map((name, index) => [name, cells[index]]));
  expect(told).toEqual({
    number: "42",
    subject: "退款，多久？",
    status: "on_hold",
    kind: "finished",
    channel: "chat",
    department: "客服",
    owner: "",
    contactName: '=HYPERLINK("https://evil.example")',
    contactEmail: "",
    tags: "vip, 退款",
    dueAt: "",
    rating: "",
    // The clocks are put forward between them.
    createdAt: "2026-03-29 01:59:59",
    endedAt: "2026-03-29 03:00:00",
    filedAt: "1970-01-01 01:00:00",
    updatedAt: "1970-01-01 01:00:00",
    waitSeconds: "1.5",
    firstReplySeconds: "",
    durationSeconds: "61",
    browser: "Firefox 140",
    system: "Linux",
    country: "DE",
    language: "de",
    pageUrl: "https://shop.example/?a=1,2",
  });
});

it("columns stand in the order of the view", () => {
  const columns: TicketField[] = ["status", "number"];
  expect([headOf(columns), cellsOf(row, columns, localTime("UTC"))]).toEqual([
    ["status", "number"],
    ["on_hold", "42"],
  ]);
});

it("a time that no calendar has is left out", () => {
  const far = { ...row, dueAt: 8_640_000_000_000_000 };
  expect(cellsOf(far, ["dueAt"], localTime("Pacific/Kiritimati"))).toEqual([""]);
});

it("another program's reader finds what was written, and nothing that it would run", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc
      .array(fc.constantFrom('"', ",", ";", "\r\n", "\n", "\r", "'", "=", "＝", "@", "-", " ", "\t", "退"))
      .map((some) => some.join("")),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 }), (table) => {
      const text = byteOrderMark + [["a", "b", "c"], ...table].map(csvLine).join("");
      const [, ...read] = parse(text, { bom: true, record_delimiter: "\r\n" });
      expect(read.map((cells) => cells.map(asWritten))).toEqual(table);
      for (const one of read.flat()) expect(one).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
    { numRuns: 500 },
  );
});

/** An apostrophe before what a spreadsheet would take for a formula is ours. */
function asWritten(cell: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
