// Where a visitor writes from: read from the request itself and from what the network adds to it.
// What the browser says of itself may be invented; it is shown, and nothing is decided by it.
import type { VisitorClient } from "../protocol/agent-api.ts";
import type { Attribute } from "../protocol/attributes.ts";
import { limits } from "../protocol/limits.ts";

/** What the start of a chat says of where it comes from. */
interface Told {
  page?: { url: string; title: string; referrer: string } | undefined;
  language: string;
  attributes: readonly Attribute[];
}

export function clientOf(request: Request, { page, language, attributes }: Told): VisitorClient {
  const agent = (request.headers.get("user-agent") ?? "").slice(0, limits.userAgentChars);
  return {
    browser: browserOf(agent),
    system: systemOf(agent),
    country: located(request, "country"),
    city: located(request, "city"),
    timezone: located(request, "timezone"),
    language: language || firstLanguage(request.headers.get("accept-language") ?? ""),
    pageUrl: page?.url ?? "",
    pageTitle: page?.title ?? "",
    referrer: page?.referrer ?? "",
    ...(attributes.length > 0 ? { attributes } : {}),
  };
}

/** The first that matches names it: those built on another carry the other's name, too. */
const browsers: readonly [name: string, version: RegExp][] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ["Opera", /\b(?:OPR|OPT|OPiOS)\/(\d+)/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d+)/],
  ["Yandex", /\bYaBrowser\/(\d+)/],
  ["Vivaldi", /\bVivaldi\/(\d+)/],
  ["WeChat", /\bMicroMessenger\/(\d+)/],
  ["QQ", /\bM?QQBrowser\/(\d+)/],
  ["UC", /\bUCBrowser\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+(?:\.\d+)?)[\w./ ]* Safari\//],
];

function browserOf(agent: string): string {
  for (const [name, version] of browsers) {
    const found = version.exec(agent);
    if (found) return `${name} ${found[1]}`;
  }
  return "";
}

/** Windows and macOS say the same number for all their later versions, so theirs is not shown. */
const systems: readonly [pattern: RegExp, name: (version: string) => string][] = [
  [/\bWindows NT\b/, () => "Windows"],
  [/\b(?:iPhone|iPad|iPod)\b.*?\bOS (\d+)/, (version) => `iOS ${version}`],
  [/\bAndroid(?: (\d+))?/, (version) => `Android ${version}`.trim()],
  [/\bCrOS\b/, () => "ChromeOS"],
  [/\bMacintosh\b/, () => "macOS"],
  [/\bLinux\b/, () => "Linux"],
];

function systemOf(agent: string): string {
  for (const [pattern, name] of systems) {
    const found = pattern.exec(agent);
    if (found) return name(found[1] ?? "");
  }
  return "";
}

function firstLanguage(accepted: string): string {
  return /^\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)/.exec(accepted)?.[1] ?? "";
}

function located(request: Request, field: "country" | "city" | "timezone"): string {
  const found: unknown = request.cf?.[field];
  return typeof found === "string" ? found.slice(0, limits.nameChars) : "";
}
