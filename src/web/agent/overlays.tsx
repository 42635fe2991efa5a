// What lies over the page at a key: the palette at Ctrl+K or ⌘K, the list of shortcuts at `?`. Both are fetched then.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Icon } from "./icons.tsx";
import { lazily } from "./lazily.tsx";
import { singleKeys } from "./preferences.ts";
import { t } from "./words.ts";

export type OverlayName = "palette" | "shortcuts";

/** What lies over the page now. */
export const overlay = signal<OverlayName | null>(null);

export const commandKey = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";

const Palette = lazily(async () => (await import("./palette.tsx")).Palette);
const Shortcuts = lazily(async () => (await import("./shortcuts.tsx")).Shortcuts);

export function Overlays() {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.isComposing || event.defaultPrevented || event.altKey) return;
      const command = event.ctrlKey || event.metaKey;
      if (command && event.key.toLowerCase() === "k") overlay.value = "palette";
      else if (event.key === "?" && singleKeys.value && !command && !isTyping(event.target))
        overlay.value = "shortcuts";
      else return;
      event.preventDefault();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  const close = () => {
    overlay.value = null;
  };
  switch (overlay.value) {
    case "palette":
      return <Palette onClose={close} />;
    case "shortcuts":
      return <Shortcuts onClose={close} />;
    default:
      return null;
  }
}

export function SearchButton() {
  return (
    <button
      type="button"
      class="search-button"
      aria-label={t("palette.open")}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => {
        overlay.value = "palette";
      }}
    >
      <Icon name="search" />
      <span class="search-word">{t("palette.open")}</span>
      <span class="key" aria-hidden="true" data-keys={`${commandKey} K`} />
    </button>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
}
