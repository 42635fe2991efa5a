import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isHit,
  marksOf,
  matchOf,
  parseSearch,
  type Sought,
  termsOf,
  tokensOf,
} from "../../src/domain/search-text.ts";
import { searchedTexts, wholeStart } from "../../src/domain/searched-texts.ts";
import type { LoggedEntry } from "../../src/protocol/entry.ts";
import { limits } from "../../src/protocol/limits.ts";
import { cjkText } from "../support/search-words.ts";

const terms = (text: string) => tokensOf(text).map(({ term }) => term);

/** What the index does: a phrase stands where its terms follow each other. */
function finds(search: readonly Sought[], text: string): boolean {
  const held = terms(text);
  return search.every((sought) =>
    held.some((_, first) =>
      sought.terms.every((_term, place) => isHit(sought, place, held[first + place] ?? "")),
    ),
  );
}

describe("text becomes terms", () => {
  it.each([
    ["Where is my Parcel?", "where is my parcel"],
    ["Zoë's café, naïve Ångström", "zoe s cafe naive angstrom"],
    ["Straße STRASSE ΌΣΟΣ όσος", "strasse strasse οσοσ οσοσ"],
    ["我的iPhone手机，退款。", "我 的 iphone 手 机 退 款"],
    ["ＡＢＣ１２３ ｶﾞｽ がｶ", "abc123 ガ ス が カ"],
    ["한국어 가요", "한 국 어 가 요"],
    ["\u1112\u1161\u11ab e\u0301", "한 e"],
    ["𠮷野家 葛\u{e0100}飾", "𠮷 野 家 葛 飾"],
    ["vic@example.com #42", "vic example com 42"],
    ["co\u00adop\u200der zero\u200bwidth", "cooper zero width"],
    ["नमस्ते दुनिया", "नमस्ते दुनिया"],
    ["✨ \u0000 '\" * ( ) ^ - : + ~", ""],
  ])("%s", (text, expected) => {
    expect(terms(text).join(" ")).toBe(expected);
  });

  it("each token stands in the text where it says, in order, and holds nothing that the index or a query could split", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), cjkText),
        (text) => {
          let at = 0;
          for (const { term, from, to } of tokensOf(text)) {
            expect(from).toBeGreaterThanOrEqual(at);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
            expect(term).toMatch(/^[^\s"'*()^:+~{}-]+$/u);
            at = from;
          }
        },
      ),
    );
  });

  it("a word without end is cut, and so is a text that grows too much", () => {
    expect(terms("x".repeat(10_000))).toEqual(["x".repeat(limits.searchChars)]);
    const grown = termsOf(["ﷺ".repeat(limits.searchedChars)]);
    expect(new TextEncoder().encode(grown).length).toBeLessThan(2_000_000);
    expect(grown.startsWith("صلى الله")).toBe(true);
  });

  it("no phrase reaches over two messages", () => {
    expect(termsOf(["the red", "lamp"])).toBe("the red ¶ lamp");
    expect(terms("¶")).toEqual([]);
  });
});

describe("a query", () => {
  it.each<[string, Sought[]]>([
    [
      "Red la",
      [
        { terms: ["red"], isPrefix: false, number: null },
        { terms: ["la"], isPrefix: true, number: null },
      ],
    ],
    ['"red la"', [{ terms: ["red", "la"], isPrefix: false, number: null }]],
    ['"red la', [{ terms: ["red", "la"], isPrefix: true, number: null }]],
    ["退款", [{ terms: ["退", "款"], isPrefix: false, number: null }]],
    ["#123", [{ terms: ["123"], isPrefix: false, number: 123 }]],
    ["vic@ex", [{ terms: ["vic", "ex"], isPrefix: true, number: null }]],
    ["a", [{ terms: ["a"], isPrefix: false, number: null }]],
    ['* " ( ) AND', [{ terms: ["and"], isPrefix: true, number: null }]],
    ['"" % _ * \\ ()', []],
  ])("%s", (query, expected) => {
    expect(parseSearch(query)).toEqual(expected);
  });

  it("finds every piece of two and more Chinese characters of a text", () => {
    fc.assert(
      fc.property(cjkText, fc.nat(), fc.integer({ min: 2, max: 12 }), (text, at, length) => {
        const points = [...text];
        fc.pre(points.length >= 2);
        const start = at % (points.length - 1);
        const piece = points.slice(start, start + length).join("");
        expect(finds(parseSearch(piece), `前 ${text}, and more`)).toBe(true);
      }),
    );
  });

  it("finds a text by its own words, in any case, and by the beginning of the last", () => {
    const word = fc.stringMatching(/^[a-zA-Zéüñ0-9]{2,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), (words, cut) => {
        const text = `>> ${words.join(", ")} <<`;
        const last = words.at(-1) ?? "";
        const typed = [...words.slice(0, -1), last.slice(0, 2 + (cut % last.length))].join(" ");
        expect(finds(parseSearch(typed.toUpperCase()), text)).toBe(true);
        expect(finds(parseSearch(`"${words.join(" ")}"`), text)).toBe(true);
      }),
    );
  });
});

