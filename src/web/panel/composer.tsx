// Where the visitor writes. Enter sends, Shift+Enter breaks the line, and an input method's Enter does neither.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { isBlank } from "../../protocol/blank.ts";
import { visitorLimits } from "../../protocol/visitor-limits.ts";
import type { ChatClient } from "../shared/chat-client.ts";
import { browserClock } from "../shared/environment.ts";
import { createTypingNotice } from "../shared/typing-notice.ts";
import { hostPage } from "./host-page.ts";
import { SendIcon } from "./icons.tsx";
import { AttachTools, EmojiButton } from "./late-parts.ts";
import type { Visit } from "./visit.ts";
import { t } from "./words.ts";

/** From here on the composer says how much room is left. */
const tellLeft = 500;
const tallestPx = 140;

interface Props {
  visit: Visit;
  chatId: string;
  client: ChatClient;
}

export function Composer({ visit, chatId, client }: Props) {
  const [text, setText] = useState(() => visit.draft(chatId));
  const field = useRef<HTMLTextAreaElement>(null);
  const notice = useMemo(() => createTypingNotice(browserClock, client.typing), [client]);
  const left = visitorLimits.bodyChars - text.length;
  const sendable = left >= 0 && !isBlank(text);

  useEffect(() => notice.stopped, [notice]);
  useEffect(hostPage.takeFocus, []);
  // `text` is what the height follows.
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.blockSize = "auto";
    area.style.blockSize = `${Math.min(area.scrollHeight + 2, tallestPx)}px`;
  }, [text]);

  function write(next: string): void {
    setText(next);
    visit.keepDraft(chatId, next);
  }

  function send(): void {
    const body = field.current?.value ?? text;
    if (body.length > visitorLimits.bodyChars || isBlank(body)) return;
    client.say(body);
    notice.stopped();
    write("");
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // 229: an input method has the key (Safari reports the composition as over by then).
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for="message">
        {t("composer.label")}
      </label>
      <textarea
        id="message"
        ref={field}
        rows={1}
        dir="auto"
        value={text}
        placeholder={t("composer.placeholder")}
        enterkeyhint="send"
        aria-describedby="message-left"
        aria-invalid={left < 0}
        onInput={(event) => {
          const next = event.currentTarget.value;
          write(next);
          if (isBlank(next)) notice.stopped();
          else notice.typed();
        }}
        onKeyDown={onKeyDown}
      />
      <div class="composer-foot">
        <AttachTools visit={visit} chatId={chatId} />
        <EmojiButton visit={visit} field={field} />
        <p id="message-left" class={left < 0 ? "mistake" : "soft small"} role="status">
          {left < 0
            ? t("composer.over", { count: -left })
            : left <= tellLeft
              ? t("composer.left", { count: left })
              : null}
        </p>
        <button
          type="submit"
          class="send icon-button"
          aria-label={t("composer.send")}
          title={t("composer.send")}
          disabled={!sendable}
        >
          <SendIcon />
        </button>
      </div>
    </form>
  );
}
