// What somebody reads whose canned message was changed or deleted by somebody else meanwhile. Both texts stay to choose from.
import { useEffect, useRef } from "preact/hooks";
import type { CannedMessage } from "../../../protocol/canned-api.ts";
import { ct } from "./words.ts";

interface ConflictProps {
  message: CannedMessage;
  busy: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

export function Conflict({ message, busy, onTakeTheirs, onSaveMine }: ConflictProps) {
  const box = useFocus();
  return (
    <div class="notice conflict" role="alert" ref={box} tabIndex={-1}>
      <p>{ct("editor.conflict", { name: message.updatedBy.name })}</p>
      <h2>{ct("editor.theirs")}</h2>
      <p>
        <strong dir="auto">{message.title}</strong>
        {message.shortcut ? <code> #{message.shortcut}</code> : null}
      </p>
      <p class="said" dir="auto">
        {message.text}
      </p>
      <div class="row">
        <button type="button" class="quiet" disabled={busy} onClick={onSaveMine}>
          {ct("editor.saveMine")}
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={onTakeTheirs}>
          {ct("editor.takeTheirs")}
        </button>
      </div>
    </div>
  );
}

export function GoneNotice({ onSave }: { onSave: () => void }) {
  const box = useFocus();
  return (
    <div class="notice conflict" role="alert" ref={box} tabIndex={-1}>
      <p>{ct("editor.conflictGone")}</p>
      <div class="row">
        <button type="button" class="quiet" onClick={onSave}>
          {ct("editor.saveAsNew")}
        </button>
      </div>
    </div>
  );
}

/** Whoever pressed Save far below is brought to what there is to decide. */
function useFocus() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return box;
}
