// A tab at the edge of a website, and behind it the feedback form. A script of its own, beside the chat's or without it:
// <script async src="https://HOST/feedback.js" data-site="KEY" data-side="left" data-label="Your opinion"></script>
import type { ToHost, ToPanel } from "../shared/embedding.ts";
import { isChinese } from "./loader-words.ts";
import { type LoaderLook, ownSite } from "./own-site.ts";

function style({ accent, onAccent, radius }: LoaderLook, side: "left" | "right"): string {
  return `:host{all:initial!important;position:fixed!important;${side}:0!important;top:50%!important;z-index:2147482999!important;display:block!important}
@media print{:host{display:none!important}}
button{position:absolute;${side}:0;top:0;translate:0 -50%;writing-mode:vertical-rl;min-width:44px;min-height:44px;margin:0;padding:16px 10px;border:0;border-radius:${side === "left" ? "0 10px 10px 0" : "10px 0 0 10px"};background:${accent};color:${onAccent};box-shadow:0 2px 8px #14191740;font:600 15px/1.6 system-ui,sans-serif;cursor:pointer}
button:hover{filter:brightness(.88)}
button:focus-visible{outline:3px solid ${onAccent};outline-offset:-6px}
iframe{position:absolute;${side}:56px;top:0;translate:0 -50%;width:min(400px,calc(100vw - 72px));height:min(640px,calc(100dvh - 32px));border:0;border-radius:${radius + 2}px;box-shadow:0 2px 6px #14191733,0 8px 24px #14191733;color-scheme:normal;visibility:hidden}
:host([data-open]) iframe{visibility:visible}
@media (max-width:480px){:host([data-open]){inset:0!important}:host([data-open]) iframe{inset:0;translate:none;width:100%;height:100%;border-radius:0}:host([data-open]) button{display:none}}`;
}

async function begin({ src, dataset }: HTMLScriptElement, key: string): Promise<void> {
  if (document.querySelector("porchlight-feedback")) return;
  const host = document.createElement("porchlight-feedback");
  host.hidden = true;
  document.documentElement.append(host);
  const home = new URL(src).origin;
  const look = await ownSite(home, key);
  if (!look) return;
  if (document.readyState === "loading")
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  const fixed = look.language === "auto" ? "" : look.language;
  const lang = fixed || document.documentElement.lang || navigator.language;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style(look, dataset.side === "left" ? "left" : "right"));
  root.adoptedStyleSheets = [sheet];
  const tab = document.createElement("button");
  tab.textContent = dataset.label || (isChinese(lang) ? "意见反馈" : "Feedback");
  tab.ariaExpanded = "false";
  tab.onclick = () => show(!isOpen);
  root.append(tab);
  host.hidden = false;
  document.documentElement.append(host);
  let isOpen = false;
  let frame: HTMLIFrameElement | undefined;

  function show(on: boolean): void {
    isOpen = on;
    frame ??= makeFrame();
    host.toggleAttribute("data-open", on);
    tab.ariaExpanded = `${on}`;
    (on ? frame : tab).focus();
  }

  function makeFrame(): HTMLIFrameElement {
    const made = document.createElement("iframe");
    made.title = tab.textContent;
    made.allow = "clipboard-write; display-capture";
    made.src = `${home}/panel?${new URLSearchParams({ site: key, lang, mode: "feedback", origin: location.origin })}`;
    root.append(made);
    return made;
  }

  function tell(message: ToPanel): void {
    frame?.contentWindow?.postMessage(message, home);
  }

  addEventListener("message", ({ source, origin, data }: MessageEvent<ToHost | null>) => {
    if (!frame || source !== frame.contentWindow || origin !== home) return;
    if (data?.porchlight === "close") show(false);
    if (data?.porchlight !== "ready") return;
    const [url, title] = [location.href.slice(0, 2048), document.title.slice(0, 500)];
    tell({ porchlight: "page", url, title, referrer: document.referrer.slice(0, 2048) });
    tell({ porchlight: "shown", on: isOpen });
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen && !event.defaultPrevented) show(false);
  });
}

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="feedback.js"]');
if (script?.dataset.site) begin(script, script.dataset.site).catch(() => {});
