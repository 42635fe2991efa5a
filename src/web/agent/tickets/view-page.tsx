// A custom view's own page, where it is made, copied or changed. What is written outlives a reload, and somebody else's edit
// of the same view.
import { useEffect, useState } from "preact/hooks";
import { predefinedViews } from "../../../protocol/ticket-fields.ts";
import type { CustomView } from "../../../protocol/view-api.ts";
import { keepFor, recall } from "../drafts.ts";
import { Icon } from "../icons.tsx";
import { go } from "../navigation.ts";
import { hashOf } from "../route.ts";
import { refusalText } from "../words.ts";
import { predefinedCriteria } from "./predefined-criteria.ts";
import { useViews } from "./use-views.ts";
import { viewCalls } from "./view-calls.ts";
import { draftOf, emptyDraft, isSame, keptFrom, type ViewDraft, writtenOf } from "./view-draft.ts";
import { ViewForm } from "./view-form.tsx";
import { t } from "./words.ts";

interface ViewPageProps {
  /** The view's id, or "new". */
  place: string;
  /** The view of which a new one is a copy. */
  from: string | null;
}

export function ViewPage({ place, from }: ViewPageProps) {
  const { views } = useViews();
  const all = views.value;
  const isNew = place === "new";
  const view = isNew ? null : (all?.find(({ id }) => id === place) ?? null);
  return (
    <div class="view-page">
      <a class="back" href={hashOf({ page: "tickets", view: isNew ? from : place })}>
        <Icon name="back" />
        {t("tickets.heading")}
      </a>
      <h1>{t(isNew ? "view.new" : "view.edit")}</h1>
      {all === null ? (
        <p class="nothing" aria-busy="true">
          {t("page.loading")}
        </p>
      ) : !isNew && !view ? (
        <p class="nothing" role="alert">
          {t("views.goneHint")}
        </p>
      ) : view && !view.mayEdit ? (
        <p class="nothing" role="alert">
          {t("view.mayNot", { name: view.owner.name })}
        </p>
      ) : (
        <Editor view={view} copied={isNew ? originOf(all, from) : null} />
      )}
    </div>
  );
}

/** What a copy begins with. */
function originOf(all: readonly CustomView[], from: string | null): ViewDraft | null {
  const custom = all.find(({ id }) => id === from);
  if (custom) {
    const name = t("view.copyOf", { name: custom.name });
    return draftOf({ ...custom, name, shared: false });
  }
  const predefined = predefinedViews.find((name) => name === from);
  if (!predefined) return null;
  const name = t("view.copyOf", { name: t(`views.${predefined}`) });
  const { columns } = emptyDraft();
  return draftOf({ name, shared: false, columns, ...predefinedCriteria(predefined) });
}

function Editor({ view, copied }: { view: CustomView | null; copied: ViewDraft | null }) {
  const store = useViews();
  const key = `view.${view?.id ?? "new"}`;
  // A copy is begun anew each time.
  const [kept] = useState(() => (copied ? null : keptFrom(recall(key))));
  const [base, setBase] = useState(() => ({
    draft: view ? draftOf(view) : (copied ?? emptyDraft()),
    version: kept?.version ?? view?.version ?? 0,
  }));
  const [draft, setDraft] = useState(kept?.draft ?? base.draft);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const isBehind = view !== null && view.version > base.version;
  const isDirty = !isSame(draft, base.draft);

  function change(next: ViewDraft): void {
    setDraft(next);
    keepFor(key, isSame(next, base.draft) ? "" : JSON.stringify({ version: base.version, draft: next }));
  }

  function leave(to: string | null): void {
    keepFor(key, "");
    go({ page: "tickets", view: to });
  }

  function takeTheirs(): void {
    if (!view) return;
    const theirs = draftOf(view);
    setBase({ draft: theirs, version: view.version });
    setDraft(theirs);
    setProblem("");
    keepFor(key, "");
  }
  // Who has changed nothing gets the newest; who has, decides.
  useEffect(() => {
    if (isBehind && !isDirty) takeTheirs();
  }, [isBehind, isDirty]);

  async function save(version: number): Promise<void> {
    setTried(true);
    const written = writtenOf(draft);
    if (written === null || busy) return;
    setBusy(true);
    setProblem("");
    const answer = view
      ? await viewCalls.edit(view.id, { ...written, version })
      : await viewCalls.add(written);
    setBusy(false);
    if (answer.ok) {
      store.put(answer.value);
      leave(answer.value.id);
      return;
    }
    if (answer.code === "stale_version") await store.reload();
    else setProblem(t("view.failed", { why: refusalText(answer.code) }));
  }

  return (
    <>
      {view && isBehind && isDirty ? (
        <div class="notice conflict" role="alert">
          <p>{t("view.conflict")}</p>
          <div class="row">
            <button type="button" class="quiet" disabled={busy} onClick={() => void save(view.version)}>
              {t("view.saveMine")}
            </button>
            <button type="button" class="quiet" onClick={takeTheirs}>
              {t("view.takeTheirs")}
            </button>
          </div>
        </div>
      ) : null}
      <ViewForm
        draft={draft}
        showsFaults={tried}
        busy={busy}
        problem={problem}
        onChange={change}
        onSave={() => void save(base.version)}
        onCancel={() => leave(view?.id ?? null)}
      />
    </>
  );
}
