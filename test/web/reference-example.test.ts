import { expect, it } from "vitest";
import { exampleOf, typeOf } from "../../src/web/reference/example.ts";

it("an example has what must be given, and everything where nothing must", () => {
  const properties = { name: { type: "string" }, cap: { type: "integer", minimum: 1 } };
  expect(exampleOf({ type: "object", properties, required: ["name"] })).toEqual({ name: "text" });
  expect(exampleOf({ type: "object", properties })).toEqual({ name: "text", cap: 1 });
  expect(exampleOf({ type: "array", items: { enum: ["sites:read", "sites:write"] } })).toEqual([
    "sites:read",
  ]);
  expect(exampleOf({ anyOf: [{ type: "null" }, { type: "boolean" }] })).toBe(true);
  expect(exampleOf({ default: 365, type: "integer" })).toBe(365);
});

it("a type is told in a few words", () => {
  expect(typeOf({ type: "array", items: { type: "string" } })).toBe("string[]");
  expect(typeOf({ anyOf: [{ type: "integer" }, { type: "null" }] })).toBe("integer | null");
  expect(typeOf({ enum: ["right", "left"] })).toBe("right | left");
  expect(typeOf({})).toBe("any");
});
