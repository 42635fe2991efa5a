import fc from "fast-check";
import { expect, it } from "vitest";
import { byteOrderMark, csvLine, parseCsv } from "../../src/domain/csv.ts";

it.each([
  [
    "a,b\r\nc,d\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a;b\nc;d",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [`${byteOrderMark}a,b\n`, [["a", "b"]]],
  ['"a ""b""",c\n', [['a "b"', "c"]]],
  ['"two\r\nlines",c', [["two\r\nlines", "c"]]],
  [
    "a,\n,b\n",
    [
      ["a", ""],
      ["", "b"],
    ],
  ],
  ['"open', [["open"]]],
  ["'=1+1,'hello\n", [["=1+1", "'hello"]]],
  ["", []],
])("%j", (csv, rows) => {
  expect(parseCsv(csv)).toEqual(rows);
});

it("no cell can be taken for a formula", () => {
  for (const cell of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "＝1", "＠SUM(A1)"])
    expect(csvLine([cell]).replace(/^"/, "").charAt(0)).toBe("'");
});

it("whatever stands in a table comes back as it was", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc
      .array(fc.constantFrom('"', ",", ";", "\r\n", "\n", "\r", "'", "=", "＝", "-", " ", "\t", "退"))
      .map((all) => all.join("")),
  );
  // The first row decides what stands between the cells, as the names of columns do.
  const row = fc.array(cell, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const table = [["title", "text"], ...rows];
      expect(parseCsv(byteOrderMark + table.map(csvLine).join(""))).toEqual(table);
    }),
    { numRuns: 1000 },
  );
});

it("the longest and strangest file is read in no time", () => {
  const before = performance.now();
  for (const piece of ['"', '""', '",', "\r", ",", "'="]) parseCsv(piece.repeat(500_000));
  expect(performance.now() - before).toBeLessThan(3000);
});
