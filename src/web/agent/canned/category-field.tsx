// The category of a canned message: one of those that there are, none, or a new one.
import { useDesk } from "../desk-context.ts";
import type { Draft } from "./draft.ts";
import { ct } from "./words.ts";

const newOne = "new";

interface CategoryFieldProps {
  id: string;
  draft: Draft;
  /** The name of the one that was deleted meanwhile, "" where it is not known; null where none was. */
  lost: string | null;
  flaw: string;
  onChange: (change: Partial<Draft>) => void;
}

export function CategoryField({ id, draft, lost, flaw, onChange }: CategoryFieldProps) {
  const { canned } = useDesk();
  const isNew = draft.newCategory !== null;
  return (
    <>
      <label for={`${id}-choice`}>{ct("editor.category")}</label>
      <select
        id={`${id}-choice`}
        aria-describedby={`${id}-lost`}
        value={isNew ? newOne : (draft.categoryId ?? "")}
        onChange={({ currentTarget: { value } }) =>
          onChange(
            value === newOne
              ? { categoryId: null, newCategory: "" }
              : { categoryId: value === "" ? null : value, newCategory: null },
          )
        }
      >
        <option value="">{ct("canned.noCategory")}</option>
        {canned.categories.value.map((category) => (
          <option key={category.id} value={category.id}>
            {category.name}
          </option>
        ))}
        <option value={newOne}>{ct("editor.newCategory")}</option>
      </select>
      <p id={`${id}-lost`} class="field-error" role="alert">
        {lost === null || isNew
          ? null
          : ct(lost === "" ? "editor.categoryLost" : "editor.categoryDeleted", { name: lost })}
      </p>
      {isNew ? (
        <>
          <label for={id}>{ct("editor.newCategoryName")}</label>
          <input
            id={id}
            dir="auto"
            autocomplete="off"
            aria-invalid={flaw !== ""}
            aria-describedby={`${id}-hint`}
            value={draft.newCategory ?? ""}
            onInput={(event) => onChange({ newCategory: event.currentTarget.value })}
          />
          <p id={`${id}-hint`} class="field-error">
            {flaw}
          </p>
        </>
      ) : null}
    </>
  );
}
