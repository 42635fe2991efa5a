import { expect, it } from "vitest";
import { clientOf } from "../../src/http/client-of.ts";

function seen(userAgent: string): string {
  const { browser, system } = clientOf(
    new Request("https://chat.example", { headers: { "user-agent": userAgent } }),
    { language: "", attributes: [] },
  );
  return `${browser} / ${system}`;
}

it.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
    "Chrome 138 / Windows",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
    "Edge 138 / Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Safari 18.5 / macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari 18.5 / iOS 18",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0.7204.33 Mobile/15E148 Safari/604.1",
    "Chrome 138 / iOS 18",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140 / Linux"],
  [
    "Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Samsung Internet 28 / Android 15",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50",
    "WeChat 8 / Android 14",
  ],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
    "Chrome 138 / ChromeOS",
  ],
  ["curl/8.5.0", " / "],
  ["", " / "],
])("%s", (userAgent, expected) => {
  expect(seen(userAgent)).toBe(expected);
});

it("where Vic is comes from the network, the page from the widget, the language from either", () => {
  const request = new Request("https://chat.example", {
    headers: { "accept-language": "zh-CN,zh;q=0.9" },
    cf: { country: "DE", city: "Berlin", timezone: "Europe/Berlin" },
  });
  const page = { url: "https://shop.example/cart", title: "Cart", referrer: "https://search.example/" };
  const attributes = [{ name: "plan", value: "Pro" }];
  expect(clientOf(request, { page, language: "", attributes })).toEqual({
    browser: "",
    system: "",
    country: "DE",
    city: "Berlin",
    timezone: "Europe/Berlin",
    language: "zh-CN",
    pageUrl: page.url,
    pageTitle: page.title,
    referrer: page.referrer,
    attributes,
  });
  const nothing = clientOf(request, { language: "hi", attributes: [] });
  expect(nothing.language).toBe("hi");
  expect(nothing).not.toHaveProperty("attributes");
});

it("a long and strange user agent takes no time to read", () => {
  const before = performance.now();
  seen(`Mozilla/5.0 (iPhone; ${"OS ".repeat(5000)}) Version/1 ${"a/".repeat(5000)}`);
  expect(performance.now() - before).toBeLessThan(200);
});
