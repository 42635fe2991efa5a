// A menu under a button, as the ARIA pattern has it: arrows, Home, End and first letters move, Enter chooses,
// Escape and Tab close, and the focus comes back to the button.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { onOutside } from "./on-outside.ts";

interface MenuProps {
  /** The accessible name of the button. */
  label: string;
  /** What the button shows. */
  face: ComponentChildren;
  buttonClass: string;
  menuClass?: string;
  disabled?: boolean;
  /** The items; `close` is for those after which the menu has nothing more to say. */
  children: (close: () => void) => ComponentChildren;
}

export function Menu({ label, face, buttonClass, menuClass = "", disabled = false, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  function close(): void {
    setOpen(false);
    button.current?.focus();
  }

  useEffect(() => {
    if (!open) return;
    itemsOf(list.current)[0]?.focus();
    return onOutside(root, () => setOpen(false));
  }, [open]);

  function onKeyDown(event: KeyboardEvent): void {
    const items = itemsOf(list.current);
    const here = items.findIndex((item) => item.matches(":focus"));
    const to = targetOf(event.key, items, here);
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (to) to.focus();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  }

  return (
    <div class="menu-root" ref={root}>
      <button
        type="button"
        ref={button}
        class={buttonClass}
        disabled={disabled}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
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
        <div
          class={`menu ${menuClass}`}
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          ref={list}
          onKeyDown={onKeyDown}
        >
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
}

function targetOf(key: string, items: readonly HTMLElement[], here: number): HTMLElement | undefined {
  const count = items.length;
  if (key === "ArrowDown") return items[(here + 1) % count];
  if (key === "ArrowUp") return items[(Math.max(here, 0) - 1 + count) % count];
  if (key === "Home") return items[0];
  if (key === "End") return items[count - 1];
  if ([...key].length !== 1 || key === " ") return undefined;
  const wanted = key.toLocaleLowerCase();
  const ordered = [...items.slice(here + 1), ...items.slice(0, here + 1)];
  return ordered.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(wanted));
}

export function MenuItem({ onChoose, children }: { onChoose: () => void; children: ComponentChildren }) {
  return (
    <button type="button" role="menuitem" class="menu-item" tabIndex={-1} onClick={onChoose}>
      {children}
    </button>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is on or off. The menu stays open, so that the change is seen. */
export function MenuCheck({ label, checked, onChange }: CheckProps) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      class="menu-item"
      tabIndex={-1}
      aria-checked={checked}
      onClick={() => onChange(!checked)}
    >
      {label}
    </button>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  choices: readonly { value: T; label: string; mark?: ComponentChildren }[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** A group of which one is chosen. The menu stays open, so that the choice is seen. */
export function MenuChoice<T extends string>({ label, choices, chosen, onChoose }: ChoiceProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a menu.
    <div role="group" aria-label={label} class="menu-group">
      <span class="menu-heading" aria-hidden="true">
        {label}
      </span>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="menuitemradio"
          class="menu-item"
          tabIndex={-1}
          aria-checked={choice.value === chosen}
          onClick={() => onChoose(choice.value)}
        >
          {choice.mark}
          {choice.label}
        </button>
      ))}
    </div>
  );
}
