// What the widget tells beside its bubble: how many messages wait, what the newest says, and what the site says by itself.
// Fetched with the first message, or where the site greets.
import { createCards } from "../card.ts";
import { greet } from "../greetings.ts";
import { isChinese } from "../loader-words.ts";
import type { ChatMessage } from "../porchlight.d.ts";
import { createTitleCount } from "../title-count.ts";
import type { Notices, Widget } from "../widget.ts";

const badgeStyle = `#unread{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;padding:0 6px;box-sizing:border-box;border-radius:11px;background:#b3261e;color:#fff;font:600 13px/22px system-ui,sans-serif;text-align:center;overflow:hidden}
#unread:empty,:host([data-open]) #unread{display:none}
#unread i{position:absolute;inset:100% auto auto 100%;width:max-content}`;

/** What of a message stands on the card. */
const previewChars = 140;

export function begin(widget: Widget): Notices {
  const { root, button, language } = widget;
  const cards = createCards(widget);
  const title = createTitleCount();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(badgeStyle);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const badge = document.createElement("span");
  badge.id = "unread";
  button.append(badge);
  button.setAttribute("aria-describedby", badge.id);
  const greeting = greet(widget, cards);

  function count(unread: number): void {
    title.set(unread);
    badge.replaceChildren();
    if (unread === 0) {
      cards.clear();
      return;
    }
    // What is read aloud says what it counts.
    const said = document.createElement("i");
    const messages = unread === 1 ? "1 unread message" : `${unread} unread messages`;
    said.textContent = isChinese(language()) ? `${unread} 条未读消息` : messages;
    const number = document.createElement("b");
    number.ariaHidden = "true";
    number.textContent = unread > 99 ? "99+" : `${unread}`;
    badge.append(number, said);
  }

  function preview({ from, name, text }: ChatMessage): void {
    if (from === "visitor" || widget.isOpen) return;
    const line = text.trim().split("\n")[0] ?? "";
    const short = line.length > previewChars ? `${line.slice(0, previewChars).trimEnd()}…` : line;
    const nothing = () => {};
    cards.put({
      name,
      text: short || (isChinese(language()) ? "有新消息" : "New message"),
      opened: nothing,
      dismissed: nothing,
    });
  }

  return {
    heard(name, detail) {
      if (name === "unread") count((detail as { count: number }).count);
      if (name === "message") preview(detail as ChatMessage);
      if (name === "open") {
        greeting.stop();
        cards.clear();
      }
    },
  };
}
