// The lines of a live chat in a box that scrolls: it stays at the newest line while somebody is there, never moves
// under somebody who reads further up, and fetches older lines before they are reached.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import { lastSeq } from "../shared/chat-replica.ts";
import { LinkedText } from "../shared/linkify.tsx";
import { isWritten, type WrittenFrame } from "../shared/pending-frames.ts";
import type { Names } from "./happenings.ts";
import { nameOf } from "./happenings.ts";
import { Icon } from "./icons.tsx";
import { Lines, MarkIcon } from "./lines.tsx";
import { isUnread, type OpenChat } from "./open-chats.ts";
import { refusalText, t } from "./words.ts";

const nearPx = 48;
const olderPx = 400;

export function LiveLog({ chat, view }: { chat: OpenChat; view: ChatView }) {
  const { client } = chat;
  const { entries, olderFrom, you, marks, typing } = client.replica.value;
  const said = client.pending.value.filter(isWritten);
  const names = useMemo((): Names => ({ visitor: view.visitor.name, people: view.people }), [view]);
  const last = lastSeq(client.replica.value);
  const first = entries[0]?.seq ?? 0;
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ first, last, said: said.length, height: 0, top: 0, atEnd: true });
  const [behind, setBehind] = useState(false);
  // The line above what is new stays where it was while somebody looks at it.
  const [newFrom] = useState(() => (chat.unread.peek() > 0 ? firstNew(chat) : null));

  function toEnd(): void {
    const element = box.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    before.current.atEnd = true;
    before.current.top = element.scrollTop;
    setBehind(false);
    look();
  }

  /** What stands at the end of the box before open eyes has been seen. */
  function look(): void {
    if (before.current.atEnd && document.visibilityState === "visible" && document.hasFocus())
      chat.saw(lastSeq(client.replica.peek()));
  }

  function onScroll(): void {
    const element = box.current;
    if (!element) return;
    const below = element.scrollHeight - element.clientHeight - element.scrollTop;
    // Only somebody who scrolls up leaves the end; a box that shrinks or grows does not take them from it.
    if (below < nearPx) before.current.atEnd = true;
    else if (element.scrollTop < before.current.top) before.current.atEnd = false;
    before.current.top = element.scrollTop;
    if (below < nearPx) {
      setBehind(false);
      look();
    }
    if (element.scrollTop < olderPx && client.replica.peek().olderFrom !== null) client.older();
  }

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = before.current;
    const own = said.length > was.said;
    if (first < was.first && !was.atEnd) element.scrollTop += element.scrollHeight - was.height;
    else if (was.atEnd || own) toEnd();
    else if (last > was.last) setBehind(true);
    before.current = { ...before.current, first, last, said: said.length, height: element.scrollHeight };
  }, [entries, said.length, typing]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (before.current.atEnd) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      observer.disconnect();
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);

  const others = typing.filter((author) => author !== you);
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard. */}
      <div class="log" ref={box} role="log" aria-label={t("chat.log")} tabIndex={0} onScroll={onScroll}>
        {olderFrom !== null ? <p class="older">{t("chat.older")}</p> : null}
        <Lines
          entries={entries}
          names={names}
          you={you}
          mark={marks.visitor ?? { delivered: 0, seen: 0 }}
          newFrom={newFrom}
        />
        {said.map((frame) => (
          <PendingLine key={frame.cid} frame={frame} chat={chat} />
        ))}
        <div class="typing" aria-live="off">
          {others.map((author) => (
            <p key={author}>
              <span class="typing-dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {t("chat.typing", { name: nameOf(names, author) })}
            </p>
          ))}
        </div>
      </div>
      {behind ? (
        <button type="button" class="to-new" onClick={toEnd}>
          <Icon name="down" />
          {t("chat.newMessages")}
        </button>
      ) : null}
    </div>
  );
}

function firstNew({ client, seen }: OpenChat): number | null {
  const { entries, you } = client.replica.peek();
  const found = entries.find((entry) => entry.seq > seen.peek() && isUnread(entry, you));
  return seen.peek() > 0 ? (found?.seq ?? null) : null;
}

function PendingLine({ frame, chat }: { frame: WrittenFrame; chat: OpenChat }) {
  return (
    <div
      class={`message ours pending ${frame.type === "note" ? "note" : ""} ${frame.failed ? "failed" : ""}`}
    >
      <div class="bubble" dir="auto">
        <LinkedText text={frame.body} />
      </div>
      {frame.failed ? (
        <p class="message-problem" role="alert">
          {t("chat.notSent")} {refusalText(frame.failed)}
          <button type="button" class="link" onClick={() => chat.client.retry(frame.cid)}>
            {t("chat.sendAgain")}
          </button>
          <button type="button" class="link" onClick={() => chat.client.discard(frame.cid)}>
            {t("chat.discard")}
          </button>
        </p>
      ) : (
        <MarkIcon mark="sending" />
      )}
    </div>
  );
}
