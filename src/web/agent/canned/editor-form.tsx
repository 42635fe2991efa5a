// The form of a canned message. It says what is missing beside each field, and keeps whatever was typed.
import { useId, useRef, useState } from "preact/hooks";
import { type PlaceholderName, placeholderNames } from "../../../domain/placeholders.ts";
import type { CannedMessage } from "../../../protocol/canned-api.ts";
import { typeIn } from "../../shared/typing-in.ts";
import type { CannedKey } from "./catalogue/en.ts";
import { CategoryField } from "./category-field.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { charsOver, type Draft, type Field, flawsOf } from "./draft.ts";
import { ScopeField } from "./scope-field.tsx";
import { ct } from "./words.ts";

const places = {
  "visitor.name": "editor.places.visitor",
  "agent.name": "editor.places.agent",
  "department.name": "editor.places.department",
  "chat.id": "editor.places.chat",
} as const satisfies Record<PlaceholderName, CannedKey>;

interface EditorFormProps {
  draft: Draft;
  /** The name of a category that was deleted meanwhile. */
  lostCategory: string | null;
  isNew: boolean;
  mayEdit: boolean;
  isDirty: boolean;
  busy: boolean;
  problem: string | null;
  /** Another message with this shortcut. */
  twin: CannedMessage | null;
  onChange: (draft: Draft) => void;
  onSave: () => void;
  onDiscard: () => void;
  /** Null: there is nothing to delete. */
  onDelete: (() => Promise<void>) | null;
}

export function EditorForm(props: EditorFormProps) {
  const {
    draft,
    lostCategory,
    isNew,
    mayEdit,
    isDirty,
    busy,
    problem,
    twin,
    onChange,
    onSave,
    onDiscard,
    onDelete,
  } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const [tried, setTried] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const flaws = flawsOf(draft);
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });

  function flawText(field: Field): string {
    const flaw = flaws[field];
    // A field that is empty is no flaw before somebody wanted to save it; one that is too long is.
    if (flaw === undefined || (!tried && flaw.endsWith("Missing"))) return "";
    return ct(`editor.${flaw}`, { chars: charsOver(draft, field) });
  }

  function fieldOf(field: Field) {
    const text = flawText(field);
    return { id: `${id}-${field}`, "aria-describedby": `${id}-${field}-hint`, "aria-invalid": text !== "" };
  }

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(flaws);
    if (first === undefined) onSave();
    else form.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${first}`)}`)?.focus();
  }

  function insertPlace(name: PlaceholderName): void {
    const element = box.current;
    if (!element) return;
    const inserted = name === "visitor.name" ? `{{${name}|${ct("editor.fallback")}}}` : `{{${name}}}`;
    typeIn(element, inserted);
  }

  return (
    <form ref={form} class="editor" noValidate onSubmit={submit}>
      <fieldset class="plain-set" disabled={!mayEdit}>
        <label for={`${id}-title`}>{ct("editor.title")}</label>
        <input
          {...fieldOf("title")}
          dir="auto"
          autocomplete="off"
          value={draft.title}
          onInput={(event) => set({ title: event.currentTarget.value })}
        />
        <Hint id={`${id}-title-hint`} flaw={flawText("title")} hint={ct("editor.titleHint")} />
        <label for={`${id}-text`}>{ct("editor.text")}</label>
        <textarea
          {...fieldOf("text")}
          ref={box}
          rows={6}
          dir="auto"
          value={draft.text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
        <Hint id={`${id}-text-hint`} flaw={flawText("text")} hint="" />
        {mayEdit ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset stands around already.
          <div class="places" role="group" aria-label={ct("editor.insert")}>
            <p class="hint" aria-hidden="true">
              {ct("editor.insert")}
            </p>
            {placeholderNames.map((name) => (
              <button key={name} type="button" class="quiet" onClick={() => insertPlace(name)}>
                {ct(places[name])}
              </button>
            ))}
            <p class="hint">{ct("editor.fallbackHint")}</p>
          </div>
        ) : null}
        <label for={`${id}-shortcut`}>{ct("editor.shortcut")}</label>
        <input
          {...fieldOf("shortcut")}
          dir="auto"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={draft.shortcut}
          onInput={(event) => set({ shortcut: event.currentTarget.value })}
        />
        <Hint
          id={`${id}-shortcut-hint`}
          flaw={flawText("shortcut")}
          hint={
            twin
              ? ct("editor.shortcutTaken", { title: twin.title })
              : ct("editor.shortcutHint", { shortcut: draft.shortcut.trim() || ct("editor.shortcutExample") })
          }
        />
        <CategoryField
          id={`${id}-category`}
          draft={draft}
          lost={lostCategory}
          flaw={flawText("category")}
          onChange={set}
        />
        <ScopeField id={`${id}-scope`} draft={draft} isNew={isNew} flaw={flawText("scope")} onChange={set} />
      </fieldset>
      {isDirty ? <p class="hint">{ct("editor.draftKept")}</p> : null}
      <p class="field-error" role="alert">
        {problem}
      </p>
      {mayEdit ? (
        <div class="row editor-actions">
          <button type="submit" class="primary" disabled={busy}>
            {ct(busy ? "editor.saving" : "editor.save")}
          </button>
          {isDirty ? (
            <button type="button" class="quiet" onClick={onDiscard}>
              {ct("editor.discard")}
            </button>
          ) : null}
          {onDelete ? (
            <button type="button" class="quiet danger" onClick={() => setDeleting(true)}>
              {ct("editor.delete")}
            </button>
          ) : null}
        </div>
      ) : null}
      {deleting && onDelete ? (
        <ConfirmDialog
          title={ct("editor.deleteTitle", { title: draft.title })}
          text={ct("editor.deleteHint")}
          yes={ct("editor.delete")}
          no={ct("editor.keep")}
          onYes={onDelete}
          onClose={() => setDeleting(false)}
        />
      ) : null}
    </form>
  );
}

function Hint({ id, flaw, hint }: { id: string; flaw: string; hint: string }) {
  return (
    <p id={id} class={flaw ? "field-error" : "hint"}>
      {flaw || hint}
    </p>
  );
}
