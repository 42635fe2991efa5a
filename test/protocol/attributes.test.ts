import * as v from "valibot";
import { expect, it } from "vitest";
import { Attributes } from "../../src/protocol/attributes.ts";

/** As it comes over the wire: `__proto__` is a name like any other there. */
function read(json: string): unknown {
  const result = v.safeParse(Attributes, JSON.parse(json));
  return result.success ? result.output : result.issues[0].type;
}

function many(count: number): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`name ${i}`, i])));
}

it("texts, numbers and yes or no are kept as they are, in their order", () => {
  expect(read('{"plan":"Pro","orders":3,"trial":false,"note":"","owes":-0.5}')).toEqual([
    { name: "plan", value: "Pro" },
    { name: "orders", value: 3 },
    { name: "trial", value: false },
    { name: "note", value: "" },
    { name: "owes", value: -0.5 },
  ]);
  expect(read("{}")).toEqual([]);
});

it("a name is only a name, whatever it means elsewhere", () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "<b>", "名称", "👩🏽"];
  const json = `{${names.map((name) => `${JSON.stringify(name)}:"x"`).join()}}`;
  expect(read(json)).toEqual(names.map((name) => ({ name, value: "x" })));
});

it("as many and as long as allowed, and not one more", () => {
  expect(read(many(20))).toHaveLength(20);
  expect(read(many(21))).toBe("max_length");
  expect(read(JSON.stringify({ ["n".repeat(40)]: "v".repeat(200) }))).toHaveLength(1);
  expect(read(JSON.stringify({ ["n".repeat(41)]: "" }))).toBe("max_length");
  expect(read(JSON.stringify({ n: "v".repeat(201) }))).toBe("max_length");
});

it.each([
  ["null", "custom"],
  ['"plan"', "custom"],
  ["[]", "custom"],
  ['["plan"]', "custom"],
  ['{"plan":null}', "union"],
  ['{"plan":["Pro"]}', "union"],
  ['{"plan":{"name":"Pro"}}', "union"],
  ['{"owes":1e999}', "finite"],
  ['{"":"nameless"}', "check"],
  ['{" \\n":"nameless"}', "check"],
  ['{"half":"\\ud800"}', "check"],
])("%s is refused (%s)", (json, why) => {
  expect(read(json)).toBe(why);
});
