// For pages written for `Tawk_API`: its methods and callbacks, on Porchlight. data-adapter="tawk"
// Source: developer.tawk.to/jsapi. The object is the page's own: callbacks are put into it before and after.
import { call, identifyBy, type Loose, loose, popOut, scalars, watched } from "../adapted.ts";
import type { Widget } from "../widget.ts";

const ofThePerson = ["name", "email", "hash", "userId"];

export function begin(widget: Widget, page: Window & Loose = window as unknown as Window & Loose): void {
  const { api } = widget;
  const state = watched(api);
  const tawk = loose(page.Tawk_API);
  let isHidden = false;
  page.Tawk_API = tawk;

  /** The page's callback, and the event that newer pages listen to. */
  function tell(name: string, value?: unknown): void {
    call(tawk[`on${name}`], value);
    page.dispatchEvent(new CustomEvent(`tawk${name}`, { detail: value }));
  }

  function person(given: unknown): void {
    const { name, email, userId } = loose(given);
    identifyBy(api, { name, email });
    const more = scalars(given, ofThePerson);
    if (typeof userId === "string") more.userId = userId;
    if (Object.keys(more).length > 0) api.setAttributes(more);
  }

  function hide(on: boolean): void {
    isHidden = on;
    if (on) {
      api.close();
      api.hide();
      tell("ChatHidden");
    } else api.show();
  }

  const later = (done: unknown) => setTimeout(() => call(done));
  Object.assign(tawk, {
    onLoaded: undefined,
    maximize: () => api.open(),
    minimize: () => api.close(),
    toggle: () => api.toggle(),
    popup: () => popOut(widget),
    showWidget: () => hide(false),
    hideWidget: () => hide(true),
    toggleVisibility: () => hide(!isHidden),
    getWindowType: () => (api.element.hasAttribute("data-inline") ? "embed" : "inline"),
    getStatus: () => state.status,
    isChatMaximized: () => state.isOpen,
    isChatMinimized: () => !state.isOpen && !isHidden,
    isChatHidden: () => isHidden,
    isChatOngoing: () => state.isChatting,
    isVisitorEngaged: () => state.isChatting,
    endChat: () => api.endChat(),
    setAttributes(given: unknown, done?: unknown) {
      person(given);
      later(done);
    },
    login(given: unknown, done?: unknown) {
      person(given);
      later(done);
    },
    logout(done?: unknown) {
      api.reset();
      later(done);
    },
    addEvent: (_name: string, _data?: unknown, done?: unknown) => later(done),
    addTags: (_tags: string[], done?: unknown) => later(done),
    removeTags: (_tags: string[], done?: unknown) => later(done),
    start: () => hide(false),
    shutdown: () => hide(true),
  });

  person(tawk.visitor);
  tell("BeforeLoad");
  api.on("ready", () => {
    tawk.onLoaded = true;
    tell("Load");
  });
  api.on("status", ({ status }) => tell("StatusChange", status));
  api.on("open", () => tell("ChatMaximized"));
  api.on("close", () => tell("ChatMinimized"));
  api.on("chat:started", () => tell("ChatStarted"));
  api.on("chat:ended", () => tell("ChatEnded"));
  api.on("unread", ({ count }) => tell("UnreadCountChanged", count));
  api.on("message", ({ from, text }) =>
    tell(from === "visitor" ? "ChatMessageVisitor" : "ChatMessageAgent", text),
  );
}
