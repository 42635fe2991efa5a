// How long a visitor waits from the press on the bubble to a text box to type in: on a website of another origin, with a
// warm cache, on a processor four times slower. Against the same page that opens an empty page in an iframe.
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Page } from "playwright-core";
import { demoSiteKey } from "../../src/http/demo-page.ts";
import { openBrowser } from "../support/outside/browser.ts";
import { startRuntime } from "../support/outside/runtime.ts";
import { type Block, duels } from "./duel.ts";
import type { Row } from "./row.ts";

const slowness = 4;
const budgetMs = 150;

/** In every frame: what stands in the iframe says when one could use it. */
function sayWhenReady(): void {
  if (window.parent === window) return;
  const say = () => requestAnimationFrame(() => window.parent.postMessage({ bench: "ready" }, "*"));
  const isReady = () => document.title === "empty" || document.querySelector("form textarea") !== null;
  const watcher = new MutationObserver(() => {
    if (!isReady()) return;
    watcher.disconnect();
    say();
  });
  watcher.observe(document, { childList: true, subtree: true });
}

/** In the website: presses, and tells how long it took. */
function press(): Promise<number> {
  return new Promise((resolve) => {
    addEventListener("message", ({ data }) => {
      if (data?.bench === "ready") resolve(performance.now() - began);
    });
    const button =
      document.querySelector("porchlight-widget")?.shadowRoot?.querySelector("button") ??
      document.querySelector("button");
    const began = performance.now();
    button?.click();
  });
}

function website(widget: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A website</title>
<script>localStorage.clear() // An open panel would be open again.</script></head>
<body><h1>A website</h1>${widget}</body></html>`;
}

function pagesOf(home: string): Record<string, string> {
  return {
    "/widget": website(`<script async src="${home}/widget.js" data-site="${demoSiteKey}"></script>`),
    "/frame": website(
      `<button onclick="const f=document.createElement('iframe');f.src='/empty';f.width=380;f.height=620;document.body.append(f)">Open</button>`,
    ),
    "/empty": "<!doctype html><html><head><title>empty</title></head><body></body></html>",
  };
}

async function serve(pages: Record<string, string>) {
  const server = http.createServer((request, response) => {
    const page = pages[request.url ?? ""];
    response.writeHead(page ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  return page;
}

export async function panelOpening(rounds: number): Promise<Row[]> {
  const [runtime, browser] = await Promise.all([startRuntime(), openBrowser()]);
  const site = await serve(pagesOf(runtime.origin.replace("127.0.0.1", "localhost")));
  try {
    const context = await browser.newContext({ locale: "en", viewport: { width: 1280, height: 800 } });
    await context.addInitScript(sayWhenReady);
    const page = await slowPage(context);
    const opening =
      (path: string): Block =>
      async () => {
        await page.goto(`${site.origin}${path}`, { waitUntil: "networkidle" });
        await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
        return page.evaluate(press);
      };
    const { panel } = await duels({ panel: [opening("/widget"), opening("/frame")] }, rounds, 4);
    const name = `opening the panel to its text box, warm, processor ${slowness} × slower`;
    return [
      {
        name,
        value: panel.a,
        unit: "ms",
        baseline: panel.b,
        ratio: { value: panel.ratio, low: panel.low, high: panel.high },
        ok: true,
      },
      {
        name: "the same, by the clock",
        value: panel.a,
        unit: "ms",
        budget: budgetMs,
        ok: panel.a <= budgetMs,
      },
    ];
  } finally {
    await browser.close();
    site.stop();
    await runtime.stop();
  }
}
