import fc from "fast-check";
import { expect, it } from "vitest";
import {
  articleMatchOf,
  cluesOf,
  type Findable,
  siteMarkOf,
  suggested,
} from "../../src/domain/article-finding.ts";
import { tokensOf } from "../../src/domain/search-text.ts";
import naughty from "../support/data/naughty-strings.json?raw";
import { hostileQueries } from "../support/search-words.ts";

const library: Findable[] = [
  { title: "How long does delivery take?", words: "Three days, in a box of wood." },
  { title: "A lamp arrived broken", words: "We send another lamp. Keep the box, delivery is free." },
  { title: "Changing a bulb", words: "Switch the lamp off first. Turn the bulb to the left." },
  { title: "配送需要多久？", words: "三天送达，包装盒可以回收。" },
  { title: "灯在运输途中破损", words: "我们会再寄一盏灯，免运费。" },
].map((article, n) => ({ ...article, id: `article_${n}`, position: n }));

function found(question: string): string[] {
  const clues = cluesOf(question);
  return suggested(library, clues).map(({ title }) => title);
}

it("a question in whole sentences finds the article that answers it, the title before the text", () => {
  expect(found("Hello! How long will the delivery to Norway take please? ")[0]).toBe(
    "How long does delivery take?",
  );
  expect(found("my lamp was delivered and it's broken ")[0]).toBe("A lamp arrived broken");
  expect(found("changed bulbs ")).toEqual(["Changing a bulb"]);
});

it("two Chinese characters find what has them side by side, and none that has them apart", () => {
  expect(found("配送")).toEqual(["配送需要多久？"]);
  expect(found("我的灯破损了怎么办")).toEqual(["灯在运输途中破损"]);
  expect(found("送配")).toEqual([]);
});

it("a word that is still being typed finds what it may become, and a finished one only its own kind", () => {
  expect(found("deli")).toContain("How long does delivery take?");
  expect(found("deli ")).toEqual([]);
});

it("words that any question has, and words that are too short, ask for nothing", () => {
  for (const question of [
    "",
    "  ",
    "hi",
    "how do you do this ",
    "what is it? ",
    "灯",
    "请问你们",
    "?!",
    "🙂",
  ])
    expect([question, cluesOf(question)]).toEqual([question, []]);
});

it("one word of many, in passing, suggests nothing", () => {
  expect(found("wooden garden table with chairs, box ")).toEqual([]);
  expect(found("box ")).not.toEqual([]);
});

it("whatever is typed, few are suggested, each once, and in one order", () => {
  const word = fc.constantFrom(
    "lamp",
    "broken",
    "delivery",
    "box",
    "破损",
    "配送",
    "灯",
    "three",
    " ",
    "the",
    "?",
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")),
      fc.shuffledSubarray(library),
      (question, shuffled) => {
        const clues = cluesOf(question);
        const one = suggested(shuffled, clues);
        expect(one.length).toBeLessThanOrEqual(3);
        expect(new Set(one.map(({ id }) => id)).size).toBe(one.length);
        expect(suggested([...shuffled].reverse(), clues)).toEqual(one);
      },
    ),
  );
});

it("an article that has more of the question never stands behind one that has less of it", () => {
  fc.assert(
    fc.property(fc.subarray(["lamp", "broken", "glass", "bulb"], { minLength: 2 }), (words) => {
      const question = `${words.join(" ")} `;
      const all = { id: "b", title: words.join(" "), words: words.join(" "), position: 2 };
      const some = { id: "a", title: words[0] ?? "", words: "", position: 1 };
      expect(suggested([some, all], cluesOf(question))[0]).toBe(all);
    }),
  );
});

it("nothing that is typed is an operator of the index", () => {
  const hostile: string[] = [...hostileQueries, ...JSON.parse(naughty)];
  for (const question of [...hostile, 'title : "x" OR *', "NEAR(lamp, 2)", "lamp* AND NOT box"]) {
    const match = articleMatchOf(cluesOf(question), siteMarkOf("site_00ab"));
    if (match === null) continue;
    const quoted = [...match.matchAll(/"([^"]*)"/g)].map(([, inside = ""]) => inside);
    for (const phrase of quoted) expect(tokensOf(phrase).map(({ term }) => term)).toEqual(phrase.split(" "));
    expect(match.replace(/"[^"]*"( \*)?/g, "q").replace(/ OR q/g, "")).toBe(
      "(marks : q) AND ({title words} : (q))",
    );
  }
});
