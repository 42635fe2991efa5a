// One of many, found by typing: a button that shows what is chosen, and under it a field with the list that it narrows.
// Arrows move, Enter chooses, Escape and Tab close; the focus comes back to the button.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { onOutside } from "../../shared/on-outside.ts";
import { t } from "./words.ts";

export interface Option {
  id: string;
  name: string;
}

interface PickerProps {
  /** The accessible name of the button. */
  label: string;
  /** What the field looks through. */
  field: string;
  face: ComponentChildren;
  buttonClass: string;
  menuClass?: string;
  disabled?: boolean;
  /** The id of the option that holds now; null for none. */
  chosen: string | null;
  load: () => Promise<readonly Option[] | null>;
  onChoose: (option: Option) => void;
}

export function Picker(props: PickerProps) {
  const { label, face, buttonClass, menuClass = "", disabled = false, onChoose } = props;
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  function close(): void {
    setOpen(false);
    button.current?.focus();
  }

  useEffect(() => {
    if (!open) return;
    return onOutside(root, () => setOpen(false));
  }, [open]);

  return (
    <div class="menu-root" ref={root}>
      <button
        type="button"
        ref={button}
        class={buttonClass}
        disabled={disabled}
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {face}
      </button>
      {open ? (
        <div class={`menu picker ${menuClass}`}>
          <Choices
            {...props}
            onClose={close}
            onLeave={() => setOpen(false)}
            onChoose={(option) => {
              close();
              onChoose(option);
            }}
          />
        </div>
      ) : null}
    </div>
  );
}

/** More are not shown at once; typing narrows them. */
const mostShown = 100;

function Choices({
  field,
  chosen,
  load,
  onChoose,
  onClose,
  onLeave,
}: PickerProps & { onClose: () => void; onLeave: () => void }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [all, setAll] = useState<readonly Option[] | null | undefined>(undefined);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const wanted = query.trim().toLocaleLowerCase();
  const found = (all ?? [])
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .slice(0, mostShown);
  const current = found[Math.min(active, found.length - 1)];

  useEffect(() => {
    input.current?.focus();
    let over = false;
    void load().then((options) => {
      if (over) return;
      setAll(options);
      setActive(
        Math.max(
          0,
          (options ?? []).findIndex((option) => option.id === chosen),
        ),
      );
    });
    return () => {
      over = true;
    };
  }, []);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const count = Math.max(1, found.length);
    if (event.key === "ArrowDown") setActive((active + 1) % count);
    else if (event.key === "ArrowUp") setActive((active - 1 + count) % count);
    else if (event.key === "Enter" && current) onChoose(current);
    else if (event.key === "Escape") onClose();
    else if (event.key === "Tab") return onLeave();
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={field}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        placeholder={t("edit.filter")}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="picker-list" id={`${id}-list`} role="listbox" aria-label={field} ref={list}>
        {found.map((option) => (
          <button
            type="button"
            role="option"
            tabIndex={-1}
            key={option.id}
            id={`${id}-${option.id}`}
            class="menu-item"
            aria-selected={option === current}
            aria-checked={option.id === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            <span dir="auto">{option.name}</span>
          </button>
        ))}
      </div>
      <p class="menu-hint" role="status">
        {all === undefined
          ? t("page.loading")
          : all === null
            ? t("edit.choicesFailed")
            : found.length === 0
              ? t("edit.noMatch")
              : ""}
      </p>
    </>
  );
}
