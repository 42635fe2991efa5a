// Whether the visitor really wants to go.
import { useEffect, useRef } from "preact/hooks";
import { keepEscape } from "../keep-escape.ts";
import { t } from "./words.ts";

interface Props {
  /** Nobody has answered yet. */
  waiting: boolean;
  end(): void;
  closed(): void;
}

export function EndDialog({ waiting, end, closed }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const kind = waiting ? "leave" : "end";
  return (
    <dialog
      ref={dialog}
      aria-labelledby="end-title"
      aria-describedby="end-text"
      onKeyDown={keepEscape}
      onClose={closed}
    >
      <h2 id="end-title">{t(`confirm.${kind}.title`)}</h2>
      <p id="end-text">{t(`confirm.${kind}.text`)}</p>
      <form method="dialog" class="dialog-buttons">
        <button type="submit" class="quiet">
          {t("confirm.stay")}
        </button>
        <button type="submit" class="primary" onClick={end}>
          {t(waiting ? "waiting.leave" : "chat.end")}
        </button>
      </form>
    </dialog>
  );
}
