// The button that opens the emoji, which are fetched then. What is picked goes in at the caret.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { onOutside } from "../../shared/on-outside.ts";
import { typeIn } from "../../shared/typing-in.ts";
import { lazily } from "../lazily.tsx";
import type { Visit } from "../visit.ts";
import { locale } from "../words.ts";
import { EmojiIcon } from "./icons.tsx";
import { t } from "./words.ts";

const EmojiPicker = lazily(async () => (await import("../../shared/emoji/emoji-picker.tsx")).EmojiPicker);

interface Props {
  visit: Visit;
  /** Of the message's text box. */
  field: { readonly current: HTMLTextAreaElement | null };
}

export function EmojiButton({ visit, field }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const memory = useMemo(() => {
    const { get, set } = visit.keepsakes;
    return { read: () => get("emoji"), write: (text: string) => set("emoji", text) };
  }, [visit]);

  useEffect(() => {
    if (!open) return;
    return onOutside(root, () => setOpen(false), ["pointerdown", "focusin"]);
  }, [open]);

  return (
    <span ref={root}>
      <button
        type="button"
        class="tool icon-button"
        aria-label={t("emoji.open")}
        title={t("emoji.open")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <EmojiIcon />
      </button>
      {open ? (
        <div class="emoji-place">
          <EmojiPicker
            locale={locale.value}
            memory={memory}
            onPick={(emoji) => {
              setOpen(false);
              if (field.current) typeIn(field.current, emoji);
            }}
            onClose={() => {
              setOpen(false);
              field.current?.focus();
            }}
          />
        </div>
      ) : null}
    </span>
  );
}
