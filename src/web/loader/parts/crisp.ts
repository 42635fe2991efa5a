// For pages written for `$crisp`: what they push, ask and listen to, on Porchlight. data-adapter="crisp"
// Source: docs.crisp.chat, $crisp methods. What was pushed before is made up for.
import { call, identifyBy, type Loose, loose, watched } from "../adapted.ts";
import type { Widget } from "../widget.ts";

export function begin({ api }: Widget, page: Window & Loose = window as unknown as Window & Loose): void {
  const state = watched(api);
  const person: { name?: string; email?: string } = {};
  const data: Record<string, string | number | boolean> = {};
  const listeners = new Map<string, Set<unknown>>();
  let isHidden = false;

  function tell(name: string, ...values: unknown[]): void {
    for (const listener of listeners.get(name) ?? []) call(listener, ...values);
  }

  function perform(name: string): void {
    switch (name) {
      case "chat:open":
        return api.open();
      case "chat:close":
        return api.close();
      case "chat:toggle":
        return api.toggle();
      case "chat:show":
        isHidden = false;
        return api.show();
      case "chat:hide":
        isHidden = true;
        api.close();
        return api.hide();
      case "session:reset":
        return api.reset();
      default:
        // What Porchlight has nothing for is taken and left.
        return undefined;
    }
  }

  /** `["plan", "Pro"]`, or any number of such pairs in a list. */
  function keep(given: unknown): void {
    if (!Array.isArray(given)) return;
    if (Array.isArray(given[0])) {
      for (const pair of given) keep(pair);
      return;
    }
    const [name, value] = given;
    const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (typeof name === "string" && isScalar) data[name] = value;
  }

  function set(name: string, value: unknown): void {
    const [first] = Array.isArray(value) ? value : [value];
    if (name === "user:email" && typeof first === "string") person.email = first;
    if (name === "user:nickname" && typeof first === "string") person.name = first;
    if (name === "user:phone" || name === "user:company") keep([name.slice(5), first]);
    if (name === "session:data") keep(value);
    if (name === "user:email" || name === "user:nickname") identifyBy(api, person);
    else if (Object.keys(data).length > 0) api.setAttributes(data);
  }

  function push(...calls: unknown[]): number {
    for (const one of calls) {
      const [verb, name, value] = Array.isArray(one) ? one : [];
      if (verb === "do") perform(String(name));
      if (verb === "set") set(String(name), value);
      if (verb === "on") listeners.set(name, (listeners.get(name) ?? new Set()).add(value));
      if (verb === "on" && name === "session:loaded" && state.isReady) call(value, null);
      if (verb === "off") listeners.delete(name);
    }
    return 0;
  }

  const before = page.$crisp;
  page.$crisp = {
    push,
    is: (name: string): boolean =>
      ({
        "chat:opened": state.isOpen,
        "chat:closed": !state.isOpen,
        "chat:visible": !isHidden,
        "chat:hidden": isHidden,
        "session:ongoing": state.isChatting,
        "website:available": state.status === "online",
      })[name] ?? false,
    get(name: string, key?: string): unknown {
      if (name === "chat:unread:count") return state.unread;
      if (name === "user:email") return person.email ?? null;
      if (name === "user:nickname") return person.name ?? null;
      if (name === "session:data") return key === undefined ? data : (data[key] ?? null);
      return null;
    },
  };
  const { locale } = loose(page.CRISP_RUNTIME_CONFIG);
  if (typeof locale === "string") api.setLocale(locale);
  api.on("open", () => tell("chat:opened"));
  api.on("close", () => tell("chat:closed"));
  api.on("chat:started", () => tell("chat:initiated"));
  api.on("status", ({ status }) => tell("website:availability:changed", status === "online"));
  api.on("message", ({ seq, from, name, text, at }) =>
    tell(from === "visitor" ? "message:sent" : "message:received", {
      type: "text",
      content: text,
      from: from === "visitor" ? "user" : "operator",
      fingerprint: seq,
      timestamp: at,
      user: { nickname: name },
    }),
  );
  api.on("ready", () => {
    tell("session:loaded", null);
    call(page.CRISP_READY_TRIGGER);
  });
  if (Array.isArray(before)) push(...before);
}
