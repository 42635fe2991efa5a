// What was done last, said once, with the way back for half a minute.
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../icons.tsx";
import { refusalText } from "../words.ts";
import { type Undoable, undo, undoable } from "./undo.ts";
import { t } from "./words.ts";

const tickMs = 1_000;
/** How long the outcome of a taking back is read. */
const readMs = 8_000;

export function UndoBar() {
  const { value } = undoable;
  return (
    <div class="undo-place" role="status">
      {value ? <Bar key={value.until} done={value} /> : null}
    </div>
  );
}

function Bar({ done }: { done: Undoable }) {
  const now = done.run?.now.value ?? null;
  const secondsLeft = useSecondsLeft(done, now?.state ?? null);
  const isOffered = now === null && secondsLeft > 0 && done.tickets.length > 0;
  if (now === null && secondsLeft <= 0) return null;
  return (
    <div class="undo-bar">
      <p>{now === null ? done.text : outcome(now)}</p>
      {isOffered || now?.state === "refused" ? (
        <button type="button" class="link" onClick={() => void undo()}>
          {t("undo.button")}
          {isOffered ? (
            <span class="undo-left" aria-hidden="true">
              {t("undo.left", { count: secondsLeft })}
            </span>
          ) : null}
        </button>
      ) : null}
      <button
        type="button"
        class="undo-close"
        aria-label={t("undo.dismiss")}
        onClick={() => {
          undoable.value = null;
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function outcome({ state, failed, refused }: NonNullable<Undoable["run"]>["now"]["value"]): string {
  if (state === "running") return t("undo.running");
  if (state === "refused") return `${t("undo.failed")} ${refusalText(refused?.code ?? "internal")}`;
  return failed.length === 0 ? t("undo.done") : t("undo.partly", { count: failed.length });
}

/** Counts down, and takes the bar away at the end. */
function useSecondsLeft({ until }: Undoable, state: string | null): number {
  const [left, setLeft] = useState(until - Date.now());
  useEffect(() => {
    if (state === "running") return;
    const leave = () => {
      if (undoable.value?.until === until) undoable.value = null;
    };
    if (state !== null) {
      const timer = setTimeout(leave, readMs);
      return () => clearTimeout(timer);
    }
    const timer = setInterval(() => {
      setLeft(until - Date.now());
      if (until <= Date.now()) leave();
    }, tickMs);
    return () => clearInterval(timer);
  }, [until, state]);
  return Math.ceil(left / 1_000);
}
