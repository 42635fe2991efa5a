import { describe, expect, it } from "vitest";
import { names as en } from "../../src/web/shared/emoji/catalogue/en.ts";
import { names as zhCN } from "../../src/web/shared/emoji/catalogue/zh-CN.ts";
import { emojiGroups, emojiSet } from "../../src/web/shared/emoji/emoji-set.ts";
import { emojiColumns, nameOf, placeAfter, shelvesFor } from "../../src/web/shared/emoji/finding.ts";

const languages = [en, zhCN];

describe("emoji are found", () => {
  const first = (query: string) => shelvesFor(query, languages, [])[0]?.emoji[0];

  it("by their name or another word, in either language, in whatever case or width", () => {
    expect(["thumbs up", "THUMBS", "like", "赞", "ｌｉｋｅ"].map(first)).toEqual([
      "👍",
      "👍",
      "👍",
      "👍",
      "👍",
    ]);
    expect(["parcel", "快递", "refund", "退款"].map(first)).toEqual(["📦", "📦", "💰", "💰"]);
  });

  it("the name before what only contains it", () => {
    const [found] = shelvesFor("heart", languages, []);
    // 'heart eyes' begins with it, in 'red heart' it is the second word.
    expect(found?.emoji[0]).toBe("😍");
    expect(found?.emoji).toContain("❤️");
    expect(first("star")).toBe("⭐");
  });

  it("or not at all", () => {
    expect(shelvesFor("qqqq", languages, [])).toEqual([]);
    expect(shelvesFor(", ", languages, [])).not.toContainEqual(expect.objectContaining({ name: "found" }));
  });

  it("without a query in their groups, each once, after those used last", () => {
    const shelves = shelvesFor("  ", languages, ["🎉"]);
    expect(shelves.map(({ name }) => name)).toEqual(["recent", ...emojiGroups]);
    const all = shelves.slice(1).flatMap(({ emoji }) => emoji);
    expect(new Set(all).size).toBe(all.length);
    expect(shelvesFor("", languages, []).map(({ name }) => name)).toEqual(emojiGroups);
  });
});

it("every emoji has a name of its own in each language", () => {
  for (const language of languages) {
    const all = emojiGroups.flatMap((name) => emojiSet[name].map((emoji) => nameOf(language, emoji)));
    expect(all.every((name) => name.length > 0)).toBe(true);
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  }
});

describe("the arrow keys", () => {
  const lengths = [3, emojiColumns + 2, 1];

  it("go to the next and the one before, round and round", () => {
    expect(placeAfter("ArrowRight", 0, lengths)).toBe(1);
    expect(placeAfter("ArrowRight", 2, lengths)).toBe(3);
    expect(placeAfter("ArrowLeft", 0, lengths)).toBe(13);
    expect(placeAfter("ArrowRight", 13, lengths)).toBe(0);
  });

  it("go up and down within the column, or to the end of a shorter row", () => {
    expect(placeAfter("ArrowDown", 1, lengths)).toBe(4);
    expect(placeAfter("ArrowDown", 4, lengths)).toBe(12);
    expect(placeAfter("ArrowDown", 9, lengths)).toBe(12);
    expect(placeAfter("ArrowDown", 12, lengths)).toBe(13);
    expect(placeAfter("ArrowDown", 13, lengths)).toBe(0);
    expect(placeAfter("ArrowUp", 0, lengths)).toBe(13);
    expect(placeAfter("ArrowUp", 4, lengths)).toBe(1);
  });

  it("lead nowhere where there is nothing, and other keys do not either", () => {
    expect(placeAfter("ArrowDown", 0, [])).toBeNull();
    expect(placeAfter("Home", 0, lengths)).toBeNull();
  });
});
