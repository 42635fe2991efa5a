// The lines of a chat, live or on its ticket: messages grouped by who wrote them, days, and what happened between.
// Text is only ever text: nothing that a visitor wrote becomes markup.
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Mark } from "../../protocol/chat-frames.ts";
import type { AuthorId, Entry, MessageEntry, NoteEntry, SystemEntry } from "../../protocol/entry.ts";
import { LinkedText } from "../shared/linkify.tsx";
import { clockTime, dateAndTime, dayName, dayOf } from "../shared/time.ts";
import { Avatar } from "./avatar.tsx";
import { FileLine } from "./file-line.tsx";
import { happeningText, type Names, nameOf } from "./happenings.ts";
import { Icon } from "./icons.tsx";
import type { LogWindow } from "./log-window.ts";
import { timeLocale } from "./preferences.ts";
import { t } from "./words.ts";

/** Messages of one author within this are one group. */
const groupMs = 5 * 60_000;
/** So many are drawn at a time: what a slow device does within a frame or two. */
const blockLines = 25;

interface LinesProps {
  /** Whose files they name. */
  chatId: string;
  entries: readonly Entry[];
  names: Names;
  /** Who looks. On a ticket: nobody. */
  you: AuthorId | null;
  /** How far the visitor has got; null shows no marks. */
  mark: Mark | null;
  /** The number of the first line that is new to who looks. */
  newFrom?: number | null;
  /** Where only the blocks near to what is seen are drawn. */
  shown?: LogWindow;
}

export type MarkName = "sending" | "sent" | "delivered" | "seen";

/** The block that holds the line of this number. */
export function blockAt(seq: number): number {
  return Math.floor(seq / blockLines);
}

/** Lines are drawn in blocks by number: what comes, or is marked as seen, draws its own block anew and no other. */
export function Lines({ chatId, entries, names, you, mark, newFrom = null, shown }: LinesProps) {
  const blocks = blocksOf(entries);
  const drawn = shown?.drawn.value;
  return (
    <>
      {blocks.map((block, at) => {
        const last = block.at(-1)?.seq ?? 0;
        const first = block[0]?.seq ?? 0;
        return (
          <Block
            key={blockAt(first)}
            chatId={chatId}
            entries={block}
            place={shown}
            isDrawn={at === blocks.length - 1 || (drawn?.has(blockAt(first)) ?? true)}
            isNewest={at === blocks.length - 1}
            before={blocks[at - 1]?.findLast(({ kind }) => kind !== "hidden") ?? null}
            names={names}
            you={you}
            delivered={mark === null ? null : Math.min(mark.delivered, last)}
            seen={mark === null ? null : Math.min(mark.seen, last)}
            newFrom={newFrom !== null && newFrom >= first && newFrom <= last ? newFrom : null}
          />
        );
      })}
    </>
  );
}

/** The same lines are the same block, so that what is drawn of them stays. Held by the first line of each. */
const known = new WeakMap<Entry, readonly Entry[]>();

function blocksOf(entries: readonly Entry[]): (readonly Entry[])[] {
  const blocks: (readonly Entry[])[] = [];
  let from = 0;
  while (from < entries.length) {
    const first = entries[from];
    if (first === undefined) break;
    const room = blockLines - (first.seq % blockLines);
    const to = Math.min(entries.length, from + room);
    const before = known.get(first);
    const isSame = before?.length === to - from && before.at(-1) === entries[to - 1];
    const block = isSame ? before : entries.slice(from, to);
    known.set(first, block);
    blocks.push(block);
    from = to;
  }
  return blocks;
}

interface BlockProps {
  chatId: string;
  entries: readonly Entry[];
  /** What keeps the place of blocks that are not drawn. */
  place: LogWindow | undefined;
  isDrawn: boolean;
  isNewest: boolean;
  /** The line above the first one. */
  before: Entry | null;
  names: Names;
  you: AuthorId | null;
  delivered: number | null;
  seen: number | null;
  newFrom: number | null;
}

/** Reads a signal, so it is drawn again only when its own properties change. */
function Block(props: BlockProps) {
  const { entries, place, isDrawn, isNewest } = props;
  const root = useRef<HTMLDivElement>(null);
  const block = blockAt(entries[0]?.seq ?? 0);
  const locale = timeLocale.value;
  useLayoutEffect(() => {
    if (root.current) place?.watch(block, root.current);
  }, [place, block]);
  useSettled(root, isDrawn);
  return (
    <div
      class="lines"
      ref={root}
      // What comes into the page because somebody scrolls is no news, unlike what comes in at the end.
      aria-live={place && !isNewest ? "off" : undefined}
      style={place && !isDrawn ? { blockSize: `${place.placePx(block, entries.length)}px` } : undefined}
    >
      {isDrawn ? rowsOf(props, locale) : null}
    </div>
  );
}

