// A field for something to write on a ticket: kept while it is being written, and sent once, however often it is tried.
import { useId, useState } from "preact/hooks";
import { isBlank } from "../../../protocol/blank.ts";
import { limits } from "../../../protocol/limits.ts";
import { newClientId } from "../../shared/environment.ts";
import { keepFor, recall } from "../drafts.ts";
import type { Refused } from "../rest.ts";
import { refusalText } from "../words.ts";
import { t } from "./words.ts";

export interface FormWords {
  field: string;
  placeholder: string;
  submit: string;
  busy: string;
  /** Said beside a refusal. */
  kept: string;
}

interface WriteFormProps {
  /** Under which a draft is kept in this browser. */
  draftKey: string;
  words: FormWords;
  /** Null: it is written. */
  write: (cid: string, text: string) => Promise<Refused | null>;
}

export function WriteForm({ draftKey: key, words, write }: WriteFormProps) {
  const id = useId();
  const [text, setText] = useState(() => recall(key));
  /** Of this very text, over a reload, too: sent again, it is the same one. */
  const [cid, setCid] = useState(() => recall(`${key}.cid`) || freshCid());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const over = text.length - limits.bodyChars;

  function change(next: string): void {
    setText(next);
    setCid(freshCid());
    keepFor(key, next);
    keepFor(`${key}.cid`, "");
  }

  async function submit(): Promise<void> {
    if (busy || isBlank(text) || over > 0) return;
    setBusy(true);
    keepFor(`${key}.cid`, cid);
    const answer = await write(cid, text);
    setBusy(false);
    setRefused(answer);
    if (answer === null) change("");
  }

  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label for={id}>{words.field}</label>
      <textarea
        id={id}
        rows={3}
        dir="auto"
        placeholder={words.placeholder}
        value={text}
        readOnly={busy}
        aria-invalid={over > 0}
        aria-describedby={`${id}-hint`}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      />
      <div class="row">
        <button type="submit" class="primary" disabled={busy || isBlank(text) || over > 0}>
          {busy ? words.busy : words.submit}
        </button>
        <p id={`${id}-hint`} class={over > 0 || refused ? "field-error" : "hint"} role="status">
          {over > 0
            ? t("note.over", { chars: over })
            : refused
              ? `${refusalText(refused.code)} ${words.kept}`
              : ""}
        </p>
      </div>
    </form>
  );
}

function freshCid(): string {
  return `${newClientId()}.0`;
}
