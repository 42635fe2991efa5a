// One canned message, new or old. What is written outlives a reload, a lost line, and somebody else's edit of the same message.
import { useEffect, useState } from "preact/hooks";
import type { CannedMessage } from "../../../protocol/canned-api.ts";
import { useDesk } from "../desk-context.ts";
import { keepFor, recall } from "../drafts.ts";
import { Icon } from "../icons.tsx";
import { go } from "../navigation.ts";
import { rest } from "../rest.ts";
import { hashOf } from "../route.ts";
import { refusalText } from "../words.ts";
import { Conflict, GoneNotice } from "./conflict.tsx";
import { contentOf, type Draft, draftOf, editOf, emptyDraft, isSame, keptFrom, keptText } from "./draft.ts";
import { EditorForm } from "./editor-form.tsx";
import { History } from "./history.tsx";
import { lastDone } from "./last-done.ts";
import { useLostCategory } from "./lost-category.ts";
import { Preview } from "./preview.tsx";
import { ct } from "./words.ts";

interface EditorProps {
  titleId: string;
  messages: readonly CannedMessage[];
  /** Null: a new message. */
  id: string | null;
}

export function Editor({ titleId, messages, id }: EditorProps) {
  const { canned, me } = useDesk();
  const message = messages.find((one) => one.id === id) ?? null;
  const key = `canned.${id ?? "new"}`;
  const blank = emptyDraft(
    me.role !== "agent",
    me.departments.map((department) => department.id),
  );
  const saved = message ? draftOf(message) : blank;
  const [kept] = useState(() => keptFrom(recall(key)));
  const [draft, setDraft] = useState<Draft>(kept?.draft ?? saved);
  /** What the draft began from, and its version. */
  const [base, setBase] = useState({ draft: saved, version: kept?.version ?? message?.version ?? 0 });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isDirty = !isSame(draft, base.draft);
  const isGone = id !== null && message === null;
  const isBehind = message !== null && message.version > base.version;

  useEffect(() => {
    lastDone.value = "";
  }, []);
  // Who has changed nothing gets the newest; who has, decides.
  useEffect(() => {
    if (message && isBehind && !isDirty) takeTheirs();
  }, [message, isBehind, isDirty]);

  const lostCategory = useLostCategory(draft.categoryId, () => {
    write({ ...draft, categoryId: null });
    // The saved message lost it, too: that is no change of this draft's.
    if (base.draft.categoryId === draft.categoryId)
      setBase({ ...base, draft: { ...base.draft, categoryId: null } });
  });

  function change(next: Draft): void {
    setProblem(null);
    write(next);
  }

  function write(next: Draft): void {
    setDraft(next);
    keepFor(key, isSame(next, base.draft) ? "" : keptText({ version: base.version, draft: next }));
  }

  function takeTheirs(): void {
    setDraft(saved);
    setBase({ draft: saved, version: message?.version ?? 0 });
    setProblem(null);
    keepFor(key, "");
  }

  async function save(version: number, asNew = message === null): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const refused = await send(version, asNew);
    setBusy(false);
    if (refused !== null) setProblem(refused);
  }

  /** Null: it is saved, or the newest version is there to decide about. */
  async function send(version: number, asNew: boolean): Promise<string | null> {
    let { categoryId } = draft;
    if (draft.newCategory !== null) {
      const made = await rest.addCategory(draft.newCategory.trim());
      if (!made.ok) return ct("editor.failed", { why: refusalText(made.code) });
      categoryId = made.value.id;
      change({ ...draft, categoryId, newCategory: null });
      await canned.reload();
    }
    const content = contentOf(draft, categoryId);
    const answer =
      id === null || asNew
        ? await rest.addCanned(content)
        : await rest.editCanned(id, editOf(content, version));
    if (answer.ok) {
      keepFor(key, "");
      canned.put(answer.value);
      leave(ct("canned.saved", { title: answer.value.title }));
      return null;
    }
    const failed = ct("editor.failed", { why: refusalText(answer.code) });
    if ("categoryId" in answer.details) {
      await canned.reload();
      return ct("editor.failed", { why: ct("editor.saveAgain") });
    }
    const gone = answer.details.departmentIds;
    if (Array.isArray(gone)) {
      change({ ...draft, departmentIds: draft.departmentIds.filter((one) => !gone.includes(one)) });
      return ct("editor.failed", { why: ct("editor.departmentGone") });
    }
    if (answer.code !== "stale_version" && answer.code !== "not_found") return failed;
    await canned.reload();
    return canned.refused.value === null ? null : failed;
  }

  async function remove(): Promise<void> {
    if (id === null) return;
    const answer = await rest.deleteCanned(id);
    if (!answer.ok && answer.code !== "not_found") {
      setProblem(refusalText(answer.code));
      return;
    }
    keepFor(key, "");
    canned.remove(id);
    leave(ct("canned.deleted", { title: saved.title }));
  }

  function leave(done: string): void {
    lastDone.value = done;
    go({ page: "canned", place: null });
  }

  const mayEdit = message?.mayEdit ?? true;
  return (
    <article class="editor-page">
      <a class="back" href={hashOf({ page: "canned", place: null })}>
        <Icon name="back" />
        {ct("editor.back")}
      </a>
      <h1 id={titleId}>{ct(id === null ? "editor.new" : mayEdit ? "editor.edit" : "editor.view")}</h1>
      {isGone && !isDirty ? (
        <p class="nothing" role="status">
          {ct("editor.gone")}
        </p>
      ) : (
        <>
          {mayEdit ? null : <p class="notice">{ct("editor.mayNot")}</p>}
          {isGone ? <GoneNotice onSave={() => void save(0, true)} /> : null}
          {message && isBehind && isDirty ? (
            <Conflict
              message={message}
              busy={busy}
              onTakeTheirs={takeTheirs}
              onSaveMine={() => void save(message.version)}
            />
          ) : null}
          <div class="editor-body">
            <EditorForm
              draft={draft}
              lostCategory={lostCategory}
              isNew={id === null}
              mayEdit={mayEdit}
              isDirty={isDirty}
              busy={busy}
              problem={problem}
              twin={twinOf(messages, id, draft.shortcut)}
              onChange={change}
              onSave={() => void save(base.version)}
              onDiscard={takeTheirs}
              onDelete={message && mayEdit ? remove : null}
            />
            <div class="editor-side">
              <Preview text={draft.text} />
              {message ? (
                <History
                  message={message}
                  onRestore={
                    mayEdit
                      ? (edit) => change({ ...draftOf({ ...edit, isPersonal: message.isPersonal }) })
                      : null
                  }
                />
              ) : null}
            </div>
          </div>
        </>
      )}
    </article>
  );
}

/** Another message with the same shortcut. */
function twinOf(messages: readonly CannedMessage[], id: string | null, shortcut: string) {
  const sought = shortcut.trim().toLowerCase();
  if (sought === "") return null;
  return messages.find((one) => one.id !== id && one.shortcut.toLowerCase() === sought) ?? null;
}
