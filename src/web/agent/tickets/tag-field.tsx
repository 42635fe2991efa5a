// A ticket's tags as chips, each with its own way out, and a field for another one. Backspace in the empty field goes to
// the last chip; an open input method keeps its Enter.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { limits } from "../../../protocol/limits.ts";
import { Icon } from "../icons.tsx";
import { ticketCalls } from "./ticket-calls.ts";
import { t } from "./words.ts";

interface TagFieldProps {
  tags: readonly string[];
  onAdd: (tags: readonly string[]) => void;
  onRemove: (tag: string) => void;
}

export function TagField({ tags, onAdd, onRemove }: TagFieldProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [flaw, setFlaw] = useState("");
  const [offered, setOffered] = useState<readonly string[]>([]);
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  /** Where the focus goes when a chip has gone. */
  const wantsFocus = useRef(false);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    field.current?.focus();
  }, [tags]);

  async function offer(): Promise<void> {
    if (offered.length > 0) return;
    const answer = await ticketCalls.tags();
    if (answer.ok) setOffered(answer.value.data);
  }

  function add(typed: string): void {
    const wanted = typed
      .split(/[,，]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "");
    const known = new Set(tags.map((tag) => tag.toLowerCase()));
    const there = wanted.find((tag) => known.has(tag.toLowerCase()));
    if (wanted.some((tag) => tag.length > limits.tagChars))
      return setFlaw(t("edit.tagLong", { max: limits.tagChars }));
    if (there !== undefined) return setFlaw(t("edit.tagThere", { tag: there }));
    if (tags.length + wanted.length > limits.tagsMax)
      return setFlaw(t("edit.tagMany", { max: limits.tagsMax }));
    setText("");
    setFlaw("");
    if (wanted.length > 0) onAdd(wanted);
  }

  function remove(tag: string): void {
    wantsFocus.current = true;
    onRemove(tag);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") add(text);
    else if (event.key === "Backspace" && text === "")
      [...(root.current?.querySelectorAll("button") ?? [])].at(-1)?.focus();
    else return;
    event.preventDefault();
  }

  function onInput({ currentTarget, isComposing }: InputEvent & { currentTarget: HTMLInputElement }): void {
    const { value } = currentTarget;
    setText(value);
    setFlaw("");
    // A comma ends a tag; one that is offered came in whole.
    if (!isComposing && (/[,，]/.test(value) || (value.length - text.length > 1 && offered.includes(value))))
      add(value);
  }

  return (
    <div class="tag-field" ref={root}>
      {tags.length > 0 ? (
        <ul class="chips">
          {tags.map((tag) => (
            <li key={tag} class="chip">
              <span dir="auto">{tag}</span>
              <button
                type="button"
                aria-label={t("edit.tagRemove", { tag })}
                onClick={() => remove(tag)}
                onKeyDown={(event) => {
                  if (event.key !== "Backspace" && event.key !== "Delete") return;
                  event.preventDefault();
                  remove(tag);
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        ref={field}
        type="text"
        dir="auto"
        autocomplete="off"
        list={`${id}-offered`}
        aria-label={t("edit.tagAdd")}
        aria-invalid={flaw !== ""}
        aria-describedby={`${id}-hint`}
        placeholder={t("edit.tagAdd")}
        value={text}
        onFocus={() => void offer()}
        onInput={onInput}
        onKeyDown={onKeyDown}
        onBlur={() => add(text)}
      />
      <datalist id={`${id}-offered`}>
        {offered
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
      <p id={`${id}-hint`} class={flaw ? "field-error" : "hint"} role={flaw ? "alert" : undefined}>
        {flaw || (text ? t("edit.tagHint") : "")}
      </p>
    </div>
  );
}
