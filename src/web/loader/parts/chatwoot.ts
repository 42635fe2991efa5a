// For pages written for `$chatwoot`: its calls and window events, on Porchlight. data-adapter="chatwoot"
// Source: github.com/chatwoot/chatwoot, app/javascript/entrypoints/sdk.js
import { identifyBy, type Loose, loose, popOut, scalars, watched } from "../adapted.ts";
import type { Widget } from "../widget.ts";

const ofThePerson = ["name", "email", "identifier_hash", "avatar_url"];

export function begin(widget: Widget, page: Window & Loose = window as unknown as Window & Loose): void {
  const { api } = widget;
  const state = watched(api);
  const settings = loose(page.chatwootSettings);
  const fire = (name: string, detail?: unknown) =>
    page.dispatchEvent(new CustomEvent(`chatwoot:${name}`, { detail }));

  if (settings.hideMessageBubble === true) api.hide();
  if (typeof settings.locale === "string") api.setLocale(settings.locale);
  page.chatwootSDK = { run() {} };
  page.$chatwoot = {
    get hasLoaded() {
      return state.isReady;
    },
    get isOpen() {
      return state.isOpen;
    },
    toggle(to?: string) {
      if (to === "open") api.open();
      else if (to === "close") api.close();
      else api.toggle();
    },
    toggleBubbleVisibility(to: string) {
      if (to === "hide") api.hide();
      else api.show();
    },
    popoutChatWindow: () => popOut(widget),
    setUser(identifier: string | number, user: unknown) {
      const { name, email, custom_attributes } = loose(user);
      identifyBy(api, { name, email });
      api.setAttributes({
        identifier,
        ...scalars(user, ofThePerson),
        ...scalars(custom_attributes),
      });
    },
    setCustomAttributes: (given: unknown) => api.setAttributes(scalars(given)),
    setConversationCustomAttributes: (given: unknown) => api.setAttributes(scalars(given)),
    deleteCustomAttribute: (name: string) => api.setAttributes({ [name]: "" }),
    deleteConversationCustomAttribute: (name: string) => api.setAttributes({ [name]: "" }),
    setLabel() {},
    removeLabel() {},
    setColorScheme() {},
    setLocale: (locale: string) => api.setLocale(locale),
    reset: () => api.reset(),
  };
  api.on("ready", () => fire("ready"));
  api.on("open", () => fire("opened"));
  api.on("close", () => fire("closed"));
  api.on("chat:started", () => fire("on-start-conversation", { hasConversation: false }));
  api.on("unread", ({ count }) => fire("on-unread-message-count-changed", { unreadMessageCount: count }));
  api.on("message", ({ seq, from, name, text, at }) =>
    fire("on-message", {
      id: seq,
      content: text,
      // 0 comes from the visitor, 1 from an agent.
      message_type: from === "visitor" ? 0 : 1,
      created_at: Math.floor(at / 1000),
      sender: { name },
    }),
  );
}
