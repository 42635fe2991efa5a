import fc from "fast-check";
import { expect, it } from "vitest";
import { excerptsOf } from "../../src/domain/excerpts.ts";
import { isHit, parseSearch, tokensOf } from "../../src/domain/search-text.ts";
import type { SearchedText } from "../../src/domain/searched-texts.ts";
import type { Excerpt } from "../../src/protocol/ticket-api.ts";
import { cjkText } from "../support/search-words.ts";

/** As it is shown: hits in brackets, and dots where the text goes on. */
function shown({ where, pieces, cut }: Excerpt): string {
  const text = pieces.map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece)).join("");
  return `${where}: ${cut.before ? "…" : ""}${text}${cut.after ? "…" : ""}`;
}

function found(query: string, ...texts: [SearchedText["where"], string][]): string[] {
  return excerptsOf(
    parseSearch(query),
    texts.map(([where, text]) => ({ where, text })),
  ).map(shown);
}

const filler = "so it goes on and on ".repeat(20);

it.each<[string, [SearchedText["where"], string][], string[]]>([
  ["LAMP", [["subject", "A broken lamp"]], ["subject: A broken [lamp]"]],
  ["zoe", [["contact", "Zoë Ångström"]], ["contact: [Zoë] Ångström"]],
  ["ref", [["transcript", "I want a refund."]], ["transcript: I want a [refund]."]],
  ['"ref"', [["transcript", "I want a refund, ref 12."]], ["transcript: I want a refund, [ref] 12."]],
  ["退款", [["transcript", "请问可以退款吗"]], ["transcript: 请问可以[退款]吗"]],
  ["款退", [["transcript", "请问可以退款吗"]], []],
  ["strasse", [["note", "Hauptstraße, Straße 7"]], ["note: Hauptstraße, [Straße] 7"]],
  ["vic@example.com", [["contact", "vic@example.com"]], ["contact: [vic@example.com]"]],
  ["lamp glass", [["subject", "Lamp, glass"]], ["subject: [Lamp], [glass]"]],
  [
    "lamp",
    [["transcript", `${filler}the lamp ${filler}`]],
    [
      "transcript: …on so it goes on and on so it goes on and on the [lamp] so it goes on and on so it goes on and on so it goes on and on so it goes on and on so it goes on and on so it goes on and on…",
    ],
  ],
  [
    "lamp glass",
    [
      ["transcript", "the lamp is here"],
      ["transcript", "the lamp, again"],
      ["transcript", "its glass is not"],
    ],
    ["transcript: the [lamp] is here", "transcript: its [glass] is not"],
  ],
  [
    "lamp glass",
    [
      ["transcript", "the lamp is here"],
      ["transcript", "the lamp and its glass"],
    ],
    ["transcript: the [lamp] and its [glass]"],
  ],
])("‘%s’ is marked where it stands", (query, texts, expected) => {
  expect(found(query, ...texts)).toEqual(expected);
});

it("what is shown is a piece of the text, whole characters, and every hit in it is one that was sought", () => {
  const word = fc.constantFrom(
    "lamp",
    "Lámp",
    "glass",
    "😀",
    "退款",
    "𠮷野",
    "line\nbreak",
    "x".repeat(190),
    "…",
  );
  const text = fc.array(word, { minLength: 1, maxLength: 120 }).map((words) => words.join(" "));
  const query = fc.constantFrom(
    "lamp",
    "gla lam",
    '"lamp glass"',
    "退款",
    "吉",
    "𠮷野",
    "break",
    "x".repeat(90),
  );
  fc.assert(
    fc.property(fc.oneof(text, cjkText), query, (whole, asked) => {
      const search = parseSearch(asked);
      for (const { pieces, cut } of excerptsOf(search, [{ where: "transcript", text: whole }])) {
        const joined = pieces.map(({ text: piece }) => piece).join("");
        expect(whole).toContain(joined);
        expect(joined.isWellFormed()).toBe(true);
        expect(joined.length).toBeLessThanOrEqual(200);
        if (!cut.before) expect(whole.startsWith(joined)).toBe(true);
        if (!cut.after) expect(whole.endsWith(joined)).toBe(true);
        const hits = pieces.filter(({ hit }) => hit);
        expect(hits.length).toBeGreaterThan(0);
        // The last may be cut at the end of the piece.
        for (const { text: piece } of cut.after ? hits.slice(0, -1) : hits)
          for (const { term } of tokensOf(piece))
            expect(search.some((sought) => sought.terms.some((_, place) => isHit(sought, place, term)))).toBe(
              true,
            );
      }
    }),
  );
});

it("what is not found leaves nothing, and neither does a query of signs", () => {
  expect(found("lamp", ["subject", "A lamp"])).not.toEqual([]);
  expect(found("lamp", ["subject", "A clamp"])).toEqual([]);
  expect(found("*", ["subject", "A * lamp"])).toEqual([]);
});

it("a long talk is looked through in little time", () => {
  const talk = "lamp ".repeat(40_000);
  const begun = performance.now();
  expect(found("lamp", ["transcript", talk])).toHaveLength(1);
  expect(performance.now() - begun).toBeLessThan(5_000);
});
