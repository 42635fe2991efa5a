// The widget in a website: a button, on its first use the panel in an iframe, and `window.Porchlight`. Vanilla and small.
// Works with storage denied; its looks are out of the page's reach, and it uses no array method: a page may have its own.
import type { ToHost, ToPanel } from "../shared/embedding.ts";
import { styleOf } from "./loader-style.ts";
import { wordsIn } from "./loader-words.ts";
import { type LoaderLook, ownSite } from "./own-site.ts";
import { picture } from "./picture.ts";
import type { PorchlightApi, PorchlightCommands, PorchlightEvents } from "./porchlight.d.ts";

/** `panel`: the panel has come and hears; for the loader's own parts. */
type EventName = keyof PorchlightEvents | "panel";
type Handler = (detail: unknown) => void;
type LateCommands = Omit<PorchlightCommands, "open" | "close" | "toggle" | "show" | "hide">;

/** What the parts that are fetched later work with. */
export interface Widget {
  api: PorchlightApi;
  root: ShadowRoot;
  site: LoaderLook | null;
  button: HTMLElement;
  /** The widget's place in the page's own storage. */
  marker: string;
  isOpen: boolean;
  chatting: boolean;
  /** The address that the panel knows of; empty while it is not there. */
  told: string;
  language(): string;
  makeFrame(): void;
  tell(message: ToPanel): void;
  draw(): void;
  show(on: boolean): void;
}

/** Fetched when one of them is called. */
export type Commands = LateCommands & {
  place(target: Element | string): void;
};

/** Fetched with the first message, or to greet. */
export interface Notices {
  heard(name: EventName, detail: unknown): void;
}

