// The fields that the site added to a form, and what must be agreed to. Says beside each field what is wrong, by the door's
// own rule.
import { useEffect, useRef, useState } from "preact/hooks";
import {
  type AnswerMistakes,
  type AskedForm,
  answerMistakes,
  answerTo,
} from "../../../domain/form-answers.ts";
import type { FieldAnswers } from "../../../protocol/filled-form.ts";
import type { FormField } from "../../../protocol/site-settings.ts";
import { visitorLimits } from "../../../protocol/visitor-limits.ts";
import { Labelled } from "../labelled.tsx";
import { t } from "./words.ts";

export interface Added {
  answers: FieldAnswers;
  agreed: boolean;
}

/** Where a form finds what was filled in: asked when it is sent; null where something is wrong, which then is shown. */
export interface Hold {
  current: (() => Added | null) | null;
}

export function AddedFields({ form, hold }: { form: AskedForm; hold: Hold }) {
  const [added, setAdded] = useState<Added>({ answers: {}, agreed: false });
  const [mistakes, setMistakes] = useState<AnswerMistakes>({});
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    hold.current = () => {
      const found = answerMistakes(form, added);
      setMistakes(found);
      return Object.keys(found).length > 0 ? null : added;
    };
  }, [form, added, hold]);
  useEffect(() => {
    // An earlier field of the form comes first, should that be wrong, too.
    const first = root.current?.closest("form")?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (Object.keys(mistakes).length > 0) first?.focus();
  }, [mistakes]);

  function put(id: string, value: string | boolean): void {
    setAdded((before) => ({ ...before, answers: { ...before.answers, [id]: value } }));
  }

  const { consent } = form;
  return (
    <div class="added" ref={root}>
      {form.fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          value={answerTo(field, added.answers)}
          mistake={mistakeText(field, mistakes[`answers.${field.id}`])}
          put={(value) => put(field.id, value)}
        />
      ))}
      {consent ? (
        <Tick
          id="agreed"
          label={consent.text}
          isRequired
          value={added.agreed}
          mistake={mistakes.agreed && t("added.agree")}
          url={consent.url}
          put={(agreed) => setAdded((before) => ({ ...before, agreed }))}
        />
      ) : null}
    </div>
  );
}

const inputOf = {
  text: { type: "text", dir: "auto" },
  email: { type: "email" },
  phone: { type: "tel" },
} as const;

interface FieldProps {
  field: FormField;
  value: string | boolean | undefined;
  mistake: string | undefined;
  put(value: string | boolean): void;
}

function Field({ field, value, mistake, put }: FieldProps) {
  const { kind, label, required, options } = field;
  const id = `added-${field.id}`;
  const shared = {
    id,
    required,
    "aria-invalid": mistake !== undefined,
    "aria-describedby": mistake === undefined ? undefined : `${id}-mistake`,
    value: typeof value === "string" ? value : "",
  };
  if (kind === "checkbox")
    return (
      <Tick id={id} label={label} isRequired={required} value={value === true} mistake={mistake} put={put} />
    );
  return (
    <Labelled id={id} label={label} optional={!required} mistake={mistake}>
      {kind === "choice" ? (
        <select {...shared} onChange={(event) => put(event.currentTarget.value)}>
          <option value="">{t("added.none")}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} {...inputOf[kind]} onInput={(event) => put(event.currentTarget.value)} />
      )}
    </Labelled>
  );
}

interface TickProps {
  id: string;
  label: string;
  isRequired: boolean;
  value: boolean;
  mistake: string | undefined;
  /** Where it can be read. */
  url?: string;
  put(value: boolean): void;
}

function Tick({ id, label, isRequired, value, mistake, url = "", put }: TickProps) {
  return (
    <div class="field">
      <label class="tick" for={id}>
        <input
          type="checkbox"
          id={id}
          checked={value}
          required={isRequired}
          aria-invalid={mistake !== undefined}
          aria-describedby={mistake === undefined ? undefined : `${id}-mistake`}
          onChange={(event) => put(event.currentTarget.checked)}
        />
        <span dir="auto">{label}</span>
      </label>
      {url ? (
        <a class="read" href={url} target="_blank" rel="noopener noreferrer">
          {t("added.read")}
        </a>
      ) : null}
      {mistake ? (
        <p class="mistake" id={`${id}-mistake`}>
          {mistake}
        </p>
      ) : null}
    </div>
  );
}

function mistakeText({ kind }: FormField, mistake: AnswerMistakes[string] | undefined): string | undefined {
  switch (mistake) {
    case undefined:
      return undefined;
    case "missing":
      return t(kind === "choice" ? "added.choose" : kind === "checkbox" ? "added.tick" : "added.missing");
    case "long":
      return t("added.long", { max: visitorLimits.answerChars });
    case "wrong":
      return kind === "email" || kind === "phone" ? t(`added.${kind}`) : t("added.wrong");
    case "unknown":
      return t("added.wrong");
    default:
      return mistake satisfies never;
  }
}