/** Once its height is known, a block out of sight need not be laid out; before, a guess would make the box jump. */
function useSettled(root: RefObject<HTMLElement | null>, isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => root.current?.classList.add("settled"));
    });
    return () => {
      cancelAnimationFrame(frame);
      root.current?.classList.remove("settled");
    };
  }, [isDrawn]);
}

function rowsOf(
  { chatId, entries, before, names, you, delivered, seen, newFrom }: BlockProps,
  locale: string,
): ComponentChildren[] {
  const mark = delivered === null || seen === null ? null : { delivered, seen };
  const rows: ComponentChildren[] = [];
  let previous = before;
  for (const entry of entries) {
    if (entry.kind === "hidden") continue;
    if (dayOf(previous?.at ?? Date.now()) !== dayOf(entry.at))
      rows.push(<DayLine key={`day ${entry.seq} ${locale}`} at={entry.at} />);
    if (entry.seq === newFrom)
      rows.push(
        <p class="new-line" key="new">
          <span>{t("chat.newMessages")}</span>
        </p>,
      );
    rows.push(
      entry.kind === "system" ? (
        <SystemLine key={entry.seq} entry={entry} names={names} />
      ) : entry.kind === "note" ? (
        <NoteLine key={entry.seq} entry={entry} mine={entry.from === you} />
      ) : (
        <MessageLine
          key={entry.seq}
          chatId={chatId}
          entry={entry}
          name={nameOf(names, entry.from)}
          side={entry.from === "visitor" ? "theirs" : "ours"}
          mine={entry.from === you}
          follows={follows(previous, entry)}
          mark={mark === null || entry.from === "visitor" ? null : markOf(mark, entry.seq)}
        />
      ),
    );
    previous = entry;
  }
  return rows;
}

function follows(previous: Entry | null, entry: MessageEntry): boolean {
  return previous?.kind === "message" && previous.from === entry.from && entry.at - previous.at < groupMs;
}

function markOf({ delivered, seen }: Mark, seq: number): MarkName {
  return seq <= seen ? "seen" : seq <= delivered ? "delivered" : "sent";
}

function DayLine({ at }: { at: number }) {
  return (
    <p class="day-line">
      <span>{dayName(at, Date.now(), timeLocale.value)}</span>
    </p>
  );
}

function SystemLine({ entry, names }: { entry: SystemEntry; names: Names }) {
  return (
    <p class="system-line" title={dateAndTime(entry.at, timeLocale.value)}>
      <span dir="auto">{happeningText(entry.what, names)}</span>
      <time dateTime={new Date(entry.at).toISOString()}>{clockTime(entry.at, timeLocale.value)}</time>
    </p>
  );
}

/** Staff alone receive it; it looks like nothing that the visitor sees. */
function NoteLine({ entry, mine }: { entry: NoteEntry; mine: boolean }) {
  return (
    <div class="message ours note">
      <p class="message-head">
        <span class="note-tag">
          <Icon name="note" />
          {t("note.tag")}
        </span>
        <span class="author" dir="auto">
          {mine ? t("chat.you") : entry.name}
        </span>{" "}
        <time dateTime={new Date(entry.at).toISOString()} title={dateAndTime(entry.at, timeLocale.value)}>
          {clockTime(entry.at, timeLocale.value)}
        </time>
        <span class="visually-hidden">{t("note.forStaff")}</span>
      </p>
      <div class="bubble" dir="auto">
        <LinkedText text={entry.body} />
      </div>
    </div>
  );
}

interface MessageProps {
  chatId: string;
  entry: MessageEntry;
  name: string;
  side: "theirs" | "ours";
  mine: boolean;
  follows: boolean;
  mark: MarkName | null;
}

/** Reads a signal, so it is drawn again only when its own properties change: a long chat stays quick. */
function MessageLine({ chatId, entry, name, side, mine, follows, mark }: MessageProps) {
  const time = clockTime(entry.at, timeLocale.value);
  return (
    <div class={`message ${side} ${follows ? "follows" : ""}`}>
      {side === "theirs" && !follows ? <Avatar name={name} /> : null}
      <p class={follows ? "message-head visually-hidden" : "message-head"}>
        <span class="author" dir="auto">
          {mine ? t("chat.you") : name}
        </span>{" "}
        <time dateTime={new Date(entry.at).toISOString()} title={dateAndTime(entry.at, timeLocale.value)}>
          {time}
        </time>
      </p>
      {entry.file ? <FileLine file={entry.file} chatId={chatId} /> : null}
      {entry.body === "" ? null : (
        <div class="bubble" dir="auto">
          <LinkedText text={entry.body} />
        </div>
      )}
      {mark ? <MarkIcon mark={mark} /> : null}
    </div>
  );
}

export function MarkIcon({ mark }: { mark: MarkName }) {
  return (
    <span class={`mark ${mark}`} title={t(`chat.marks.${mark}`)}>
      <Icon name={mark === "sending" ? "clock" : mark === "sent" ? "check" : "checks"} />
      <span class="visually-hidden">{t(`chat.marks.${mark}`)}</span>
    </span>
  );
}
