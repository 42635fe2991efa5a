// The snippet in a website: a button, and on its first use the panel in an iframe. Vanilla and small.
// Never throws into the page, works with storage denied, and its looks are out of the page's reach.
import type { ToHost, ToPanel } from "../shared/embedding.ts";
import { css } from "./loader-style.ts";

interface PorchlightWindow {
  Porchlight?: { open(): void; close(): void; toggle(): void };
}

const words = /^zh/i.test(document.documentElement.lang || navigator.language)
  ? {
      open: "打开在线聊天",
      close: "关闭在线聊天",
      unread: (count: number) => `，${count} 条未读消息`,
      frame: "在线聊天",
    }
  : {
      open: "Open chat",
      close: "Close chat",
      unread: (count: number) => `, ${count} unread ${count === 1 ? "message" : "messages"}`,
      frame: "Chat",
    };

function begin(script: HTMLScriptElement): void {
  const page = window as PorchlightWindow;
  const site = script.dataset.site;
  if (!site || page.Porchlight) return;
  const home = new URL(script.src).origin;
  const marker = `porchlight:${site}`;
  let frame: HTMLIFrameElement | null = null;
  let isOpen = false;
  let chatting = false;
  let unread = 0;
  let told = "";

  const host = document.createElement("porchlight-widget");
  const root = host.attachShadow({ mode: "open" });
  // Neither the sheet nor the picture is markup: a page's own content policy has nothing to refuse.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.type = "button";
  button.append(picture());
  const badge = document.createElement("span");
  badge.ariaHidden = "true";
  button.append(badge);
  button.onclick = () => show(!isOpen);
  root.append(button);

  function makeFrame(): void {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = words.frame;
    frame.allow = "clipboard-write";
    const language = document.documentElement.lang || navigator.language;
    frame.src = `${home}/panel?${new URLSearchParams({ site: site ?? "", lang: language, origin: location.origin })}`;
    root.prepend(frame);
    // Looked at now and then: a page that changes its address by itself announces it nowhere, and its own functions
    // are not ours to wrap. By then it has its new title, too.
    setInterval(() => {
      if (told && told !== location.href) tellPage();
    }, 1000);
  }

  function tellPage(): void {
    told = location.href;
    tell({
      porchlight: "page",
      url: told.slice(0, 2048),
      title: document.title.slice(0, 500),
      referrer: document.referrer.slice(0, 2048),
    });
  }

  function show(on: boolean): void {
    if (on) makeFrame();
    if (on === isOpen) return;
    isOpen = on;
    host.toggleAttribute("data-open", on);
    tell({ porchlight: "shown", on });
    draw();
    if (on) frame?.focus();
    else button.focus();
  }

  function tell(message: ToPanel): void {
    frame?.contentWindow?.postMessage(message, home);
  }

  function draw(): void {
    const told = isOpen ? 0 : unread;
    button.ariaExpanded = String(isOpen);
    button.ariaLabel = (isOpen ? words.close : words.open) + (told ? words.unread(told) : "");
    badge.textContent = told ? (told > 99 ? "99+" : String(told)) : "";
    try {
      if (isOpen || chatting) localStorage.setItem(marker, isOpen ? "open" : "chatting");
      else localStorage.removeItem(marker);
    } catch {}
  }

  addEventListener("message", ({ source, origin, data }: MessageEvent<ToHost | null>) => {
    if (!frame || source !== frame.contentWindow || origin !== home) return;
    if (data?.porchlight === "ready") {
      tellPage();
      tell({ porchlight: "shown", on: isOpen });
    } else if (data?.porchlight === "state") {
      chatting = data.chatting;
      unread = data.unread;
      draw();
    } else if (data?.porchlight === "close") show(false);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen && !event.defaultPrevented) show(false);
  });

  let before: string | null = null;
  try {
    before = localStorage.getItem(marker);
  } catch {}
  document.body.append(host);
  draw();
  page.Porchlight = { open: () => show(true), close: () => show(false), toggle: () => show(!isOpen) };
  // A chat that runs is followed after a reload; on a phone it does not cover the page by itself.
  if (before === "open" && innerWidth > 480) show(true);
  else if (before) makeFrame();
}

function picture(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 28 28");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, line] of Object.entries({
    talk: "M14 5c5.5 0 9.5 3.4 9.5 8s-4 8-9.5 8c-1 0-2-.1-2.9-.4L6 23l1.3-4.2C5.6 17.3 4.5 15.3 4.5 13 4.5 8.4 8.5 5 14 5z",
    cross: "M8 8l12 12M20 8L8 20",
  })) {
    const path = document.createElementNS(svg.namespaceURI, "path") as SVGPathElement;
    path.setAttribute("class", name);
    path.setAttribute("d", line);
    svg.append(path);
  }
  return svg;
}

function safely(run: () => void): void {
  try {
    run();
  } catch {}
}

// A module or an async script of an old page has no `currentScript` any more: the tag itself is looked for.
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="widget.js"]');
if (script) {
  if (document.body) safely(() => begin(script));
  else addEventListener("DOMContentLoaded", () => safely(() => begin(script)));
}
