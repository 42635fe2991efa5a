import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rankable, rank, triggerAt, type Uses } from "../../src/domain/canned.ts";
import { fill, placeholderNames, placeholdersOf } from "../../src/domain/placeholders.ts";

describe("a word asks for a canned message", () => {
  it.each([
    // The caret stands where the bar is.
    ["#|", "#", ""],
    ["#hi|", "#hi", "hi"],
    ["Hello #re|", "#re", "re"],
    ["Hello\n/re|", "/re", "re"],
    ["Hello\u3000＃退|", "＃退", "退"],
    ["／退款|", "／退款", "退款"],
    ["#re|fund now", "#refund", "re"],
  ])("in '%s'", (written, word, query) => {
    const caret = written.indexOf("|");
    const text = written.replace("|", "");
    const trigger = triggerAt(text, caret);
    expect(trigger?.query).toBe(query);
    expect(text.slice(trigger?.from, trigger?.to)).toBe(word);
  });

  it.each([
    "issue#42|",
    "https://x.example/#top|",
    "//x.example|",
    "/usr/bin|",
    "and/or|",
    "## A heading|",
    "|#hi",
    "#hi |",
    "hi|",
    "|",
    "C#|",
    `#${"x".repeat(200)}|`,
  ])("but not in '%s'", (written) => {
    expect(triggerAt(written.replace("|", ""), written.indexOf("|"))).toBeNull();
  });

  it("whatever is typed, the word holds the caret, begins with the mark and has no space in it", () => {
    const piece = fc.constantFrom("#", "/", " ", "\n", "a", "退", "＃", "👋", "x1");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(40), (pieces, place) => {
        const text = pieces.join("");
        const caret = Math.min(place, text.length);
        const trigger = triggerAt(text, caret);
        if (trigger === null) return;
        const { from, to, query } = trigger;
        expect(from < caret && caret <= to && to <= text.length).toBe(true);
        expect(text.slice(from, to)).toMatch(/^[#/＃／][^\s#/＃／]*$/);
        expect(text.slice(from + 1, caret)).toBe(query);
        expect(from === 0 || /\s/.test(text.charAt(from - 1))).toBe(true);
      }),
    );
  });
});

const none: ReadonlyMap<string, Uses> = new Map();

function message(id: string, shortcut: string, title = "", text = ""): Rankable {
  return { id, shortcut, title, text };
}

function ids(messages: Rankable[], query: string, uses = none, limit = 10): string[] {
  return rank(messages, query, uses, limit).map(({ id }) => id);
}

describe("canned messages are ranked", () => {
  const all = [
    message("text", "", "Other", "We refund you"),
    message("title", "", "Refund granted", ""),
    message("inside", "prerefund", "", ""),
    message("prefix", "refunds", "", ""),
    message("exact", "refund", "", ""),
    message("no", "hello", "Hello", "Hello"),
  ];

  it("by the part that matches", () => {
    expect(ids(all, "refund")).toEqual(["exact", "prefix", "inside", "title", "text"]);
    expect(ids(all, "refund", none, 2)).toEqual(["exact", "prefix"]);
    expect(ids(all, "nothing of it")).toEqual([]);
  });
  it("then by one's own latest use, and a better part stays better", () => {
    const uses = new Map([
      ["text", { count: 9, lastAt: 9 }],
      ["title", { count: 1, lastAt: 1 }],
    ]);
    expect(ids(all, "refund", uses)).toEqual(["exact", "prefix", "inside", "title", "text"]);
    expect(ids(all, "", uses).slice(0, 2)).toEqual(["text", "title"]);
  });
  it("whatever case or width it is typed in, and in Chinese", () => {
    const words = [message("zh", "退款", "退款说明"), message("wide", "ＡＢＣ", "Ｔｉｔｌｅ")];
    expect(ids(words, "退")).toEqual(["zh"]);
    expect(ids(words, "说明")).toEqual(["zh"]);
    expect(ids(words, "abc")).toEqual(["wide"]);
    expect(ids(words, "tITLE")).toEqual(["wide"]);
    expect(ids(all, "ＲＥＦＵＮＤ")[0]).toBe("exact");
  });
  it("five thousand of them in a few milliseconds for each key", () => {
    const many = Array.from({ length: 5000 }, (_, n) =>
      message(`m${n}`, `short${n}`, `Title ${n} 退款`, `A text of some length, number ${n}. `.repeat(8)),
    );
    rank(many, "", none, 20);
    const took = ["t", "ti", "titl", "退款", "number 49", "zzz"].map((query) => {
      const before = performance.now();
      rank(many, query, none, 20);
      return performance.now() - before;
    });
    expect(took.toSorted((a, b) => a - b)[2]).toBeLessThan(25);
  });
});

const context = {
  "visitor.name": "Vic",
  "agent.name": "Ada",
  "department.name": "Support",
  "chat.id": "chat_1",
};

describe("a canned text is filled", () => {
  it.each([
    ["Hello {{visitor.name|there}}!", "Hello Vic!"],
    ["{{ agent.name }} of {{department.name}}, {{chat.id}}", "Ada of Support, chat_1"],
    ["{{visitor.age}} years", " years"],
    ["{{visitor.age|some}} years", "some years"],
    ["{{}}{{|x}}", "x"],
    ["Hello {{visitor.name}", "Hello Vic"],
    ["Hello {visitor.name}}", "Hello Vic"],
    ["Hello {{visitor.name, good day", "Hello , good day"],
    ["Hello }} you {{", "Hello  you "],
    ["{{{visitor.name}}}", "{Vic}"],
    ["{one} brace", "{one} brace"],
    ["{{constructor}} {{toString|x}}", " x"],
  ])("%s", (text, filled) => {
    expect(fill(text, context)).toBe(filled);
  });
  it("a visitor without a name is called by the fallback", () => {
    expect(fill("Hello {{visitor.name|there}}!", { ...context, "visitor.name": "  " })).toBe("Hello there!");
  });

  const piece = fc.constantFrom("{", "}", "{{", "}}", "|", "visitor.name", "x.y", " ", "a", "\n", "{}}{");
  const strange = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
  it("and never leaves two braces in a row, not even those of a visitor's name", () => {
    fc.assert(
      fc.property(strange, strange, (text, name) => {
        const sent = fill(text, { ...context, "visitor.name": name });
        expect(sent).not.toMatch(/\{\{|\}\}/);
      }),
      { numRuns: 2000 },
    );
  });
  it("and stays as it is where nothing is to be filled", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!/\{\{|\}\}/.test(text));
        expect(fill(text, context)).toBe(text);
      }),
    );
  });
  it("in no time, however long and broken it is", () => {
    const before = performance.now();
    for (const text of ["{{", "{{ |", "{}}{", "{{visitor.name|", "{ ", "{{}"])
      fill(text.repeat(5000), context);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

it("an editor is warned of what will not be filled", () => {
  const kinds = (text: string) => placeholdersOf(text).map(({ raw, kind }) => `${raw} ${kind}`);
  expect(kinds("Hi {{visitor.name|you}} {{visitor.age}} {{agent.name} {x} }}")).toEqual([
    "{{visitor.name|you}} known",
    "{{visitor.age}} unknown",
    "{{agent.name} broken",
    "}} broken",
  ]);
  for (const name of placeholderNames) expect(kinds(`{{${name}}}`)).toEqual([`{{${name}}} known`]);
});
