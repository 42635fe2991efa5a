// The categories of canned messages. Everybody may add one; supervisors and admins rename and delete them.
import { useEffect, useRef, useState } from "preact/hooks";
import { isBlank } from "../../../protocol/blank.ts";
import type { CannedMessage, Category } from "../../../protocol/canned-api.ts";
import { limits } from "../../../protocol/limits.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { type Refused, rest } from "../rest.ts";
import { refusalText } from "../words.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ct } from "./words.ts";

interface CategoriesPageProps {
  titleId: string;
  messages: readonly CannedMessage[];
}

/** Which category's name is being written: of one that there is, or of a new one. */
type Naming = { id: string | null } | null;

export function CategoriesPage({ titleId, messages }: CategoriesPageProps) {
  const { canned, me } = useDesk();
  const categories = canned.categories.value;
  const mayChange = me.role !== "agent";
  const [naming, setNaming] = useState<Naming>(null);
  const [deleting, setDeleting] = useState<Category | null>(null);
  const [done, setDone] = useState("");
  const [problem, setProblem] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const left = useRef<Naming>(null);
  const asked = useRef(false);
  const usesOf = ({ id }: Category) => messages.filter(({ categoryId }) => categoryId === id).length;

  // Whose field went away stands on the button that had opened it.
  useEffect(() => {
    if (naming === null && left.current !== null)
      root.current?.querySelector<HTMLElement>(`[data-names="${left.current.id ?? ""}"]`)?.focus();
    left.current = naming;
  }, [naming]);

  // A category that was deleted took its button along.
  useEffect(() => {
    if (deleting === null && asked.current && document.activeElement === document.body)
      root.current?.querySelector("h1")?.focus();
    asked.current = deleting !== null;
  }, [deleting]);

  function begin(next: Naming): void {
    setNaming(next);
    setDone("");
    setProblem("");
  }

  /** Null: it is saved. */
  async function save(id: string | null, name: string): Promise<string | null> {
    const answer = id === null ? await rest.addCategory(name) : await rest.renameCategory(id, name);
    if (!answer.ok) return whyNot(answer);
    await canned.reload();
    setNaming(null);
    setDone(ct(id === null ? "categories.added" : "categories.renamed", { name: answer.value.name }));
    return null;
  }

  async function remove({ id, name }: Category): Promise<void> {
    const answer = await rest.deleteCategory(id);
    if (answer.ok) setDone(ct("categories.deleted", { name, count: answer.value.messages }));
    else setProblem(whyNot(answer));
    await canned.reload();
  }

  return (
    <div ref={root}>
      <div class="canned-head">
        <div>
          <h1 id={titleId} tabIndex={-1}>
            {ct("categories.heading")}
          </h1>
          <p class="soft">{ct("categories.lead")}</p>
        </div>
        <button type="button" class="primary" data-names="" onClick={() => begin({ id: null })}>
          {ct("categories.add")}
        </button>
      </div>
      <p class="done" role="status">
        {done}
      </p>
      <p class="field-error" role="alert">
        {problem}
      </p>
      {naming?.id === null ? (
        <NameForm
          label={ct("categories.name")}
          name=""
          onSave={(name) => save(null, name)}
          onCancel={() => begin(null)}
        />
      ) : null}
      {categories.length === 0 && naming === null ? (
        <div class="nothing">
          <Icon name="canned" />
          <h2>{ct("categories.empty")}</h2>
          <p>{ct("categories.emptyHint")}</p>
        </div>
      ) : null}
      <ul class="canned-rows">
        {categories.map((category) => (
          <li key={category.id} class="category">
            {naming?.id === category.id ? (
              <NameForm
                label={ct("categories.nameOf", { name: category.name })}
                name={category.name}
                onSave={(name) => save(category.id, name)}
                onCancel={() => begin(null)}
              />
            ) : (
              <>
                <strong dir="auto">{category.name}</strong>
                <span class="hint">{ct("categories.inUse", { count: usesOf(category) })}</span>
                {mayChange ? (
                  <span class="row">
                    <button
                      type="button"
                      class="quiet"
                      aria-label={ct("categories.renameOf", { name: category.name })}
                      data-names={category.id}
                      onClick={() => begin({ id: category.id })}
                    >
                      {ct("categories.rename")}
                    </button>
                    <button
                      type="button"
                      class="quiet danger"
                      aria-label={ct("categories.deleteOf", { name: category.name })}
                      onClick={() => setDeleting(category)}
                    >
                      {ct("categories.delete")}
                    </button>
                  </span>
                ) : null}
              </>
            )}
          </li>
        ))}
      </ul>
      {mayChange || categories.length === 0 ? null : <p class="hint">{ct("categories.mayNot")}</p>}
      {deleting ? (
        <ConfirmDialog
          title={ct("categories.deleteTitle", { name: deleting.name })}
          text={
            usesOf(deleting) === 0
              ? ct("categories.deleteFree")
              : ct("categories.deleteUsed", { count: usesOf(deleting) })
          }
          yes={ct("categories.delete")}
          no={ct("categories.keep")}
          onYes={() => remove(deleting)}
          onClose={() => setDeleting(null)}
        />
      ) : null}
    </div>
  );
}

/** A name that another category has is the one thing that the server finds wrong with a name. */
function whyNot({ code }: Refused): string {
  return code === "bad_request"
    ? ct("categories.taken")
    : ct("categories.failed", { why: refusalText(code) });
}

interface NameFormProps {
  label: string;
  name: string;
  onSave: (name: string) => Promise<string | null>;
  onCancel: () => void;
}

function NameForm({ label, name, onSave, onCancel }: NameFormProps) {
  const [text, setText] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    field.current?.focus();
    if (isBlank(text)) return setProblem(ct("categories.missing"));
    const over = text.trim().length - limits.nameChars;
    if (over > 0) return setProblem(ct("editor.tooLong", { chars: over }));
    setBusy(true);
    const refused = await onSave(text.trim());
    setBusy(false);
    setProblem(refused);
  }

  return (
    <form class="name-form" noValidate onSubmit={(event) => void submit(event)}>
      <input
        ref={field}
        dir="auto"
        autocomplete="off"
        aria-label={label}
        aria-invalid={problem !== null}
        placeholder={ct("categories.name")}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.isComposing) onCancel();
        }}
      />
      <button type="submit" class="primary" disabled={busy}>
        {ct("categories.save")}
      </button>
      <button type="button" class="quiet" onClick={onCancel}>
        {ct("categories.cancel")}
      </button>
      <p class="field-error" role="alert">
        {problem}
      </p>
    </form>
  );
}
