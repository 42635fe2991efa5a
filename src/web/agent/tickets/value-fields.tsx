// What a criterion asks for, by the kind of its field: words, choices, an amount, a time, a number of days.
import { useEffect, useState } from "preact/hooks";
import { fieldChoices, type Question, ticketFields } from "../../../protocol/ticket-fields.ts";
import { useDesk } from "../desk-context.ts";
import { ticketCalls } from "./ticket-calls.ts";
import { type CriterionDraft, isField } from "./view-draft.ts";
import { t } from "./words.ts";

interface ValueFieldsProps {
  draft: CriterionDraft;
  isWrong: boolean;
  faultId: string;
  onChange: (draft: CriterionDraft) => void;
}

interface Choice {
  value: string;
  label: string;
}

export function ValueFields({ draft, isWrong, faultId, onChange }: ValueFieldsProps) {
  const { field, is } = draft;
  const question = is as Question;
  if (!isField(field) || question === "empty" || question === "not_empty") return null;
  const kind = ticketFields[field];
  const said = { "aria-invalid": isWrong, "aria-describedby": faultId, "aria-label": t("view.value") };
  if (question === "in_last" || question === "in_next")
    return (
      <input
        {...said}
        aria-label={t("view.days")}
        type="number"
        min="1"
        max="3650"
        value={draft.days}
        onInput={(event) => onChange({ ...draft, days: event.currentTarget.value })}
      />
    );
  if (kind === "time")
    return (
      <input
        {...said}
        type="datetime-local"
        value={draft.amount}
        onInput={(event) => onChange({ ...draft, amount: event.currentTarget.value })}
      />
    );
  if (kind === "number")
    return (
      <input
        {...said}
        aria-label={t(field === "number" ? "view.value" : "view.minutes")}
        placeholder={field === "number" ? "" : t("view.minutes")}
        type="number"
        min="0"
        step="any"
        value={draft.amount}
        onInput={(event) => onChange({ ...draft, amount: event.currentTarget.value })}
      />
    );
  if (kind === "choice") return <ChoiceFields {...{ draft, isWrong, faultId, onChange }} />;
  const isList = question === "any_of" || question === "none_of" || question === "all_of";
  return (
    <input
      {...said}
      dir="auto"
      autocomplete="off"
      placeholder={isList ? t("view.commas") : ""}
      value={draft.text}
      onInput={(event) => onChange({ ...draft, text: event.currentTarget.value })}
    />
  );
}

function ChoiceFields({ draft, isWrong, faultId, onChange }: ValueFieldsProps) {
  const choices = useChoices(draft.field);
  const { values } = draft;
  // What was chosen once and is gone is kept until it is taken away.
  const gone = values.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...choices, ...gone.map((value) => ({ value, label: t("view.unknownChoice") }))];
  if (draft.is === "equal" || draft.is === "not_equal")
    return (
      <select
        aria-label={t("view.value")}
        aria-invalid={isWrong}
        aria-describedby={faultId}
        value={values[0] ?? "\0"}
        onChange={(event) => onChange({ ...draft, values: [event.currentTarget.value] })}
      >
        {values.length === 0 ? (
          <option value={"\0"} disabled>
            {t("view.choose")}
          </option>
        ) : null}
        {all.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset stands around already.
    <div class="choice-list" role="group" aria-label={t("view.values")} aria-describedby={faultId}>
      {all.map(({ value, label }) => (
        <label class="choice" key={value}>
          <input
            type="checkbox"
            aria-invalid={isWrong}
            checked={values.includes(value)}
            onChange={(event) => {
              const others = values.filter((one) => one !== value);
              onChange({ ...draft, values: event.currentTarget.checked ? [...others, value] : others });
            }}
          />
          <span class="choice-name" dir="auto">
            {label}
          </span>
        </label>
      ))}
    </div>
  );
}

function useChoices(field: string): readonly Choice[] {
  const { me } = useDesk();
  const [named, setNamed] = useState<readonly { id: string; name: string }[]>(
    field === "department" ? me.departments : [],
  );
  useEffect(() => {
    const load =
      field === "owner" ? ticketCalls.owners : field === "department" ? ticketCalls.departments : null;
    if (load === null) return;
    let over = false;
    void load().then((answer) => {
      if (!over && answer.ok) setNamed(answer.value.data);
    });
    return () => {
      over = true;
    };
  }, [field]);
  const people = named.map(({ id, name }) => ({ value: id, label: name }));
  switch (field) {
    case "status":
      return fieldChoices.status.map((value) => ({ value, label: t(`statuses.${value}`) }));
    case "kind":
      return fieldChoices.kind.map((value) => ({ value, label: t(`kinds.${value}`) }));
    case "channel":
      return fieldChoices.channel.map((value) => ({ value, label: t(`channels.${value}`) }));
    case "rating":
      return fieldChoices.rating.map((value) => ({
        value,
        label: value === "" ? t("view.noRating") : t(`ratings.${value}`),
      }));
    case "owner":
      return [{ value: "me", label: t("view.me") }, { value: "", label: t("tickets.nobody") }, ...people];
    case "department":
      return people;
    default:
      return [];
  }
}
