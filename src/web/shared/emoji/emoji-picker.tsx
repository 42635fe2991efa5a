// Emoji to put into a text: by looking, or by a name in any language spoken here. The focus stays in the search field, which
// names the chosen one; Enter puts it in, Escape leaves the text alone.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { createTranslate, type Locale } from "../i18n.ts";
import { wear } from "../wear.ts";
import * as en from "./catalogue/en.ts";
import * as zhCN from "./catalogue/zh-CN.ts";
import css from "./emoji.css?late";
import type { Emoji } from "./emoji-set.ts";
import { type EmojiNames, nameOf, placeAfter, shelvesFor } from "./finding.ts";
import { type Memory, notePicked, recentEmoji } from "./recent.ts";

wear(css);

const languages = { en, "zh-CN": zhCN } satisfies Record<Locale, { names: EmojiNames }>;
const allNames = Object.values(languages).map(({ names }) => names);

interface PickerProps {
  locale: Locale;
  /** Where the page keeps what was picked last. */
  memory: Memory;
  onPick: (emoji: Emoji) => void;
  onClose: () => void;
}

export function EmojiPicker({ locale, memory, onPick, onClose }: PickerProps) {
  const { names, catalogue } = languages[locale];
  const t = createTranslate<keyof typeof en.catalogue>(locale, catalogue);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [recent] = useState(() => recentEmoji(memory));
  const shelves = shelvesFor(query, allNames, recent);
  const all = shelves.flatMap(({ emoji }) => emoji);
  const chosen = all[active];

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    root.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, query]);

  function pick(emoji: Emoji | undefined): void {
    if (emoji === undefined) return;
    notePicked(memory, emoji);
    onPick(emoji);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const to = placeAfter(
      event.key,
      active,
      shelves.map(({ emoji }) => emoji.length),
    );
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter") pick(chosen);
    else if (to !== null) setActive(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  let place = 0;
  return (
    <div class="emoji-picker" role="dialog" aria-label={t("emoji.title")} ref={root}>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={t("emoji.search")}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        placeholder={t("emoji.search")}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="emoji-list" id={`${id}-list`} role="listbox" aria-label={t("emoji.title")}>
        {shelves.map(({ name, emoji }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox.
          <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
            <p class="emoji-shelf" id={`${id}-${name}`} role="presentation">
              {t(`emoji.${name}`)}
            </p>
            <div class="emoji-grid" role="presentation">
              {emoji.map((one) => {
                const at = place++;
                return (
                  <button
                    type="button"
                    role="option"
                    tabIndex={-1}
                    key={one}
                    id={`${id}-${at}`}
                    class="emoji-one"
                    aria-selected={at === active}
                    aria-label={nameOf(names, one)}
                    title={nameOf(names, one)}
                    // The field keeps the focus.
                    onPointerDown={(event) => event.preventDefault()}
                    onPointerMove={() => setActive(at)}
                    onClick={() => pick(one)}
                  >
                    {one}
                  </button>
                );
              })}
            </div>
          </div>
        ))}
      </div>
      <p class="emoji-name" role="status">
        {chosen ? nameOf(names, chosen) : t("emoji.nothing")}
      </p>
    </div>
  );
}
