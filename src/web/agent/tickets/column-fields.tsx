// The columns of a view, in their order: each can be moved and taken away, and others added.
import { useId, useRef } from "preact/hooks";
import { type TicketField, ticketFields } from "../../../protocol/ticket-fields.ts";
import { Icon } from "../icons.tsx";
import { t } from "./words.ts";

const all = Object.keys(ticketFields) as TicketField[];

interface ColumnFieldsProps {
  columns: readonly TicketField[];
  fault: string;
  onChange: (columns: TicketField[]) => void;
}

export function ColumnFields({ columns, fault, onChange }: ColumnFieldsProps) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const others = all.filter((field) => !columns.includes(field));

  function move(column: TicketField, by: -1 | 1): void {
    const from = columns.indexOf(column);
    const moved = columns.filter((one) => one !== column);
    moved.splice(from + by, 0, column);
    onChange(moved);
    // The one that was moved keeps the focus, so that it can be moved on.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-column=${column}]`);
      const wanted = row?.querySelector<HTMLButtonElement>(by < 0 ? ".up" : ".down");
      (wanted?.disabled ? row?.querySelector<HTMLButtonElement>(by < 0 ? ".down" : ".up") : wanted)?.focus();
    });
  }

  function remove(column: TicketField): void {
    onChange(columns.filter((one) => one !== column));
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  }

  return (
    <fieldset class="columns">
      <legend>{t("view.columns")}</legend>
      <ol ref={list}>
        {columns.map((column, index) => {
          const name = t(`fields.${column}`);
          return (
            <li key={column} data-column={column}>
              <span>{name}</span>
              <button
                type="button"
                class="icon-only quiet up"
                aria-label={t("view.moveUp", { name })}
                disabled={index === 0}
                onClick={() => move(column, -1)}
              >
                <Icon name="chevron" />
              </button>
              <button
                type="button"
                class="icon-only quiet down"
                aria-label={t("view.moveDown", { name })}
                disabled={index === columns.length - 1}
                onClick={() => move(column, 1)}
              >
                <Icon name="chevron" />
              </button>
              <button
                type="button"
                class="icon-only quiet"
                aria-label={t("view.removeColumn", { name })}
                onClick={() => remove(column)}
              >
                <Icon name="close" />
              </button>
            </li>
          );
        })}
      </ol>
      <select
        id={id}
        aria-label={t("view.addColumn")}
        aria-invalid={fault !== ""}
        aria-describedby={`${id}-fault`}
        value=""
        disabled={others.length === 0}
        onChange={(event) => {
          const added = others.find((field) => field === event.currentTarget.value);
          if (added) onChange([...columns, added]);
          event.currentTarget.value = "";
        }}
      >
        <option value="">{t("view.addColumn")}</option>
        {others.map((field) => (
          <option key={field} value={field}>
            {t(`fields.${field}`)}
          </option>
        ))}
      </select>
      <p class="field-error" id={`${id}-fault`}>
        {fault}
      </p>
    </fieldset>
  );
}
