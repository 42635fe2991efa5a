import { describe, expect, it } from "vitest";
import { en } from "../../src/web/shared/catalogue/en.ts";
import { zhCN } from "../../src/web/shared/catalogue/zh-CN.ts";
import { timeLeft } from "../../src/web/shared/countdown.tsx";
import { chooseLocale, createTranslate } from "../../src/web/shared/i18n.ts";
import { dayName, minutesAndSeconds, relativeTime } from "../../src/web/shared/time.ts";

describe("words", () => {
  it("fill their places, choose the plural, and leave an unknown place as it is", () => {
    const t = createTranslate("en", {
      left: { one: "{count} chat before {name}", other: "{count} chats before {name}" },
      plain: "{nobody} and {name}",
    });
    expect(t("left", { count: 1, name: "Vic" })).toBe("1 chat before Vic");
    expect(t("left", { count: 1200, name: "$& {count}" })).toBe("1,200 chats before $& {count}");
    expect(t("plain", { name: "Vic" })).toBe("{nobody} and Vic");
  });

  it("come in the first wanted language that is spoken", () => {
    expect(chooseLocale(["hi-IN", "zh-Hans-CN", "en"])).toBe("zh-CN");
    expect(chooseLocale(["en-GB", "zh"])).toBe("en");
    expect(chooseLocale(["fr"])).toBe("en");
    expect(chooseLocale([])).toBe("en");
  });

  it("exist in both languages, with the same places", () => {
    expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort());
  });
});

describe("times", () => {
  const noon = new Date(2026, 5, 15, 12).getTime();
  const day = 86_400_000;

  it("count down by the server's clock, never below zero", () => {
    expect(timeLeft(10_000, 2_000, 5_000)).toBe(3_000);
    expect(timeLeft(10_000, 2_000, 9_000)).toBe(0);
    expect(minutesAndSeconds(61_000)).toBe("1:01");
    expect(minutesAndSeconds(500)).toBe("0:01");
    expect(minutesAndSeconds(-5)).toBe("0:00");
    expect(minutesAndSeconds(3_723_000)).toBe("1:02:03");
  });

  it("name today and yesterday", () => {
    expect(dayName(noon, noon, "en")).toBe("Today");
    expect(dayName(noon - day, noon, "en")).toBe("Yesterday");
    expect(dayName(noon - day, noon, "zh-CN")).toBe("昨天");
    expect(dayName(noon - 5 * day, noon, "en")).toBe("Wednesday, June 10");
    expect(dayName(noon - 400 * day, noon, "en")).toBe("May 11, 2025");
  });

  it("say how long ago", () => {
    expect(relativeTime(noon - 5 * 60_000, noon, "en")).toBe("5 minutes ago");
    expect(relativeTime(noon, noon, "en")).toBe("now");
    expect(relativeTime(noon - 2 * day, noon, "zh-CN")).toBe("前天");
  });
});
