// The text box of a chat. An open input method keeps its Enter. What is typed and not sent is kept for each chat, a
// reply and a note apart, so that neither goes out as the other.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isBlank } from "../../protocol/blank.ts";
import type { ChatView } from "../../protocol/chat-view.ts";
import { limits } from "../../protocol/limits.ts";
import { browserClock } from "../shared/environment.ts";
import { typeIn } from "../shared/typing-in.ts";
import { createTypingNotice } from "../shared/typing-notice.ts";
import { AttachButton } from "./attach-button.tsx";
import { attach } from "./attaching.ts";
import type { Mode } from "./composer.tsx";
import { useDesk } from "./desk-context.ts";
import { keepFor, recall } from "./drafts.ts";
import { EmojiButton } from "./emoji-button.tsx";
import { Icon } from "./icons.tsx";
import { composerWanted } from "./navigation.ts";
import type { OpenChat } from "./open-chats.ts";
import { optionId, SuggestionList, suggestionsId, useSuggestions } from "./suggestions.tsx";
import { t } from "./words.ts";

/** From here on the box says how much room is left. */
const nearLimit = 500;
const tallestPx = 180;

export function TextBox({ chat, view, mode }: { chat: OpenChat; view: ChatView; mode: Mode }) {
  const { preferences } = useDesk();
  const { sendOnEnter } = preferences.value;
  const isNote = mode === "note";
  const key = `${isNote ? "note" : "draft"}.${chat.id}`;
  const [text, setText] = useState(() => recall(key));
  const box = useRef<HTMLTextAreaElement>(null);
  const [notice] = useState(() => createTypingNotice(browserClock, chat.client.typing));
  const left = limits.bodyChars - text.length;
  const wanted = composerWanted.value === chat.id;

  const suggestions = useSuggestions({ box, view });
  const activeOption = suggestions.found[suggestions.active];

  useEffect(() => notice.stopped, [notice]);
  useEffect(() => {
    if (!wanted) return;
    box.current?.focus();
    composerWanted.value = null;
  }, [wanted]);
  useLayoutEffect(() => {
    const element = box.current;
    // Where the box grows by itself, nothing is measured: in a long chat that would be felt at each key.
    if (!element || CSS.supports("field-sizing: content")) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(tallestPx, element.scrollHeight + 2)}px`;
  }, [text]);

  function change(next: string): void {
    setText(next);
    keepFor(key, next);
    // A note is nobody's business while it is written.
    if (isNote) return;
    if (next === "") notice.stopped();
    else notice.typed();
  }

  function send(): void {
    if (isBlank(text) || left < 0) return;
    notice.stopped();
    if (isNote) chat.client.staff({ type: "note", body: text });
    else chat.client.say(text);
    change("");
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (suggestions.takesKey(event)) return;
    // 229: what Safari reports for the Enter that ends a composition.
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    if (event.shiftKey === sendOnEnter && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
  }

  /** What a program copies as text, formatted text and picture is meant as text; a copied file may bring its name as text. */
  function onPaste(event: ClipboardEvent): void {
    const { files, types = [] } = event.clipboardData ?? {};
    const isText = types.includes("text/plain") && types.includes("text/html");
    if (isNote || isText || !files?.length) return;
    event.preventDefault();
    attach(chat, files);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {suggestions.isOpen ? <SuggestionList suggestions={suggestions} /> : null}
      <textarea
        ref={box}
        class="composer-box"
        rows={1}
        dir="auto"
        value={text}
        aria-label={t(isNote ? "composer.noteLabel" : "composer.label", { name: chat.name.value })}
        aria-describedby="composer-hint composer-room"
        aria-invalid={left < 0}
        placeholder={t(isNote ? "composer.notePlaceholder" : "composer.placeholder")}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={suggestions.isOpen ? suggestionsId : undefined}
        aria-activedescendant={suggestions.isOpen && activeOption ? optionId(activeOption) : undefined}
        onInput={(event) => {
          change(event.currentTarget.value);
          suggestions.look();
        }}
        onSelect={suggestions.look}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
        onBlur={() => {
          notice.stopped();
          suggestions.close();
        }}
      />
      <div class="composer-foot">
        <button
          type="button"
          class="composer-tool"
          aria-label={t("canned.insert")}
          title={t("canned.insert")}
          // The caret stays where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={suggestions.begin}
        >
          <Icon name="canned" />
        </button>
        <EmojiButton
          onPick={(emoji) => box.current && typeIn(box.current, emoji)}
          onLeave={() => box.current?.focus()}
        />
        {isNote ? null : <AttachButton chat={chat} />}
        <span id="composer-hint" class="hint">
          {t(sendOnEnter ? "composer.hint" : "composer.newlineHint")}
        </span>
        <span id="composer-room" class={left < 0 ? "room bad" : "room"} aria-live="polite">
          {left < 0
            ? t("composer.over", { chars: -left })
            : left <= nearLimit
              ? t("composer.left", { chars: left })
              : ""}
        </span>
        <button type="submit" class="primary send" disabled={left < 0}>
          {t(isNote ? "composer.addNote" : "composer.send")}
          <Icon name={isNote ? "note" : "send"} />
        </button>
      </div>
    </form>
  );
}
