// The field above the lists that searches all tickets within reach.
import { useEffect, useRef, useState } from "preact/hooks";
import { limits } from "../../../protocol/limits.ts";
import { Icon } from "../icons.tsx";
import { go } from "../navigation.ts";
import { t } from "./words.ts";

const pauseMs = 250;

interface TicketSearchProps {
  /** What is searched for now. */
  q: string;
  /** Told as the words change, when the typing pauses. Without it, Enter leads to what was found. */
  onChange?: (q: string) => void;
}

export function TicketSearch({ q, onChange }: TicketSearchProps) {
  const [typed, setTyped] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const told = useRef(q);

  // Another search was opened: by going back, or from the palette.
  useEffect(() => {
    if (q === told.current) return;
    told.current = q;
    setTyped(q);
  }, [q]);
  useEffect(() => {
    if (onChange) field.current?.focus();
    return () => clearTimeout(timer.current);
  }, []);

  function tell(words: string): void {
    clearTimeout(timer.current);
    told.current = words;
    if (onChange) onChange(words);
    else if (words !== "") go({ page: "found", q: words });
  }

  return (
    <search class="ticket-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          tell(typed.trim());
        }}
      >
        <Icon name="search" />
        <input
          type="search"
          ref={field}
          aria-label={t("found.field")}
          placeholder={t("found.field")}
          maxLength={limits.searchChars}
          autocomplete="off"
          enterkeyhint="search"
          dir="auto"
          value={typed}
          onInput={(event) => {
            const words = event.currentTarget.value;
            setTyped(words);
            clearTimeout(timer.current);
            // Letters of an open input method are no words yet.
            if (onChange && !event.isComposing) timer.current = setTimeout(() => tell(words.trim()), pauseMs);
          }}
          onCompositionEnd={(event) => {
            const words = event.currentTarget.value;
            clearTimeout(timer.current);
            if (onChange) timer.current = setTimeout(() => tell(words.trim()), pauseMs);
          }}
        />
      </form>
    </search>
  );
}
