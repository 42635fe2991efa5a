// A real Chromium, and the people before it. They find things as a person does: by role and by name.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../chromium.mjs";
import { anAddress } from "./callers.ts";
import { type Network, openNetwork } from "./network.ts";

export const chromiumPath = findChromium();

/**
 * What Playwright switches off by itself, and the browser's own two popups under the address bar, which start a page for
 * every window: that is half of what a window costs.
 */
const switchedOff = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...["HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"],
  ...["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying"],
  ...["PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
];

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Who asks to capture the page may: what is asked stands in no page.
  "--auto-accept-this-tab-capture",
  `--disable-features=${switchedOff.join()}`,
];

export function openBrowser(more: string[] = []): Promise<Browser> {
  if (chromiumPath === null) throw new Error("there is no Chromium here");
  return chromium.launch({ executablePath: chromiumPath, headless: true, args: [...flags, ...more] });
}

/** Somebody's own browser: own storage, own language, own line. What goes wrong in its pages is noted. */
export interface Person {
  context: BrowserContext;
  page: Page;
  network: Network;
  language: Language;
  /** Scripts that failed, dialogs that opened, requests that left for another host. */
  mishaps: string[];
  /** Off: open sockets break off, nothing new gets through, and the browser knows it is offline. */
  setNetwork(on: boolean): Promise<void>;
  leaves(): Promise<void>;
}

export type Language = "en" | "zh-CN";

/** `elsewhere`: other origins that a page may ask without it being a mishap. */
export async function sitDown(
  browser: Browser,
  origin: string,
  language: Language = "en",
  elsewhere: string[] = [],
): Promise<Person> {
  const network = await openNetwork(origin);
  const context = await browser.newContext({
    baseURL: network.origin,
    locale: language,
    viewport: { width: 1280, height: 800 },
    // Everybody has an address of their own, as on the real network; a start is limited by address. A browser asks first
    // whether it may send such a header to another origin, which no real one has to.
    ...(elsewhere.length === 0 ? { extraHTTPHeaders: { "cf-connecting-ip": anAddress() } } : {}),
  });
  await context.addInitScript(openShadows);
  context.setDefaultTimeout(20_000);
  const mishaps: string[] = [];
  context.on("page", (page) => watch(page, [network.origin, ...elsewhere], mishaps));
  return {
    context,
    page: await context.newPage(),
    network,
    language,
    mishaps,
    setNetwork: async (on) => {
      if (on) network.mend();
      else network.cut();
      await context.setOffline(!on);
    },
    leaves: async () => {
      await context.close();
      await network.close();
    },
  };
}

/** A person sees into the widget's closed shadow root; the tool does only where it is open. */
function openShadows(): void {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachOpen(options) {
    return attach.call(this, { ...options, mode: "open" });
  };
}

function watch(page: Page, origins: string[], mishaps: string[]): void {
  // Who only begins to listen for the dialog as the button is pressed may come too late for it.
  page.on("filechooser", () => {});
  page.on("pageerror", (error) => mishaps.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => {
    mishaps.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && !origins.some((origin) => url.startsWith(origin)))
      mishaps.push(`request: ${url}`);
  });
}
