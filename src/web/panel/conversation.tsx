// The conversation: all lines in order. It stays at the newest line while the visitor is there, and never jumps otherwise.
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals-core";
import type { ComponentChild } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import type { ChatClient } from "../shared/chat-client.ts";
import { dayName } from "../shared/time.ts";
import { hostPage } from "./host-page.ts";
import { DownIcon } from "./icons.tsx";
import { HappeningLine } from "./late-parts.ts";
import { MessageLine } from "./message-line.tsx";
import { nameOf } from "./name-of.ts";
import { countUnread, isSame, type MessageRow, newestFromOthers, type Row, timeline } from "./timeline.ts";
import type { Visit } from "./visit.ts";
import { locale, t } from "./words.ts";

const seenMs = 300;
const deliveredMs = 1_000;
/** So near to the end is at the end. */
const endPx = 48;
/** So near to the top, older lines are fetched. */
const topPx = 80;

interface Props {
  visit: Visit;
  client: ChatClient;
  view: ChatView;
}

export function Conversation({ visit, client, view }: Props) {
  const { entries, marks, typing, olderFrom, clockSkewMs, you } = client.replica.value;
  const me = you ?? "visitor";
  const rows = timeline(entries, client.pending.value, marks, me);
  /** A line that stays the same is not drawn again: among thousands that would be felt. */
  const drawn = useMemo(
    () => new Map<string, { row: MessageRow; line: ComponentChild }>(),
    [view, clockSkewMs, locale.value],
  );
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useMemo(() => signal(true), []);
  /** The newest line when the visitor was last at the end. */
  const readTo = useRef(0);
  const before = useRef<{ first: string; last: string; height: number }>({ first: "", last: "", height: 0 });
  if (atEnd.value) readTo.current = entries.at(-1)?.seq ?? 0;
  const below = countUnread(entries, me, readTo.current);
  useReading(client, atEnd);

  function toEnd(): void {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }

  useLayoutEffect(() => {
    const area = log.current;
    const newest = rows.at(-1);
    if (!area) return;
    const first = rows.find(({ row }) => row !== "day")?.key ?? "";
    const last = newest?.key ?? "";
    const justSaid = last !== before.current.last && newest?.row === "message" && newest.from === me;
    if (atEnd.peek() || justSaid) toEnd();
    else if (first !== before.current.first) area.scrollTop += area.scrollHeight - before.current.height;
    before.current = { first, last, height: area.scrollHeight };
  });

  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      if (atEnd.peek()) toEnd();
    });
    if (log.current) watcher.observe(log.current);
    return () => watcher.disconnect();
  }, []);

  function onScroll(): void {
    const area = log.current;
    if (!area || area.clientHeight === 0) return;
    atEnd.value = area.scrollHeight - area.scrollTop - area.clientHeight < endPx;
    if (area.scrollTop < topPx) client.older();
  }

  function line(row: Row): ComponentChild {
    const kept = drawn.get(row.key);
    if (kept && row.row === "message" && isSame(kept.row, row)) return kept.line;
    const fresh = (
      <Line key={row.key} row={row} visit={visit} view={view} client={client} clockSkewMs={clockSkewMs} />
    );
    // What has words of a later part follows them by itself.
    if (row.row === "message" && !row.file) drawn.set(row.key, { row, line: fresh });
    return fresh;
  }

  const writers = typing.filter((author) => author !== me);
  return (
    <div class="conversation">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div class="log" role="log" aria-label={t("chat.log")} tabIndex={0} ref={log} onScroll={onScroll}>
        {olderFrom === null ? null : (
          <button type="button" class="quiet older" onClick={client.older}>
            {t("chat.older")}
          </button>
        )}
        {rows.map(line)}
      </div>
      <p class="typing" aria-hidden={writers.length === 0}>
        {writers.map((author) => (
          <span key={author}>{t("chat.typing", { name: nameOf(author, view) })}</span>
        ))}
      </p>
      {atEnd.value ? null : (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon />
          {below > 0 ? t("chat.newest", { count: below }) : t("chat.toEnd")}
        </button>
      )}
    </div>
  );
}

interface LineProps extends Props {
  row: Row;
  clockSkewMs: number;
}

function Line({ row, visit, view, client, clockSkewMs }: LineProps) {
  switch (row.row) {
    case "day":
      return (
        <p class="day">
          <span>{dayName(row.at - clockSkewMs, Date.now(), locale.value)}</span>
        </p>
      );
    case "system":
      return <HappeningLine what={row.what} view={view} clockSkewMs={clockSkewMs} />;
    case "message":
      return (
        <MessageLine
          row={row}
          name={nameOf(row.from, view)}
          visit={visit}
          chatId={view.id}
          person={view.people[row.from]}
          client={client}
          clockSkewMs={clockSkewMs}
        />
      );
    default:
      return row satisfies never;
  }
}

/** Tells how far the visitor has got: seen where it can be seen, else delivered. Waits a little, to send few frames. */
function useReading(client: ChatClient, atEnd: ReadonlySignal<boolean>): void {
  useEffect(() => {
    const newest = computed(() => {
      const { entries, you } = client.replica.value;
      return you === null ? 0 : newestFromOthers(entries, you);
    });
    return effect(() => {
      const seq = newest.value;
      const sees = hostPage.isWatched() && atEnd.value;
      if (seq === 0) return;
      const timer = setTimeout(
        () => (sees ? client.seen(seq) : client.delivered(seq)),
        sees ? seenMs : deliveredMs,
      );
      return () => clearTimeout(timer);
    });
  }, [client, atEnd]);
}
