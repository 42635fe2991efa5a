// Which tags many tickets are to get, and which they are to lose.
import { useEffect, useId, useState } from "preact/hooks";
import { limits } from "../../../protocol/limits.ts";
import { Dialog } from "../dialog.tsx";
import { ticketCalls } from "./ticket-calls.ts";
import { t } from "./words.ts";

interface BulkTagsProps {
  onApply: (tags: { add: string[]; remove: string[] }) => void;
  onClose: () => void;
}

export function BulkTags({ onApply, onClose }: BulkTagsProps) {
  const id = useId();
  const [add, setAdd] = useState("");
  const [remove, setRemove] = useState("");
  const [flaw, setFlaw] = useState("");
  const [offered, setOffered] = useState<readonly string[]>([]);
  useEffect(() => {
    void ticketCalls.tags().then((answer) => {
      if (answer.ok) setOffered(answer.value.data);
    });
  }, []);

  function submit(event: Event): void {
    event.preventDefault();
    const tags = { add: tagsIn(add), remove: tagsIn(remove) };
    const all = [...tags.add, ...tags.remove];
    if (all.length === 0) setFlaw(t("bulk.tagsNone"));
    else if (all.some((tag) => tag.length > limits.tagChars))
      setFlaw(t("edit.tagLong", { max: limits.tagChars }));
    else if (Math.max(tags.add.length, tags.remove.length) > limits.tagsMax)
      setFlaw(t("edit.tagMany", { max: limits.tagsMax }));
    else onApply(tags);
  }

  const field = (name: string, value: string, label: string, set: (text: string) => void) => (
    <>
      <label for={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        type="text"
        dir="auto"
        autocomplete="off"
        list={`${id}-offered`}
        aria-describedby={`${id}-hint`}
        value={value}
        onInput={(event) => {
          set(event.currentTarget.value);
          setFlaw("");
        }}
      />
    </>
  );
  return (
    <Dialog title={t("bulk.tagsTitle")} onClose={onClose}>
      <form class="due-form" noValidate onSubmit={submit}>
        {field("add", add, t("bulk.tagsAdd"), setAdd)}
        {field("remove", remove, t("bulk.tagsRemove"), setRemove)}
        <datalist id={`${id}-offered`}>
          {offered.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <p id={`${id}-hint`} class={flaw ? "field-error" : "hint"} role={flaw ? "alert" : undefined}>
          {flaw || t("bulk.tagsHint")}
        </p>
        <div class="row dialog-actions">
          <button type="button" class="quiet" onClick={onClose}>
            {t("edit.cancel")}
          </button>
          <button type="submit" class="primary">
            {t("bulk.apply")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function tagsIn(text: string): string[] {
  return text
    .split(/[,，]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
