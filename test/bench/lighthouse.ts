// What the widget takes from a website's points at Lighthouse, which is no part of this project: install it anywhere and say
// where its command is. The demo website, on an origin of its own, with the widget and without, by turns.
import { execFile } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { demoPage } from "../../src/http/demo-page.ts";
import { chromiumPath } from "../support/outside/browser.ts";
import { startRuntime } from "../support/outside/runtime.ts";
import { median } from "./duel.ts";
import type { Row } from "./row.ts";

const run = promisify(execFile);
const snippet = /<script async src="\/widget\.js"[^>]*><\/script>/;
const audits = ["total-blocking-time", "cumulative-layout-shift", "largest-contentful-paint"] as const;

interface Report {
  categories: { performance: { score: number } };
  audits: Record<(typeof audits)[number], { numericValue: number }>;
}

export async function lighthouse(command: string, runs: number): Promise<Row[]> {
  if (!snippet.test(demoPage)) throw new Error("the demo website has no snippet that is known here");
  const runtime = await startRuntime();
  const pages: Record<string, string> = {
    "/without": demoPage.replace(snippet, ""),
    "/with": demoPage.replace('src="/widget.js"', `src="${runtime.origin}/widget.js"`),
  };
  const server = http.createServer((request, response) => {
    response.writeHead(pages[request.url ?? ""] ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(pages[request.url ?? ""]);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "porchlight-lighthouse-"));
  const seen: Record<string, Report[]> = { "/with": [], "/without": [] };

  async function look(page: string): Promise<void> {
    const file = path.join(folder, "report.json");
    const flags = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking";
    await run(
      process.execPath,
      [
        command,
        `http://localhost:${port}${page}`,
        ...["--only-categories=performance", "--output=json", `--output-path=${file}`, "--quiet"],
        `--chrome-flags=${flags}`,
      ],
      { env: { ...process.env, CHROME_PATH: chromiumPath ?? "" } },
    );
    seen[page]?.push(JSON.parse(fs.readFileSync(file, "utf8")));
  }

  try {
    for (let turn = 0; turn < runs; turn++)
      for (const page of turn % 2 === 0 ? ["/with", "/without"] : ["/without", "/with"]) await look(page);
  } finally {
    server.close();
    await runtime.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  const middle = (page: string, of: (report: Report) => number) => median((seen[page] ?? []).map(of));
  const points = (page: string) => middle(page, ({ categories }) => 100 * categories.performance.score);
  const lost = points("/without") - points("/with");
  return [
    { name: "points of performance with the widget", value: points("/with"), unit: "points", ok: true },
    { name: "the same page without it", value: points("/without"), unit: "points", ok: true },
    { name: `points lost, medians of ${runs}`, value: lost, unit: "points", budget: 0, ok: lost <= 0 },
    ...audits.flatMap((name) =>
      ["/with", "/without"].map((page) => ({
        name: `${name} ${page.slice(1)}`,
        value: middle(page, (report) => report.audits[name].numericValue),
        unit: name === "cumulative-layout-shift" ? "" : "ms",
        ok: true,
      })),
    ),
  ];
}
