// Pages written for other widgets: what they call arrives at Porchlight's own commands, also what they called before.
import { describe, expect, it } from "vitest";
import { begin as chatwoot } from "../../src/web/loader/parts/chatwoot.ts";
import { begin as crisp } from "../../src/web/loader/parts/crisp.ts";
import { begin as intercom } from "../../src/web/loader/parts/intercom.ts";
import { begin as tawk } from "../../src/web/loader/parts/tawk.ts";
import type { PorchlightApi } from "../../src/web/loader/porchlight.d.ts";
import type { Widget } from "../../src/web/loader/widget.ts";

type Begin = typeof chatwoot;
type Loose = Record<string, unknown>;
type Callable = (...values: unknown[]) => unknown;

/** A website with the adapter, and what it made Porchlight do. */
function website(begin: Begin, before: Loose = {}) {
  const done: unknown[][] = [];
  const handlers: [string, (detail: unknown) => void][] = [];
  const names = [
    "open",
    "close",
    "toggle",
    "show",
    "hide",
    "identify",
    "reset",
    "setAttributes",
    "setLocale",
    "endChat",
  ];
  const api = {
    ...Object.fromEntries(
      names.map((name) => [name, (...values: unknown[]) => done.push([name, ...values])]),
    ),
    on: (name: string, handler: (detail: unknown) => void) => handlers.push([name, handler]),
    element: { hasAttribute: () => false },
  } as unknown as PorchlightApi;
  const fired: unknown[] = [];
  const page = Object.assign(new EventTarget(), before) as unknown as Window & Loose;
  const listen = (name: string) =>
    page.addEventListener(name, (event) => fired.push([name, (event as CustomEvent).detail]));
  begin({ api, marker: "porchlight:key", language: () => "en" } as Widget, page);
  return {
    page,
    done,
    fired,
    listen,
    happens: (name: string, detail?: unknown) => {
      for (const [of, handler] of handlers) if (of === name) handler(detail);
    },
    /** Calls a method of the page's object, `$chatwoot` or `Tawk_API`. */
    on: (object: string, method: string, ...values: unknown[]) =>
      ((page[object] as Loose)[method] as Callable)(...values),
  };
}

const message = { chatId: "chat_1", seq: 4, from: "agent", name: "Ada", text: "Hello", at: 5_000 };

describe("a page written for $chatwoot", () => {
  it("opens, closes, hides, and says who the visitor is", () => {
    const { done, on } = website(chatwoot, { chatwootSettings: { hideMessageBubble: true, locale: "zh" } });
    on("$chatwoot", "toggle");
    on("$chatwoot", "toggle", "open");
    on("$chatwoot", "toggle", "close");
    on("$chatwoot", "toggleBubbleVisibility", "show");
    on("$chatwoot", "setUser", "u-7", {
      name: "Vic",
      email: "vic@example.com",
      identifier_hash: "x",
      phone_number: "1",
    });
    on("$chatwoot", "setCustomAttributes", { plan: "Pro", no: { nested: 1 } });
    on("$chatwoot", "setLocale", "en");
    on("$chatwoot", "reset");
    expect(done).toEqual([
      ["hide"],
      ["setLocale", "zh"],
      ["toggle"],
      ["open"],
      ["close"],
      ["show"],
      ["identify", { name: "Vic", email: "vic@example.com" }],
      ["setAttributes", { identifier: "u-7", phone_number: "1" }],
      ["setAttributes", { plan: "Pro" }],
      ["setLocale", "en"],
      ["reset"],
    ]);
  });

  it("hears its own events on the window", () => {
    const { page, fired, listen, happens } = website(chatwoot);
    for (const name of ["chatwoot:ready", "chatwoot:opened", "chatwoot:on-message"]) listen(name);
    const shown = page.$chatwoot as { hasLoaded: boolean; isOpen: boolean };
    expect([shown.hasLoaded, shown.isOpen]).toEqual([false, false]);
    happens("ready");
    happens("open");
    happens("message", message);
    expect([shown.hasLoaded, shown.isOpen]).toEqual([true, true]);
    expect(fired).toMatchObject([
      ["chatwoot:ready", null],
      ["chatwoot:opened", null],
      ["chatwoot:on-message", { content: "Hello", message_type: 1, created_at: 5, sender: { name: "Ada" } }],
    ]);
  });
});