describe("the match", () => {
  it("names nothing but terms and marks, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (query) => {
        const match = matchOf(parseSearch(query), ["dept_0a"]);
        if (match === null) return;
        const rest = match.replace(/"[^\s"*()]+( [^\s"*()]+)*"/gu, "T");
        expect(
          rest.replaceAll("{subject contact notes transcript} : T", "P").replaceAll("marks : T", "M"),
        ).toMatch(/^\((P( \*)?|\(P\) OR \(M\))\)( AND \((P( \*)?|\(P\) OR \(M\))\))* AND \(marks : \(T\)\)$/);
      }),
    );
  });

  it("asks for nothing where nothing is sought, or nobody may see it", () => {
    expect(matchOf(parseSearch("lamp"), "all")).not.toBeNull();
    expect(matchOf(parseSearch("* ?"), "all")).toBeNull();
    expect(matchOf(parseSearch("lamp"), [])).toBeNull();
  });

  it("a ticket's marks are those that are asked for", () => {
    expect(marksOf(7, "dept_0a")).toBe("n7 dept0a");
    expect(matchOf(parseSearch("#7"), ["dept_0a"])).toContain('"n7"');
  });
});

describe("what of a ticket is searched", () => {
  const ticket = { subject: "S", contactName: "Vic", contactEmail: null, notes: [], transcript: [] };

  it("is what people wrote, notes apart", () => {
    const system = { kind: "system", from: "system", at: 1 } as const;
    const transcript: LoggedEntry[] = [
      { seq: 1, at: 1, kind: "message", from: "visitor", body: "hello" },
      { seq: 2, at: 1, kind: "note", from: "agent_1", name: "Ada", body: "angry" },
      { seq: 3, ...system, what: { event: "declined", agentId: "agent_1", name: "Ada", reason: "lunch" } },
      { seq: 4, ...system, what: { event: "rated", rating: "bad", comment: "slow" } },
      { seq: 5, ...system, what: { event: "rang_again" } },
    ];
    expect(searchedTexts({ ...ticket, notes: ["call back"], transcript })).toEqual([
      { where: "subject", text: "S" },
      { where: "contact", text: "Vic" },
      { where: "note", text: "call back" },
      { where: "transcript", text: "hello" },
      { where: "note", text: "angry" },
      { where: "transcript", text: "lunch" },
      { where: "transcript", text: "slow" },
    ]);
  });

  it("a file is found by its name, beside what was written with it", () => {
    const file = { id: "file_1", name: "发票 2026.pdf", type: "application/pdf", bytes: 9 };
    const sent = { seq: 1, at: 1, kind: "message", from: "visitor", body: "", file } as const;
    const transcript: LoggedEntry[] = [sent, { ...sent, seq: 2, body: "the bill" }];
    const texts = searchedTexts({ ...ticket, transcript }).filter(({ where }) => where === "transcript");
    expect(texts.map(({ text }) => text)).toEqual(["发票 2026.pdf", "the bill 发票 2026.pdf"]);
    for (const { text } of texts) expect(finds(parseSearch("发票"), text)).toBe(true);
  });

  it("ends at the limit, never inside of a character", () => {
    const body = "😀".repeat(1_000);
    const transcript = Array.from({ length: 400 }, (_, seq): LoggedEntry => {
      return { seq, at: 1, kind: "message", from: "visitor", body: seq === 0 ? "x" : body };
    });
    const texts = searchedTexts({ ...ticket, transcript }).filter(({ where }) => where === "transcript");
    const all = texts.map(({ text }) => text).join("");
    expect(all.length).toBe(limits.searchedChars - 1);
    expect(all.isWellFormed()).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat({ max: 12 }), (text, chars) => {
        const start = wholeStart(text, chars);
        expect(text.startsWith(start)).toBe(true);
        expect(start.length).toBeLessThanOrEqual(chars);
        if (text.isWellFormed()) expect(start.isWellFormed()).toBe(true);
      }),
    );
  });
});
