// Canned messages that fit the word at the caret: the list above the text box. The focus stays in the box, which
// names the active line; an open input method is left alone.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { rank, type Trigger, triggerAt } from "../../domain/canned.ts";
import { fill } from "../../domain/placeholders.ts";
import type { CannedMessage } from "../../protocol/canned-api.ts";
import type { ChatView } from "../../protocol/chat-view.ts";
import { typeIn } from "../shared/typing-in.ts";
import { isFor } from "./canned-store.ts";
import { useDesk } from "./desk-context.ts";
import { t } from "./words.ts";

export const suggestionsId = "canned-suggestions";
const mostShown = 8;

export interface Suggestions {
  found: readonly CannedMessage[];
  active: number;
  isOpen: boolean;
  /** The caret moved, or the text changed. */
  look(): void;
  /** Opens the list without a mark typed. */
  begin(): void;
  /** True: the key was for the list. */
  takesKey(event: KeyboardEvent): boolean;
  /** What would be put in. */
  textOf(message: CannedMessage): string;
  choose(message: CannedMessage): void;
  close(): void;
}

interface Options {
  box: RefObject<HTMLTextAreaElement | null>;
  view: ChatView;
}

export function useSuggestions({ box, view }: Options): Suggestions {
  const { me, canned } = useDesk();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [active, setActive] = useState(0);
  /** Where the word begins that Escape was pressed in. */
  const dismissed = useRef<number | null>(null);
  const composing = useRef(false);

  useEffect(() => void canned.refresh(), []);
  useEffect(() => {
    const element = box.current;
    function start(): void {
      composing.current = true;
      setTrigger(null);
    }
    function end(): void {
      composing.current = false;
      look();
    }
    element?.addEventListener("compositionstart", start);
    element?.addEventListener("compositionend", end);
    return () => {
      element?.removeEventListener("compositionstart", start);
      element?.removeEventListener("compositionend", end);
    };
  }, []);

  function look(): void {
    const element = box.current;
    if (!element || composing.current) return;
    const { value, selectionStart, selectionEnd } = element;
    const next = selectionStart === selectionEnd ? triggerAt(value, selectionStart) : null;
    if (next === null || next.from !== dismissed.current) dismissed.current = null;
    const shown = dismissed.current === null ? next : null;
    if (shown?.query !== trigger?.query || shown?.from !== trigger?.from) setActive(0);
    setTrigger(shown);
    if (shown) void canned.refresh();
  }

  const query = trigger?.query ?? null;
  const messages = canned.messages.value;
  const uses = canned.uses.value;
  const departmentId = view.department.id;
  // Only where a mark asks for it, and once for each word: a key in an ordinary text costs nothing, however many there are.
  const found = useMemo(() => {
    if (query === null) return [];
    const usable = messages?.filter((message) => isFor(departmentId, message)) ?? [];
    return rank(usable, query, uses, mostShown);
  }, [query, messages, uses, departmentId]);
  const isOpen = found.length > 0;

  // The box is a combobox only while there is a list. By hand, because the type of a text box knows one role.
  useLayoutEffect(() => {
    const element = box.current;
    if (isOpen) {
      element?.setAttribute("role", "combobox");
      element?.setAttribute("aria-expanded", "true");
    } else {
      element?.removeAttribute("role");
      element?.removeAttribute("aria-expanded");
    }
  }, [isOpen]);

  function textOf({ text }: CannedMessage): string {
    return fill(text, {
      "visitor.name": view.visitor.name,
      "agent.name": me.name,
      "department.name": view.department.name,
      "chat.id": view.id,
    });
  }

  function choose(message: CannedMessage): void {
    const element = box.current;
    if (!element || !trigger) return;
    element.focus();
    element.setSelectionRange(trigger.from, trigger.to);
    typeIn(element, textOf(message));
    setTrigger(null);
    canned.used(message.id);
  }

  /** For who does not know the mark: it is typed for them. */
  function begin(): void {
    const element = box.current;
    if (!element) return;
    element.focus();
    dismissed.current = null;
    const { value, selectionStart, selectionEnd } = element;
    if (triggerAt(value, selectionStart)) return look();
    element.setSelectionRange(selectionEnd, selectionEnd);
    typeIn(element, /\S$/.test(value.slice(0, selectionEnd)) ? " #" : "#");
  }

  function takesKey(event: KeyboardEvent): boolean {
    if (!isOpen || event.isComposing || event.keyCode === 229) return false;
    const { key } = event;
    const message = found[active];
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (key === "ArrowDown") setActive((active + 1) % found.length);
    else if (key === "ArrowUp") setActive((active - 1 + found.length) % found.length);
    else if (key === "Escape") {
      dismissed.current = trigger?.from ?? null;
      setTrigger(null);
    } else if ((key === "Enter" || key === "Tab") && message) choose(message);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { found, active, isOpen, look, begin, takesKey, textOf, choose, close: () => setTrigger(null) };
}

export function optionId(message: CannedMessage): string {
  return `suggested-${message.id}`;
}

export function SuggestionList({ suggestions }: { suggestions: Suggestions }) {
  const { canned } = useDesk();
  const { found, active, textOf, choose } = suggestions;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, found]);
  const names = new Map(canned.categories.value.map(({ id, name }) => [id, name]));
  return (
    <div class="suggestions">
      <div
        class="suggestion-list"
        id={suggestionsId}
        role="listbox"
        aria-label={t("canned.suggestions")}
        ref={list}
      >
        {found.map((message, at) => (
          // The focus stays in the text box, which names the active option.
          <button
            type="button"
            tabIndex={-1}
            key={message.id}
            id={optionId(message)}
            class="suggestion"
            role="option"
            aria-selected={at === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(message)}
          >
            <span class="suggestion-head">
              {message.shortcut ? <code>#{message.shortcut}</code> : null}
              <strong dir="auto">{message.title}</strong>
              {message.categoryId ? <span class="tag">{names.get(message.categoryId) ?? ""}</span> : null}
            </span>
            <span class="suggestion-text" dir="auto">
              {textOf(message)}
            </span>
          </button>
        ))}
      </div>
      <p class="hint suggestion-hint" aria-hidden="true">
        {t("canned.keys")}
      </p>
    </div>
  );
}