describe("a page written for Tawk_API", () => {
  it("keeps its own object, with what was put into it before", () => {
    const loaded: unknown[] = [];
    const own = {
      visitor: { name: "Vic", email: "vic@example.com", hash: "x" },
      onLoad: () => loaded.push("load"),
    };
    const { page, done, on, happens } = website(tawk, { Tawk_API: own });
    expect(page.Tawk_API).toBe(own);
    happens("ready");
    expect(loaded).toEqual(["load"]);
    on("Tawk_API", "maximize");
    on("Tawk_API", "minimize");
    on("Tawk_API", "setAttributes", { plan: "Pro", email: "v@example.com" });
    on("Tawk_API", "endChat");
    on("Tawk_API", "logout");
    expect(done).toEqual([
      ["identify", { name: "Vic", email: "vic@example.com" }],
      ["open"],
      ["close"],
      ["identify", { email: "v@example.com" }],
      ["setAttributes", { plan: "Pro" }],
      ["endChat"],
      ["reset"],
    ]);
  });

  it("is called back, and can ask how things are", () => {
    const said: unknown[] = [];
    const { page, on, happens } = website(tawk);
    Object.assign(page.Tawk_API as Loose, {
      onStatusChange: (status: string) => said.push(status),
      onChatMaximized: () => said.push("maximized"),
      onChatMessageAgent: (text: string) => said.push(text),
      onUnreadCountChanged: (count: number) => said.push(count),
    });
    happens("status", { status: "online" });
    happens("open");
    happens("chat:started", { chatId: "chat_1" });
    happens("message", message);
    happens("unread", { count: 2 });
    expect(said).toEqual(["online", "maximized", "Hello", 2]);
    expect(on("Tawk_API", "getStatus")).toBe("online");
    expect(on("Tawk_API", "isChatMaximized")).toBe(true);
    expect(on("Tawk_API", "isChatOngoing")).toBe(true);
    on("Tawk_API", "hideWidget");
    expect(on("Tawk_API", "isChatHidden")).toBe(true);
  });
});

describe("a page written for Intercom", () => {
  it("has its settings and its queued calls honoured, in order", () => {
    const stub = Object.assign(() => {}, {
      q: [["boot", { app_id: "a", name: "Vic", plan: "Pro" }], ["show"]],
    });
    const { page, done } = website(intercom, {
      Intercom: stub,
      intercomSettings: { app_id: "a", email: "vic@example.com", hide_default_launcher: true },
    });
    const call = page.Intercom as Callable;
    call("update", { intercom_user_jwt: "a.b.c", language_override: "zh-CN" });
    call("hide");
    call("trackEvent", "bought");
    call("shutdown");
    expect(done).toEqual([
      ["identify", { email: "vic@example.com" }],
      ["hide"],
      ["show"],
      ["identify", { name: "Vic", email: "vic@example.com" }],
      ["hide"],
      ["setAttributes", { plan: "Pro" }],
      ["open"],
      ["identify", { token: "a.b.c" }],
      ["setLocale", "zh-CN"],
      ["close"],
      ["close"],
      ["hide"],
      ["reset"],
    ]);
  });

  it("is told of what is unread, at once and later", () => {
    const counts: unknown[] = [];
    const { page, happens } = website(intercom);
    (page.Intercom as Callable)("onUnreadCountChange", (count: number) => counts.push(count));
    (page.Intercom as Callable)("onShow", () => counts.push("shown"));
    happens("unread", { count: 3 });
    happens("open");
    expect(counts).toEqual([0, 3, "shown"]);
  });
});

describe("a page written for $crisp", () => {
  it("has what it pushed before honoured, and what it pushes now", () => {
    const before = [
      ["set", "user:email", ["vic@example.com"]],
      [
        "set",
        "session:data",
        [
          [
            ["plan", "Pro"],
            ["orders", 3],
          ],
        ],
      ],
      ["do", "chat:open"],
    ];
    const { page, done, on } = website(crisp, { $crisp: before, CRISP_RUNTIME_CONFIG: { locale: "zh" } });
    on("$crisp", "push", ["set", "user:nickname", ["Vic"]], ["do", "chat:hide"]);
    on("$crisp", "push", ["do", "session:reset"], ["do", "no:such"], "nonsense");
    expect(done).toEqual([
      ["setLocale", "zh"],
      ["identify", { email: "vic@example.com" }],
      ["setAttributes", { plan: "Pro", orders: 3 }],
      ["open"],
      ["identify", { email: "vic@example.com", name: "Vic" }],
      ["close"],
      ["hide"],
      ["reset"],
    ]);
    expect(on("$crisp", "get", "user:email")).toBe("vic@example.com");
    expect(on("$crisp", "is", "chat:hidden")).toBe(true);
    expect((page.$crisp as Loose).length).toBeUndefined();
  });

  it("hears what it listens to, until it does no more", () => {
    const heard: unknown[] = [];
    const trigger = () => heard.push("trigger");
    const { on, happens } = website(crisp, {
      $crisp: [["on", "session:loaded", () => heard.push("loaded")]],
      CRISP_READY_TRIGGER: trigger,
    });
    happens("ready");
    on("$crisp", "push", [
      "on",
      "message:received",
      ({ content }: { content: string }) => heard.push(content),
    ]);
    happens("message", message);
    on("$crisp", "push", ["off", "message:received"]);
    happens("message", message);
    happens("unread", { count: 2 });
    expect(heard).toEqual(["loaded", "trigger", "Hello"]);
    expect(on("$crisp", "get", "chat:unread:count")).toBe(2);
  });
});
