// What is exact needs no quiet machine: sizes, rows and counts hold with every change.
import { expect, it } from "vitest";
import type { Row } from "./row.ts";
import { rows } from "./rows.ts";
import { sizes } from "./sizes.ts";
import { tickets } from "./tickets.ts";

function broken(all: Row[]): string[] {
  return all
    .filter(({ ok }) => !ok)
    .map(({ name, value, unit, budget }) => `${name}: ${value} ${unit}, allowed ${budget}`);
}

it("the pages weigh what they may weigh", async () => {
  expect(broken(await sizes())).toEqual([]);
}, 60_000);

it("a message and a chat write no more rows than they may", async () => {
  expect(broken(await rows())).toEqual([]);
}, 120_000);

it("a page of tickets reads no more rows than it may, and the whole can be exported", async () => {
  expect(broken(await tickets({ few: 1_000, many: 1_000, repeats: 1 }))).toEqual([]);
}, 180_000);
