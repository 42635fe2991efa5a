// Who may use a canned message: all departments, chosen ones, or its author alone, which is settled when it is made.
import { useDesk } from "../desk-context.ts";
import { useDepartments } from "./departments.ts";
import type { Draft } from "./draft.ts";
import { ct } from "./words.ts";

interface ScopeFieldProps {
  id: string;
  draft: Draft;
  isNew: boolean;
  flaw: string;
  onChange: (change: Partial<Draft>) => void;
}

export function ScopeField({ id, draft, isNew, flaw, onChange }: ScopeFieldProps) {
  const { me } = useDesk();
  const departments = useDepartments();
  const mayAll = me.role !== "agent";
  const { scope, departmentIds } = draft;
  const choosable = departments.filter(
    (department) =>
      mayAll ||
      departmentIds.includes(department.id) ||
      me.departments.some((own) => own.id === department.id),
  );

  function choice(value: Draft["scope"], label: string, allowed: boolean) {
    return (
      <label class="choice">
        <input
          type="radio"
          name={id}
          id={value === "some" ? id : undefined}
          checked={scope === value}
          disabled={!allowed}
          onChange={() => onChange({ scope: value })}
        />
        <span class="choice-name">{label}</span>
      </label>
    );
  }

  function toggle(departmentId: string, chosen: boolean): void {
    const others = departmentIds.filter((one) => one !== departmentId);
    onChange({ departmentIds: (chosen ? [...others, departmentId] : others).sort() });
  }

  const isMineForGood = !isNew && scope === "mine";
  return (
    <fieldset class="plain-set scope" aria-describedby={`${id}-hint`}>
      <legend>{ct("editor.scope")}</legend>
      {isMineForGood ? null : choice("all", ct("editor.scopeAll"), mayAll)}
      {isMineForGood ? null : choice("some", ct("editor.scopeSome"), true)}
      {scope === "some" ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset stands around already.
        <div class="departments" role="group" aria-label={ct("editor.departments")}>
          {choosable.map((department) => (
            <label class="choice" key={department.id}>
              <input
                type="checkbox"
                checked={departmentIds.includes(department.id)}
                onChange={(event) => toggle(department.id, event.currentTarget.checked)}
              />
              <span class="choice-name" dir="auto">
                {department.name}
              </span>
            </label>
          ))}
        </div>
      ) : null}
      {isNew || isMineForGood ? choice("mine", ct("editor.scopeMine"), true) : null}
      <p id={`${id}-hint`} class={flaw ? "field-error" : "hint"}>
        {flaw || (mayAll || isMineForGood ? "" : ct("editor.scopeAllMayNot"))}
      </p>
    </fieldset>
  );
}
