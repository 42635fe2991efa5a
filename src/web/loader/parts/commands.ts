// The commands of `window.Porchlight` that pages call now and then, and the panel in the text of a page.
// Fetched when one of them is called first.
import type { Wish } from "../../shared/embedding.ts";
import type { Commands, Widget } from "../widget.ts";

const inlineStyle = `:host([data-inline]){position:relative!important;inset:0!important;z-index:0!important;height:100%!important;min-height:440px!important}
:host([data-inline]:not([data-open])),:host([data-inline]) #bubble{display:none!important}
:host([data-inline][data-open]) iframe{inset:0;width:100%;max-width:none;height:100%;border-radius:inherit;box-shadow:none}`;

export function begin(widget: Widget): Commands {
  const { api, root } = widget;
  /** In the order in which they are said to a panel that comes later. */
  const asked = new Map<Wish["porchlight"], Wish>();
  let attributes = {};
  api.on("panel" as "ready", () => asked.forEach(say));

  function ask(wish: Wish): void {
    asked.set(wish.porchlight, wish);
    if (widget.told) say(wish);
  }

  function say(wish: Wish): void {
    widget.tell(wish);
    // Said once more it would forget whoever comes next.
    if (wish.porchlight === "reset") asked.delete("reset");
  }

  function place(target: Element | string): void {
    const element = typeof target === "string" ? document.querySelector(target) : target;
    if (!element) throw new Error(`there is no ${target}`);
    if (!api.element.hasAttribute("data-inline")) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(inlineStyle);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
    api.element.toggleAttribute("data-inline", true);
    // Where the browser can, the panel goes along without beginning anew.
    if ("moveBefore" in element) element.moveBefore(api.element, null);
    else (element as Element).append(api.element);
    widget.show(true);
  }

  return {
    place,
    identify: (value) => ask({ porchlight: "identify", value }),
    setAttributes(more) {
      attributes = { ...attributes, ...more };
      ask({ porchlight: "setAttributes", value: attributes });
    },
    setLocale(value) {
      api.element.lang = value;
      widget.draw();
      ask({ porchlight: "setLocale", value });
    },
    reset() {
      attributes = {};
      asked.clear();
      widget.makeFrame();
      ask({ porchlight: "reset" });
    },
    endChat: () => widget.tell({ porchlight: "endChat" }),
  };
}
