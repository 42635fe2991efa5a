// A small card beside the bubble: somebody's words, a way into the chat, and a way to be left alone. One at a time.
import { isChinese } from "./loader-words.ts";
import type { Widget } from "./widget.ts";

export interface Card {
  /** Whose words; null: the site's. */
  name: string | null;
  text: string;
  /** Pressed; the panel is opened besides. */
  opened(): void;
  dismissed(): void;
}

const style = `#cards{position:absolute;SIDE:0;bottom:76px;width:max-content;max-width:min(300px,calc(100vw - 40px));color-scheme:light dark}
:host([data-open]) #cards{display:none}:host([data-hidden]) #cards{bottom:0}
.card{display:flex;align-items:flex-start;border-radius:14px;background:light-dark(#fff,#262c2a);color:light-dark(#141917,#eceeec);box-shadow:0 2px 6px #14191733,0 8px 24px #14191733;font:15px/1.45 system-ui,sans-serif}
.card button{margin:0;border:0;padding:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer;border-radius:14px}
.card button:focus-visible{outline:2px solid currentColor;outline-offset:-2px}
.words{flex:1;min-width:0}
.card .words{padding:12px 0 12px 16px}
.words b{display:block;font-weight:650}
.words q{quotes:none;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden;overflow-wrap:anywhere;white-space:pre-line}
.card .away{display:grid;place-items:center;flex:none;width:44px;height:44px}
.away svg{width:16px;height:16px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}
@media (prefers-reduced-motion:no-preference){.card{animation:come .2s ease-out}@keyframes come{from{opacity:0;transform:translateY(6px)}}}`;

export function createCards({ root, site, show, language }: Widget) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style.replace("SIDE", site?.place.side ?? "right"));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  // A screen reader reads what comes into a place that was there before.
  const place = document.createElement("div");
  place.id = "cards";
  place.setAttribute("role", "status");
  root.append(place);

  function put({ name, text, opened, dismissed }: Card): void {
    const card = document.createElement("div");
    card.className = "card";
    const words = document.createElement("button");
    words.className = "words";
    if (name) words.append(make("b", name));
    words.append(make("q", text));
    words.onclick = () => {
      clear();
      opened();
      show(true);
    };
    const away = document.createElement("button");
    away.className = "away";
    away.ariaLabel = isChinese(language()) ? "关闭提示" : "Dismiss";
    away.append(cross());
    away.onclick = () => {
      clear();
      dismissed();
      root.getElementById("bubble")?.focus();
    };
    card.append(words, away);
    place.replaceChildren(card);
  }

  function clear(): void {
    place.replaceChildren();
  }

  return { put, clear, isEmpty: () => place.childElementCount === 0 };
}

function make(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.dir = "auto";
  return element;
}

function cross(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.ariaHidden = "true";
  path.setAttribute("d", "M3 3l10 10M13 3L3 13");
  svg.append(path);
  return svg;
}
