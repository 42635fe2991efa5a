// The website around the panel: whether it shows the panel, where the visitor is, and what it is told.
import { signal } from "@preact/signals-core";
import type { ToHost, ToPanel } from "../shared/embedding.ts";

export interface VisitedPage {
  url: string;
  title: string;
  referrer: string;
}

const embedded = window.parent !== window;
/** Messages go to this origin only. A page without one (a file, a sandbox) is told without: it learns no secret. */
const origin = new URLSearchParams(location.search).get("origin") ?? "";
const target = /^https?:\/\//.test(origin) ? origin : "*";

const shown = signal(!embedded);
const visible = signal(document.visibilityState === "visible");
const page = signal<VisitedPage | null>(null);

function tell(message: ToHost): void {
  if (embedded) window.parent.postMessage(message, target);
}

function hear(event: MessageEvent<ToPanel | null>): void {
  if (!embedded || event.source !== window.parent || (target !== "*" && event.origin !== target)) return;
  if (event.data?.porchlight === "shown") {
    shown.value = event.data.on;
    if (event.data.on) takeFocus();
  }
  if (event.data?.porchlight === "page") {
    const { url, title, referrer } = event.data;
    page.value = { url, title, referrer };
  }
}

/** On opening, a keyboard's user can write at once; on a phone nothing covers half of the screen unasked. */
function takeFocus(): void {
  const { activeElement } = document;
  const isFree = activeElement === document.body || activeElement?.tagName === "H1";
  if (!document.hasFocus() || !isFree) return;
  const field = matchMedia("(pointer: fine)").matches ? "main input, main textarea" : "h1";
  document.querySelector<HTMLElement>(field)?.focus();
}

function begin(): void {
  addEventListener("message", hear);
  document.addEventListener("visibilitychange", () => {
    visible.value = document.visibilityState === "visible";
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing)
      tell({ porchlight: "close" });
  });
  tell({ porchlight: "ready" });
}

export const hostPage = {
  embedded,
  begin,
  takeFocus,
  tell,
  /** True where the visitor can see the panel now. */
  isWatched: () => shown.value && visible.value,
  /** Null until the website says it; where it cannot, never known. */
  page: () => page.value,
};
