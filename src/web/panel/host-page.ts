// The website around the panel: whether it shows the panel, where the visitor is, what it asks for and what it is told.
import { signal } from "@preact/signals-core";
import type { ToHost, ToPanel, Wish } from "../shared/embedding.ts";

export interface VisitedPage {
  url: string;
  title: string;
  referrer: string;
}

const parameters = new URLSearchParams(location.search);
/** The loader says where it stands. A page that made the iframe by itself has nobody to talk to. */
const origin = parameters.get("origin");
const embedded = window.parent !== window && origin !== null;
/** Messages go to this origin only. A page without one (a file, a sandbox) is told without: it learns no secret. */
const target = /^https?:/.test(origin ?? "") ? `${origin}` : "*";

/** What stands in the text of a page is not closed from within. */
const closable = embedded && parameters.get("place") !== "inline";

const shown = signal(!embedded);
const visible = signal(document.visibilityState === "visible");
const page = signal<VisitedPage | null>(null);

function tell(message: ToHost): void {
  if (embedded) window.parent.postMessage(message, target);
}

function hear({ source, origin: from, data }: MessageEvent<ToPanel | null>, fulfil: Fulfil): void {
  if (!embedded || source !== window.parent || (target !== "*" && from !== target) || !data?.porchlight)
    return;
  if (data.porchlight === "shown") {
    shown.value = data.on;
    if (data.on) takeFocus();
  } else if (data.porchlight === "page") {
    const { url, title, referrer } = data;
    page.value = { url, title, referrer };
  } else fulfil(data);
}

/** On opening, a keyboard's user can write at once; on a phone nothing covers half of the screen unasked. */
function takeFocus(): void {
  const { activeElement } = document;
  const isFree = activeElement === document.body || activeElement?.tagName === "H1";
  if (!document.hasFocus() || !isFree) return;
  const field = matchMedia("(pointer: fine)").matches ? "main input, main textarea" : "h1";
  document.querySelector<HTMLElement>(field)?.focus();
}

type Fulfil = (wish: Wish) => void;

function begin(fulfil: Fulfil): void {
  addEventListener("message", (event) => hear(event, fulfil));
  document.addEventListener("visibilitychange", () => {
    visible.value = document.visibilityState === "visible";
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && closable && !event.defaultPrevented && !event.isComposing)
      tell({ porchlight: "close" });
  });
  tell({ porchlight: "ready" });
}

export const hostPage = {
  embedded,
  closable,
  /** Whether what people say may be told: only to a page that is known by name. */
  isNamed: target !== "*",
  begin,
  takeFocus,
  tell,
  /** True where the visitor can see the panel now. */
  isWatched: () => shown.value && visible.value,
  /** Null until the website says it; where it cannot, never known. */
  page: () => page.value,
};
