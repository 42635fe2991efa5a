// A field with its name above it and, where something is wrong, what that is below it.
import type { ComponentChildren } from "preact";
import { t } from "./words.ts";

interface Props {
  id: string;
  label: string;
  optional?: boolean;
  mistake?: string | undefined;
  children: ComponentChildren;
}

export function Labelled({ id, label, optional = false, mistake, children }: Props) {
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional ? <span class="optional"> ({t("form.optional")})</span> : null}
      </label>
      {children}
      {mistake ? (
        <p class="mistake" id={`${id}-mistake`}>
          {mistake}
        </p>
      ) : null}
    </div>
  );
}

/** What the field itself bears. */
export function described(id: string, mistake: string | undefined) {
  return {
    id,
    "aria-invalid": mistake !== undefined,
    ...(mistake === undefined ? {} : { "aria-describedby": `${id}-mistake` }),
  };
}
