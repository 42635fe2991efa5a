// What a canned message said before, who changed it and when. Asked for when it is opened.
import { useEffect, useState } from "preact/hooks";
import type { CannedEdit, CannedMessage } from "../../../protocol/canned-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { timeLocale } from "../preferences.ts";
import { rest } from "../rest.ts";
import { ct } from "./words.ts";

interface HistoryProps {
  message: CannedMessage;
  /** Null: it may not be changed. */
  onRestore: ((edit: CannedEdit) => void) | null;
}

export function History({ message, onRestore }: HistoryProps) {
  const [isOpen, setOpen] = useState(false);
  const [edits, setEdits] = useState<readonly CannedEdit[] | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!isOpen) return;
    let wanted = true;
    void rest.cannedHistory(message.id).then((answer) => {
      if (!wanted) return;
      setFailed(!answer.ok);
      if (answer.ok) setEdits(answer.value.data);
    });
    return () => {
      wanted = false;
    };
  }, [isOpen, message.id, message.version]);

  return (
    <section class="history">
      <p class="hint">
        {ct("editor.changed", {
          time: dateAndTime(message.updatedAt, timeLocale.value),
          name: message.updatedBy.name,
        })}
      </p>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{ct("history.heading")}</summary>
        {edits === null ? (
          <p class="hint" role="status">
            {ct(failed ? "history.failed" : "history.loading")}
          </p>
        ) : (
          <ol>
            {edits.map((edit) => (
              <li key={edit.version}>
                <p class="history-head">
                  <strong>{ct("history.version", { version: edit.version })}</strong>
                  {edit.version === message.version ? <span class="tag">{ct("history.current")}</span> : null}
                </p>
                <p class="hint">
                  {ct("history.by", { time: dateAndTime(edit.at, timeLocale.value), name: edit.by.name })}
                </p>
                <p>
                  <strong dir="auto">{edit.title}</strong>
                  {edit.shortcut ? <code> #{edit.shortcut}</code> : null}
                </p>
                <p class="said" dir="auto">
                  {edit.text}
                </p>
                {onRestore && edit.version !== message.version ? (
                  <button type="button" class="quiet" onClick={() => onRestore(edit)}>
                    {ct("history.restore")}
                    <span class="visually-hidden">: {ct("history.version", { version: edit.version })}</span>
                  </button>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </details>
    </section>
  );
}
