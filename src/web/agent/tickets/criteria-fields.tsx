// The criteria of a view: all of them or any, and groups of them among which it is the other way round.
import { useId, useRef } from "preact/hooks";
import { limits } from "../../../protocol/limits.ts";
import { Icon } from "../icons.tsx";
import { CriterionFields } from "./criterion-fields.tsx";
import {
  type CriterionDraft,
  countIn,
  type GroupDraft,
  isGroup,
  type Join,
  newCriterion,
  newGroup,
  type ViewDraft,
} from "./view-draft.ts";
import { t } from "./words.ts";

type Asked = Pick<ViewDraft, "join" | "of">;

interface CriteriaFieldsProps {
  draft: Asked;
  showsFaults: boolean;
  onChange: (asked: Asked) => void;
}

export function CriteriaFields({ draft, showsFaults, onChange }: CriteriaFieldsProps) {
  const { join, of } = draft;
  const place = useRef<HTMLFieldSetElement>(null);
  const isFull = countIn(draft) >= limits.criteriaMax;

  function set(index: number, item: CriterionDraft | GroupDraft): void {
    onChange({ join, of: of.map((one, at) => (at === index ? item : one)) });
  }

  function remove(index: number): void {
    onChange({ join, of: of.filter((_, at) => at !== index) });
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(".add-criterion")?.focus());
  }

  function add(item: CriterionDraft | GroupDraft): void {
    onChange({ join, of: [...of, item] });
    requestAnimationFrame(() => {
      const added = [...(place.current?.querySelectorAll<HTMLElement>(".criterion") ?? [])].at(-1);
      added?.querySelector("select")?.focus();
    });
  }

  return (
    <fieldset class="criteria" ref={place}>
      <legend>{t("view.criteria")}</legend>
      {of.length > 1 ? <JoinField join={join} onChange={(next) => onChange({ join: next, of })} /> : null}
      {of.length === 0 ? <p class="hint">{t("view.noCriteria")}</p> : null}
      {of.map((item, index) =>
        isGroup(item) ? (
          <Group
            key={item.key}
            group={item}
            showsFaults={showsFaults}
            isFull={isFull}
            onChange={(group) => (group.of.length === 0 ? remove(index) : set(index, group))}
            onRemove={() => remove(index)}
          />
        ) : (
          <CriterionFields
            key={item.key}
            draft={item}
            showsFault={showsFaults}
            onChange={(criterion) => set(index, criterion)}
            onRemove={() => remove(index)}
          />
        ),
      )}
      <div class="row">
        <button
          type="button"
          class="quiet add-criterion"
          disabled={isFull}
          onClick={() => add(newCriterion())}
        >
          <Icon name="plus" />
          {t("view.addCriterion")}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={isFull}
          onClick={() => add(newGroup(join === "and" ? "or" : "and"))}
        >
          <Icon name="plus" />
          {t("view.addGroup")}
        </button>
      </div>
    </fieldset>
  );
}

function JoinField({ join, onChange }: { join: Join; onChange: (join: Join) => void }) {
  const id = useId();
  return (
    <p class="join">
      <label for={id}>{t("view.join")}</label>
      <select
        id={id}
        value={join}
        onChange={(event) => onChange(event.currentTarget.value === "or" ? "or" : "and")}
      >
        <option value="and">{t("view.joinAnd")}</option>
        <option value="or">{t("view.joinOr")}</option>
      </select>
    </p>
  );
}

interface GroupProps {
  group: GroupDraft;
  showsFaults: boolean;
  isFull: boolean;
  onChange: (group: GroupDraft) => void;
  onRemove: () => void;
}

function Group({ group, showsFaults, isFull, onChange, onRemove }: GroupProps) {
  const { of } = group;
  return (
    <fieldset class="criteria group">
      <legend class="visually-hidden">{t("view.group")}</legend>
      <div class="group-head">
        <JoinField join={group.join} onChange={(join) => onChange({ ...group, join })} />
        <button type="button" class="icon-only quiet" aria-label={t("view.removeGroup")} onClick={onRemove}>
          <Icon name="close" />
        </button>
      </div>
      {of.map((item, index) => (
        <CriterionFields
          key={item.key}
          draft={item}
          showsFault={showsFaults}
          onChange={(next) => onChange({ ...group, of: of.map((one, at) => (at === index ? next : one)) })}
          onRemove={() => onChange({ ...group, of: of.filter((_, at) => at !== index) })}
        />
      ))}
      <div class="row">
        <button
          type="button"
          class="quiet"
          disabled={isFull}
          onClick={() => onChange({ ...group, of: [...of, newCriterion()] })}
        >
          <Icon name="plus" />
          {t("view.addCriterion")}
        </button>
      </div>
    </fieldset>
  );
}