export function createWidget({ src, dataset }: HTMLScriptElement, key: string): void {
  const home = new URL(src).origin;
  const host = document.createElement("porchlight-widget");
  const root = host.attachShadow({ mode: "open" });
  const button = document.createElement("button");
  const draws = picture(button);
  const handlers = new Map<string, Set<Handler>>();
  const parts: Record<string, Promise<unknown>> = {};
  const waiting: (() => void)[] = [];
  let frame: HTMLIFrameElement | undefined;
  let unread = 0;

  const api = { element: host } as PorchlightApi & Record<string, Handler>;
  const widget: Widget = {
    api,
    root,
    button,
    site: null,
    marker: `porchlight:${key}`,
    isOpen: false,
    chatting: false,
    told: "",
    language: () => host.lang || widget.site?.language || document.documentElement.lang || navigator.language,
    makeFrame,
    tell,
    draw,
    show,
  };

  const isInline = () => host.hasAttribute("data-inline");

  function panelUrl(more?: Record<string, string>): string {
    return `${home}/panel?${new URLSearchParams({ site: key, lang: widget.language(), ...more })}`;
  }

  function makeFrame(): void {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.allow = "clipboard-write; display-capture";
    frame.src = panelUrl({ origin: location.origin, place: isInline() ? "inline" : "" });
    root.prepend(frame);
    part("phone");
    // Looked at now and then: a page that changes its address by itself announces it nowhere, and its own functions
    // are not ours to wrap. By then it has its new title, too.
    setInterval(() => {
      if (widget.told && widget.told !== location.href) tellPage();
    }, 1000);
  }

  function tellPage(): void {
    widget.told = location.href;
    tell({
      porchlight: "page",
      url: widget.told.slice(0, 2048),
      title: document.title.slice(0, 500),
      referrer: document.referrer.slice(0, 2048),
    });
  }

  function show(on: boolean): void {
    if (on) {
      if (dataset.popup !== undefined && !isInline()) {
        open(panelUrl(), key, "popup,width=400,height=680");
        return;
      }
      makeFrame();
    }
    if (on === widget.isOpen) return;
    widget.isOpen = on;
    host.toggleAttribute("data-open", on);
    tell({ porchlight: "shown", on });
    draw();
    emit(on ? "open" : "close");
    if (!isInline()) (on && frame ? frame : button).focus();
  }

  function tell(message: ToPanel): void {
    if (widget.told) frame?.contentWindow?.postMessage(message, home);
  }

  function draw(): void {
    const { isOpen, chatting, marker } = widget;
    const words = wordsIn(widget.language());
    button.ariaExpanded = `${isOpen}`;
    button.ariaLabel = isOpen ? words.close : words.open;
    draws(isOpen);
    if (frame) frame.title = words.frame;
    try {
      const state = isOpen && !isInline() ? "open" : chatting ? "chatting" : "";
      if (state) localStorage.setItem(marker, state);
      else localStorage.removeItem(marker);
    } catch {}
  }

  /** A chat that runs is followed after a reload; on a phone it does not cover the page by itself. */
  function follow(): void {
    let before: string | null = null;
    try {
      before = localStorage.getItem(widget.marker);
    } catch {}
    if (before === "open" && innerWidth > 480) show(true);
    else if (before) makeFrame();
  }

  function emit(name: EventName, detail?: unknown): void {
    // A handler of the page fails on its own account.
    handlers.get(name)?.forEach((handler) => {
      setTimeout(handler, 0, detail);
    });
    if (
      parts.notices ||
      name === "message" ||
      name === "unread" ||
      (name === "ready" && widget.site?.proactive?.[0])
    )
      part<Notices>("notices", (notices) => notices.heard(name, detail));
  }

  /** Where it cannot be fetched, what it is for does not happen. */
  function part<Part>(name: string, use?: (part: Part) => void): void {
    // The name is put together at run time, so that nothing is fetched unless it is wanted.
    parts[name] ??= import(`${home}/widget/${name}.js`).then(({ begin }) => begin(widget));
    parts[name].then((part) => use?.(part as Part)).catch(warn);
  }

  const place = (target: Element | string) => part<Commands>("commands", (late) => late.place(target));

  const commands: Record<string, Handler> = {
    open: (how) => {
      const target = (how as { target?: Element | string } | undefined)?.target;
      if (target) place(target);
      else show(true);
    },
    close: () => show(false),
    toggle: () => show(!widget.isOpen),
    show: () => host.toggleAttribute("data-hidden", false),
    hide: () => host.toggleAttribute("data-hidden", true),
  };
  const run = (name: string, value: unknown) => {
    if (!widget.site) waiting[waiting.length] = () => run(name, value);
    else if (commands[name]) commands[name](value);
    else part<Record<string, Handler>>("commands", (late) => late[name]?.(value));
  };
  const names = "open close toggle show hide identify reset setAttributes setLocale endChat";
  for (const name of names.split(" ")) api[name] = (value) => run(name, value);
  api.on = ((name: string, handler: Handler) => {
    handlers.set(name, (handlers.get(name) ?? new Set()).add(handler));
    if (widget.site && name === "ready") setTimeout(handler);
  }) as PorchlightApi["on"] & Handler;
  api.off = ((name: string, handler: Handler) => handlers.get(name)?.delete(handler)) as typeof api.on;
  api.push = ([name, one, other]: readonly unknown[]) =>
    (api as unknown as Record<string, (one: unknown, other: unknown) => void>)[name as string]?.(one, other);

  button.id = "bubble";
  // Whoever points at the button will press it in a moment: the panel is on its way by then.
  button.onpointerenter = () => dataset.popup ?? makeFrame();
  button.onclick = () => show(!widget.isOpen);

  async function begin(): Promise<void> {
    // A page that is only being prepared is none that anybody sees.
    if ((document as Document & { prerendering?: boolean }).prerendering) await happens("prerenderingchange");
    if (dataset.adapter) part(dataset.adapter);
    const site = await ownSite(home, key);
    if (document.readyState === "loading") await happens("DOMContentLoaded");
    if (!site) return;
    if (site.language === "auto") site.language = undefined;
    widget.site = site;
    // Neither the sheet nor the picture is markup: a page's own content policy has nothing to refuse.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styleOf(site));
    root.adoptedStyleSheets = [sheet];
    root.append(button);
    host.hidden = false;
    document.documentElement.append(host);
    if (dataset.hidden !== undefined) api.hide();
    addEventListener("message", hear);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && widget.isOpen && !isInline() && !event.defaultPrevented) show(false);
    });
    // Back from the browser's cache: meanwhile a chat may have begun on another page.
    addEventListener("pageshow", (event) => event.persisted && follow());
    if (dataset.inline) place(dataset.inline);
    else follow();
    draw();
    emit("ready");
    for (const doIt of waiting) doIt();
  }

  function hear({ source, origin, data }: MessageEvent<ToHost | null>): void {
    if (!frame || source !== frame.contentWindow || origin !== home || !data) return;
    if (data.porchlight === "ready") {
      tellPage();
      tell({ porchlight: "shown", on: widget.isOpen });
      emit("panel");
    } else if (data.porchlight === "state") {
      const isNews = unread !== data.unread;
      unread = data.unread;
      widget.chatting = data.chatting;
      draw();
      if (isNews) emit("unread", { count: unread });
    } else if (data.porchlight === "event") emit(data.name, data.detail);
    else if (data.porchlight === "close") show(false);
  }

  host.hidden = true;
  // Beside the body: a page that changes its body keeps the panel, and a body that is moved moves no bubble.
  document.documentElement.append(host);
  const before = window.Porchlight;
  window.Porchlight = api;
  if (Array.isArray(before)) {
    for (const call of before) api.push(call);
    before.push = api.push as typeof before.push;
  }
  begin().catch(warn);
}

function happens(type: string): Promise<unknown> {
  return new Promise((resolve) => document.addEventListener(type, resolve));
}

function warn(why: unknown): void {
  console.warn("Porchlight:", why);
}
