import fc from "fast-check";
import { expect, it } from "vitest";
import { dueGreeting, isPartOf, scrolledPercent } from "../../src/domain/greeting-rule.ts";
import type { ProactiveGreeting } from "../../src/protocol/site-settings.ts";

const hello: ProactiveGreeting = {
  id: "hello",
  text: "Hi",
  afterSeconds: 0,
  urlPattern: "",
  scrollPercent: 0,
};
const page = { url: "https://shop.example/lamps/7?from=mail", seconds: 10, scrolledPercent: 50 };
const none: ReadonlySet<string> = new Set();

it("a greeting without conditions is said at once, and to nobody twice", () => {
  expect(dueGreeting([hello], { ...page, seconds: 0, scrolledPercent: 0 }, none)).toBe(hello);
  expect(dueGreeting([hello], page, new Set(["hello"]))).toBeNull();
});

it("all conditions that are given must hold", () => {
  const strict = { ...hello, afterSeconds: 10, urlPattern: "/lamps/*from=", scrollPercent: 50 };
  expect(dueGreeting([strict], page, none)).toBe(strict);
  expect(dueGreeting([strict], { ...page, seconds: 9 }, none)).toBeNull();
  expect(dueGreeting([strict], { ...page, scrolledPercent: 49 }, none)).toBeNull();
  expect(dueGreeting([strict], { ...page, url: "https://shop.example/lamps/7" }, none)).toBeNull();
});

it("the first that is due goes before the others, and what was said makes room for the next", () => {
  const second = { ...hello, id: "second" };
  expect(dueGreeting([hello, second], page, none)).toBe(hello);
  expect(dueGreeting([hello, second], page, new Set(["hello"]))).toBe(second);
});

it("a pattern is part of an address just where the same with .* for each star is", () => {
  const letters = fc.stringMatching(/^[ab./*]{0,12}$/);
  fc.assert(
    fc.property(letters, fc.stringMatching(/^[ab./]{0,16}$/), (pattern, url) => {
      const meant = pattern
        .split("*")
        .map((piece) => piece.replace(/[.]/g, "\\."))
        .join(".*");
      expect(isPartOf(url, pattern)).toBe(new RegExp(meant).test(url));
    }),
  );
});

it("a pattern of a thousand stars costs no more than one pass", () => {
  expect(isPartOf("a".repeat(2_000), `${"a*".repeat(1_000)}b`)).toBe(false);
});

it("how far was read lies between 0 and 100, and a page that does not scroll was read", () => {
  expect(scrolledPercent(0, 800, 2_400)).toBe(0);
  expect(scrolledPercent(800, 800, 2_400)).toBe(50);
  expect(scrolledPercent(1_700, 800, 2_400)).toBe(100);
  expect(scrolledPercent(-40, 800, 2_400)).toBe(0);
  expect(scrolledPercent(0, 800, 600)).toBe(100);
});
