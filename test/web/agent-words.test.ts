import { expect, test } from "vitest";
import { catalogue as en } from "../../src/web/agent/catalogue/en.ts";
import { catalogue as zhCN } from "../../src/web/agent/catalogue/zh-CN.ts";
import { endAfter } from "../../src/web/agent/end-after.ts";
import type { Catalogue, Sentence } from "../../src/web/shared/i18n.ts";

function placesOf(sentence: Sentence | undefined): string[] {
  const text = typeof sentence === "string" ? sentence : (sentence?.other ?? "");
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();
}

test("both languages say every sentence, and with the same places in it", () => {
  const [english, chinese]: Catalogue[] = [en, zhCN];
  expect(Object.keys(chinese ?? {}).sort()).toEqual(Object.keys(english ?? {}).sort());
  for (const key of Object.keys(en))
    expect([key, placesOf(chinese?.[key])]).toEqual([key, placesOf(english?.[key])]);
});

test("no Chinese sentence is left in English or has half-width commas", () => {
  for (const [key, sentence] of Object.entries<Sentence>(zhCN)) {
    const text = typeof sentence === "string" ? sentence : sentence.other;
    expect([key, /[一-鿿][,:;?!]/.test(text)]).toEqual([key, false]);
  }
});

test("a time of one's own is a whole number of seconds from 5 to 3600, in any digits of an input method", () => {
  expect(["5", " 90 ", "3600", "９０"].map(endAfter)).toEqual([5, 90, 3600, 90]);
  for (const typed of ["", "4", "3601", "1.5", "-30", "1e3", "abc", "9".repeat(40)])
    expect([typed, endAfter(typed)]).toEqual([typed, null]);
});
