// The lines of a live chat in a box that scrolls: it stays at the newest line while somebody is there, and never moves
// under somebody who reads further up. Each part is drawn anew only for what it shows.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import { lastSeq } from "../shared/chat-replica.ts";
import { LinkedText } from "../shared/linkify.tsx";
import { isWritten, type WrittenFrame } from "../shared/pending-frames.ts";
import { useChatPart } from "./chat-part.ts";
import type { Names } from "./happenings.ts";
import { nameOf } from "./happenings.ts";
import { Icon } from "./icons.tsx";
import { blockAt, Lines, MarkIcon } from "./lines.tsx";
import { useLogScroll } from "./log-scroll.ts";
import { createLogWindow } from "./log-window.ts";
import { isUnread, type OpenChat } from "./open-chats.ts";
import { refusalText, t } from "./words.ts";

const noMark = { delivered: 0, seen: 0 };

export function LiveLog({ chat, view }: { chat: OpenChat; view: ChatView }) {
  const { client } = chat;
  const entries = useChatPart(client, "entries");
  const olderFrom = useChatPart(client, "olderFrom");
  const you = useChatPart(client, "you");
  const marks = useChatPart(client, "marks");
  const said = client.pending.value.filter(isWritten);
  const names = useNames(view);
  const scroll = useLogScroll(chat);
  const last = lastSeq(client.replica.peek());
  const [shown] = useState(() => createLogWindow(() => scroll.box.current, newestBlocks(last)));
  const before = useRef({ last, said: said.length });
  // The line above what is new stays where it was while somebody looks at it.
  const [newFrom] = useState(() => (chat.unread.peek() > 0 ? firstNew(chat) : null));
  const isLive = client.connection.value === "live";

  useLayoutEffect(() => {
    const was = before.current;
    before.current = { last, said: said.length };
    shown.draw(blockAt(last));
    if (said.length > was.said) scroll.toEnd();
    else if (last > was.last) scroll.came();
    scroll.settle();
  }, [entries, said.length, shown.drawn.value, isLive]);
  useLayoutEffect(scroll.toEnd, []);
  useEffect(() => shown.close, [shown]);

  return (
    <div class="log-frame">
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard. */}
      <div
        class="log"
        ref={scroll.box}
        role="log"
        aria-label={t("chat.log")}
        tabIndex={0}
        onScroll={scroll.onScroll}
      >
        {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above. */}
        {olderFrom !== null ? <p class="older">{t("chat.older")}</p> : null}
        <div ref={scroll.content}>
          <Lines
            chatId={chat.id}
            entries={entries}
            names={names}
            you={you}
            mark={marks.visitor ?? noMark}
            newFrom={newFrom}
            shown={shown}
          />
          {said.map((frame) => (
            <PendingLine key={frame.cid} frame={frame} chat={chat} />
          ))}
          <Typing chat={chat} names={names} />
        </div>
      </div>
      {scroll.behind ? (
        <button type="button" class="to-new" onClick={scroll.toEnd}>
          <Icon name="down" />
          {t("chat.newMessages")}
        </button>
      ) : null}
    </div>
  );
}

/** The same as long as nobody is called otherwise: every line follows them. */
function useNames({ visitor, people }: ChatView): Names {
  return useMemo(() => ({ visitor: visitor.name, people }), [visitor.name, JSON.stringify(people)]);
}

function newestBlocks(last: number): number[] {
  const newest = blockAt(last);
  return [newest - 3, newest - 2, newest - 1, newest];
}

function Typing({ chat: { client }, names }: { chat: OpenChat; names: Names }) {
  const typing = useChatPart(client, "typing");
  const you = useChatPart(client, "you");
  return (
    <div class="typing" aria-live="off">
      {typing
        .filter((author) => author !== you)
        .map((author) => (
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
