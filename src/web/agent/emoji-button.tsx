// The button that opens the emoji, which are fetched then. What is picked goes in at the caret.
import { useEffect, useRef, useState } from "preact/hooks";
import { onOutside } from "../shared/on-outside.ts";
import { Icon } from "./icons.tsx";
import { lazily } from "./lazily.tsx";
import { locale, readLasting, writeLasting } from "./preferences.ts";
import { t } from "./words.ts";

const EmojiPicker = lazily(async () => (await import("../shared/emoji/emoji-picker.tsx")).EmojiPicker);

const key = "porchlight.agent.emoji";
const memory = {
  read: () => readLasting(key),
  write: (text: string) => writeLasting(key, text),
};

interface EmojiButtonProps {
  onPick: (text: string) => void;
  /** The emoji were put away without a choice, from the keyboard. */
  onLeave: () => void;
}

export function EmojiButton({ onPick, onLeave }: EmojiButtonProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (!open) return;
    return onOutside(root, () => setOpen(false), ["pointerdown", "focusin"]);
  }, [open]);

  return (
    <span class="emoji-root" ref={root}>
      <button
        type="button"
        class="composer-tool"
        aria-label={t("composer.emoji")}
        title={t("composer.emoji")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="emoji" />
      </button>
      {open ? (
        <div class="emoji-place">
          <EmojiPicker
            locale={locale.value}
            memory={memory}
            onPick={(emoji) => {
              setOpen(false);
              onPick(emoji);
            }}
            onClose={() => {
              setOpen(false);
              onLeave();
            }}
          />
        </div>
      ) : null}
    </span>
  );
}
