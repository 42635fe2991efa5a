// Websites that embed the widget, kept under test/browser/hosts and served from an origin and a site that are not
// Porchlight's. Each may have headers of its own.
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const folder = path.join(import.meta.dirname, "../../browser/hosts");

export type HostPage =
  | "plain"
  | "strict-csp"
  | "closed-csp"
  | "coep"
  | "chinese"
  | "document-write"
  | "two-snippets"
  | "single-page"
  | "hostile-css"
  | "hostile-prototypes"
  | "other-widgets"
  | "placements"
  | "early";

export interface Hosts {
  origin: string;
  /** Where the page is that embeds the widget of `home`. */
  url(page: HostPage, home: string, key: string): string;
  close(): Promise<void>;
}

/** What the README says a website's policy must let through: its scripts, its frame, its settings. */
function headersOf(page: string, home: string): Record<string, string> {
  switch (page) {
    case "strict-csp":
      return {
        "content-security-policy": `default-src 'none'; script-src ${home}; frame-src ${home}; connect-src ${home}; require-trusted-types-for 'script'`,
      };
    case "closed-csp":
      return { "content-security-policy": `default-src 'none'; script-src ${home}; frame-src ${home}` };
    case "coep":
      return {
        "cross-origin-embedder-policy": "require-corp",
        "cross-origin-opener-policy": "same-origin",
      };
    default:
      return {};
  }
}

export async function openHosts(): Promise<Hosts> {
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    const page = pathname.slice(1);
    const file = path.join(folder, `${page}.html`);
    if (!/^[a-z-]+$/.test(page) || !fs.existsSync(file)) {
      response.writeHead(page === "favicon.ico" ? 204 : 404).end();
      return;
    }
    const home = searchParams.get("home") ?? "";
    const text = fs
      .readFileSync(file, "utf8")
      .replaceAll("{{home}}", home)
      .replaceAll("{{key}}", searchParams.get("key") ?? "");
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headersOf(page, home) });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: (page, home, key) => `${origin}/${page}?${new URLSearchParams({ home, key })}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
