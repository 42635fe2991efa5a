// A language may be written from right to left: what a visitor sees names no side of the screen.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const web = path.join(import.meta.dirname, "../../src/web");

const sided = [
  /(?:^|[\s;{])(?:left|right)\s*:/g,
  /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/g,
  /border-(?:top|bottom)-(?:left|right)-radius/g,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)/g,
];
const fourfold = /(?:^|[\s;{])(padding|margin|inset|border-width)\s*:\s*([^;{}]+)/g;

/** Declarations that mean another side when the writing turns round. */
function sidesIn(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  const found = sided.flatMap((pattern) => plain.match(pattern) ?? []);
  for (const [declaration, , value = ""] of plain.matchAll(fourfold)) {
    // An edge of the screen is an edge of the screen.
    if (value.includes("safe-area")) continue;
    const [, right, , left] = value.trim().split(/\s+(?![^(]*\))/);
    if (left !== undefined && left !== right) found.push(declaration);
  }
  return found.map((declaration) => declaration.trim());
}

describe("styles that name a side", () => {
  it("are found", () => {
    expect(sidesIn("a { margin-left: 4px } b{left:0;padding: 1px 2px 3px 4px}")).toHaveLength(3);
    expect(sidesIn("a { inset: 0 auto auto calc(1px + 2px); text-align: right }")).toHaveLength(2);
  });

  it("are not what says the same the other way round", () => {
    expect(sidesIn("a { padding: 1px 2px 3px 2px; margin-inline-start: 1px; text-align: start }")).toEqual(
      [],
    );
    expect(sidesIn("/* left: 0 */ a { margin: 0 4px; --left: 1px }")).toEqual([]);
  });

  it("stand in no sheet of the visitor's", () => {
    const folders = ["panel", "shared", "answer"];
    const sheets = folders.flatMap((folder) =>
      fs
        .readdirSync(path.join(web, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.css$|-style\.ts$/.test(name))
        .map((name) => path.join(folder, name)),
    );
    expect(sheets.length).toBeGreaterThan(6);
    const found = sheets.flatMap((name) =>
      sidesIn(fs.readFileSync(path.join(web, name), "utf8")).map((declaration) => `${name}: ${declaration}`),
    );
    expect(found).toEqual([]);
  });
});
