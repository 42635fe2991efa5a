// One criterion: a field, a question, and what is asked for.
import { useId } from "preact/hooks";
import type { Question, TicketField } from "../../../protocol/ticket-fields.ts";
import { ticketFields } from "../../../protocol/ticket-fields.ts";
import { Icon } from "../icons.tsx";
import { criterionText, questionText } from "./criterion-text.ts";
import { ValueFields } from "./value-fields.tsx";
import { type CriterionDraft, faultIn, isChoice, isField, newCriterion, questionsOf } from "./view-draft.ts";
import { t } from "./words.ts";

const fields = Object.keys(ticketFields) as TicketField[];

interface CriterionFieldsProps {
  draft: CriterionDraft;
  showsFault: boolean;
  onChange: (draft: CriterionDraft) => void;
  onRemove: () => void;
}

export function CriterionFields({ draft, showsFault, onChange, onRemove }: CriterionFieldsProps) {
  const id = useId();
  const { field, is } = draft;
  const fault = faultIn(draft);
  // What is there no more is said at once; what is not written yet, when it is to be saved.
  const isGone =
    fault === "field" ||
    fault === "question" ||
    (fault === "value" && isChoice(field) && draft.values.length > 0);
  const said = isGone || showsFault ? fault : null;
  const known = questionsOf(field);

  function chooseField(next: string): void {
    if (!isField(next)) return;
    const fresh = newCriterion(next);
    const keeps =
      isField(field) && ticketFields[field] === ticketFields[next] && ticketFields[next] !== "choice";
    onChange(keeps ? { ...draft, field: next, exact: null } : { ...fresh, key: draft.key });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset stands around already.
    <div class="criterion" role="group" aria-label={isGone ? criterionText(draft) : t("view.criterion")}>
      <select
        aria-label={t("view.field")}
        aria-invalid={said === "field"}
        aria-describedby={`${id}-fault`}
        value={field}
        onChange={(event) => chooseField(event.currentTarget.value)}
      >
        {isField(field) ? null : (
          <option value={field} disabled>
            {field || "?"}
          </option>
        )}
        {fields.map((name) => (
          <option key={name} value={name}>
            {t(`fields.${name}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t("view.question")}
        aria-invalid={said === "question"}
        aria-describedby={`${id}-fault`}
        value={is}
        onChange={(event) => onChange({ ...draft, is: event.currentTarget.value })}
      >
        {known.some((question) => question === is) ? null : (
          <option value={is} disabled>
            {is || "?"}
          </option>
        )}
        {known.map((question: Question) => (
          <option key={question} value={question}>
            {questionText(isField(field) ? ticketFields[field] : "text", question)}
          </option>
        ))}
      </select>
      <div class="criterion-value">
        <ValueFields draft={draft} isWrong={said !== null} faultId={`${id}-fault`} onChange={onChange} />
      </div>
      <button type="button" class="icon-only quiet" aria-label={t("view.removeCriterion")} onClick={onRemove}>
        <Icon name="close" />
      </button>
      <p class="field-error" id={`${id}-fault`}>
        {said === null ? "" : t(`view.faults.${said}`)}
      </p>
    </div>
  );
}
