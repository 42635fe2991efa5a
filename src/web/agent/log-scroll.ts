// Where a log stands: at its newest line as long as nobody leaves it, else where its reader is, whatever changes above.
// Older lines are asked for before they are reached.
import { useEffect, useRef, useState } from "preact/hooks";
import { lastSeq } from "../shared/chat-replica.ts";
import { type Anchor, anchorIn, putBack } from "./anchor.ts";
import type { OpenChat } from "./open-chats.ts";

const endPx = 48;
const olderPx = 2000;

function below({ scrollHeight, clientHeight, scrollTop }: Element): number {
  return scrollHeight - clientHeight - scrollTop;
}

export function useLogScroll(chat: OpenChat) {
  const { client } = chat;
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef({ atEnd: true, top: 0, anchor: null as Anchor | null });
  const [behind, setBehind] = useState(false);

  function toEnd(): void {
    place.current = { ...place.current, atEnd: true, top: box.current?.scrollTop ?? 0 };
    settle();
    setBehind(false);
    look();
  }

  /** What stands at the end of the box before open eyes has been seen. */
  function look(): void {
    if (place.current.atEnd && document.visibilityState === "visible" && document.hasFocus())
      chat.saw(lastSeq(client.replica.peek()));
  }

  /** After anything that is shown has changed. */
  function settle(): void {
    const element = box.current;
    if (!element) return;
    const { atEnd, anchor, top } = place.current;
    // What was scrolled in this very moment no event has told yet.
    const scrolled = element.scrollTop - top;
    if (atEnd && !(scrolled < 0 && below(element) >= endPx)) element.scrollTop = element.scrollHeight;
    else if (anchor) putBack(element, { ...anchor, bottom: anchor.bottom - scrolled });
    if (atEnd || scrolled !== 0) note(element);
    else place.current.top = element.scrollTop;
    askOlder(element);
  }

  /** Where the reader is now. */
  function note(element: Element): void {
    // Only somebody who scrolls up leaves the end; a box that shrinks or grows does not take them from it.
    if (below(element) < endPx) place.current.atEnd = true;
    else if (element.scrollTop < place.current.top) place.current.atEnd = false;
    place.current.top = element.scrollTop;
    place.current.anchor = content.current && anchorIn(element, content.current);
  }

  function onScroll(): void {
    const element = box.current;
    if (!element) return;
    note(element);
    if (below(element) < endPx) {
      setBehind(false);
      look();
    }
    askOlder(element);
  }

  function askOlder({ scrollTop }: Element): void {
    if (scrollTop < olderPx) client.older();
  }

  useEffect(() => {
    const observer = new ResizeObserver(settle);
    if (box.current) observer.observe(box.current);
    if (content.current) observer.observe(content.current);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      observer.disconnect();
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);

  return {
    box,
    content,
    behind,
    onScroll,
    settle,
    toEnd,
    /** A line came in; it is said to who reads further up. */
    came: () => (place.current.atEnd ? toEnd() : setBehind(true)),
  };
}
