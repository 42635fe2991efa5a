// The form of a custom view: its name, what it asks, its columns and order, and at its side the first tickets it would show.
import { useId, useRef } from "preact/hooks";
import { limits } from "../../../protocol/limits.ts";
import type { Sort } from "../../../protocol/view-api.ts";
import { useDesk } from "../desk-context.ts";
import { ColumnFields } from "./column-fields.tsx";
import { CriteriaFields } from "./criteria-fields.tsx";
import { faultsIn, type ViewDraft } from "./view-draft.ts";
import { ViewPreview } from "./view-preview.tsx";
import { t } from "./words.ts";

const sorts = {
  newest: { by: "number", descending: true },
  oldest: { by: "number", descending: false },
  dueSoonest: { by: "dueAt", descending: false },
  dueLatest: { by: "dueAt", descending: true },
} as const satisfies Record<string, Sort>;
const sortNames = Object.keys(sorts) as (keyof typeof sorts)[];

interface ViewFormProps {
  draft: ViewDraft;
  showsFaults: boolean;
  busy: boolean;
  problem: string;
  onChange: (draft: ViewDraft) => void;
  onSave: () => void;
  onCancel: () => void;
}

export function ViewForm({ draft, showsFaults, busy, problem, onChange, onSave, onCancel }: ViewFormProps) {
  const { me } = useDesk();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const faults = showsFaults ? faultsIn(draft) : [];
  const nameFault = faults.find((fault) => fault === "nameMissing" || fault === "nameLong");
  const change = (changed: Partial<ViewDraft>) => onChange({ ...draft, ...changed });
  const sortName = sortNames.find(
    (name) => sorts[name].by === draft.sort.by && sorts[name].descending === draft.sort.descending,
  );

  return (
    <div class="view-body">
      <form
        ref={form}
        class="view-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
          // What is wrong is shown where it is.
          requestAnimationFrame(() =>
            form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(),
          );
        }}
      >
        <label for={`${id}-name`}>{t("view.name")}</label>
        <input
          id={`${id}-name`}
          dir="auto"
          autocomplete="off"
          value={draft.name}
          aria-invalid={nameFault !== undefined}
          aria-describedby={`${id}-name-fault`}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
        <p class="field-error" id={`${id}-name-fault`}>
          {nameFault ? t(`view.${nameFault}`, { count: draft.name.trim().length - limits.nameChars }) : ""}
        </p>
        {me.role === "agent" ? null : (
          <label class="choice">
            <input
              type="checkbox"
              checked={draft.shared}
              onChange={(event) => change({ shared: event.currentTarget.checked })}
            />
            <span class="choice-name">
              {t("view.share")} <span class="hint">{t("view.shareHint")}</span>
            </span>
          </label>
        )}
        <CriteriaFields draft={draft} showsFaults={showsFaults} onChange={(changed) => change(changed)} />
        <p class="field-error">
          {faults.includes("tooMany") ? t("view.tooMany", { count: limits.criteriaMax }) : ""}
        </p>
        <ColumnFields
          columns={draft.columns}
          fault={faults.includes("columns") ? t("view.noColumns") : ""}
          onChange={(columns) => change({ columns })}
        />
        <label for={`${id}-sort`}>{t("view.sort")}</label>
        <select
          id={`${id}-sort`}
          value={sortName}
          onChange={(event) => {
            const wanted = sortNames.find((name) => name === event.currentTarget.value);
            if (wanted) change({ sort: sorts[wanted] });
          }}
        >
          {sortNames.map((name) => (
            <option key={name} value={name}>
              {t(`sorts.${name}`)}
            </option>
          ))}
        </select>
        <p class="hint">{draft.sort.by === "dueAt" ? t("view.sortHint") : ""}</p>
        <p class="field-error" role="alert">
          {problem || (faults.length > 0 ? t("view.mend") : "")}
        </p>
        <div class="row">
          <button type="submit" class="primary" disabled={busy}>
            {t(busy ? "view.saving" : "view.save")}
          </button>
          <button type="button" class="quiet" onClick={onCancel}>
            {t("view.cancel")}
          </button>
        </div>
      </form>
      <ViewPreview draft={draft} />
    </div>
  );
}
