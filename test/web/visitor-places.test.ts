// What the pane says of a visitor: where, when and with what, and nothing where it is not known.
import { describe, expect, it } from "vitest";
import type { ChatView } from "../../src/protocol/chat-view.ts";
import {
  deviceOf,
  languageOf,
  localTimeOf,
  pagesOf,
  placeOf,
} from "../../src/web/agent/visitor-pane/visitor-places.ts";
import { unknownClient } from "../support/plain.ts";

const home = { at: 100, url: "https://example.com/", title: "Home" };
const lamps = { at: 200, url: "https://example.com/lamps", title: "Lamps" };

function seen(pages: { at: number; url: string; title: string }[], pageUrl = home.url) {
  const client = { ...unknownClient, pageUrl, pageTitle: "Home" };
  return {
    createdAt: 100,
    staff: { client, answers: null, filled: null, pages, request: null },
  } satisfies Pick<ChatView, "createdAt" | "staff">;
}

describe("the pages of a chat", () => {
  it("are told newest first, and begin with the one where the chat began", () => {
    expect(pagesOf(seen([lamps])).map(({ title }) => title)).toEqual(["Lamps", "Home"]);
    expect(pagesOf(seen([]))).toEqual([home]);
  });
  it("name the first page once where the visitor told it again", () => {
    expect(pagesOf(seen([home, lamps]))).toHaveLength(2);
  });
  it("are none where no page is known, and none for a visitor", () => {
    expect(pagesOf(seen([], ""))).toEqual([]);
    expect(pagesOf({ createdAt: 1, staff: null })).toEqual([]);
  });
});

describe("where a visitor is", () => {
  const noon = Date.UTC(2026, 4, 1, 12);
  it("is said with the country's name in the reader's language", () => {
    expect(placeOf({ city: "Hangzhou", country: "CN" }, "en")).toBe("Hangzhou, China");
    expect(placeOf({ city: "Hangzhou", country: "CN" }, "zh-CN")).toBe("Hangzhou, 中国");
    expect(placeOf({ city: "", country: "" }, "en")).toBe("");
  });
  it("is shown as it came where nobody knows such a country or language", () => {
    expect(placeOf({ city: "", country: "?!" }, "en")).toBe("?!");
    expect(languageOf({ language: "not a language" }, "en")).toBe("not a language");
    expect(languageOf({ language: "zh-CN" }, "en")).toMatch(/Chinese/);
  });
  it("has the time of its own zone, and none where the zone is not known", () => {
    expect(localTimeOf({ timezone: "Asia/Shanghai" }, noon, "en")).toMatch(/8:00/);
    expect(localTimeOf({ timezone: "Mars/Olympus" }, noon, "en")).toBe("");
    expect(localTimeOf({ timezone: "" }, noon, "en")).toBe("");
  });
});

it("a device is told as far as the system tells it", () => {
  expect(deviceOf({ system: "iOS 19" })).toBe("phone");
  expect(deviceOf({ system: "Android 16" })).toBe("phone");
  expect(deviceOf({ system: "Windows" })).toBe("computer");
  expect(deviceOf({ system: "" })).toBeNull();
});
