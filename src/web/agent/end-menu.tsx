// The End icon: at once, after one of the usual times, or after a time of one's own.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import { endMenuSeconds, limits } from "../../protocol/limits.ts";
import type { ChatClient } from "../shared/chat-client.ts";
import { Menu, MenuItem } from "../shared/menu.tsx";
import { onOutside } from "../shared/on-outside.ts";
import { endAfter } from "./end-after.ts";
import { Icon } from "./icons.tsx";
import { t } from "./words.ts";

interface EndMenuProps {
  client: ChatClient;
  view: ChatView;
  label: string;
  buttonClass: string;
  icon?: boolean;
  up?: boolean;
}

export function EndMenu({ client, view, label, buttonClass, icon = false, up = false }: EndMenuProps) {
  const [own, setOwn] = useState(false);
  return (
    <div class="end-menu">
      <Menu
        label={label}
        buttonClass={buttonClass}
        menuClass={up ? "at-end up" : "at-end"}
        face={
          <>
            {icon ? <Icon name="end" /> : null}
            <span>{label}</span>
          </>
        }
      >
        {(close) => (
          <>
            <MenuItem
              onChoose={() => {
                close();
                client.end();
              }}
            >
              <span class="danger">{t("end.now")}</span>
            </MenuItem>
            {view.may.scheduleEnd
              ? endMenuSeconds.map((seconds) => (
                  <MenuItem
                    key={seconds}
                    onChoose={() => {
                      close();
                      client.end(seconds);
                    }}
                  >
                    {seconds < 60
                      ? t("end.inSeconds", { seconds })
                      : t("end.inMinutes", { count: seconds / 60 })}
                  </MenuItem>
                ))
              : null}
            {view.may.scheduleEnd ? (
              <MenuItem
                onChoose={() => {
                  close();
                  setOwn(true);
                }}
              >
                {t("end.own")}
              </MenuItem>
            ) : null}
          </>
        )}
      </Menu>
      {own ? (
        <OwnTime up={up} onSet={(seconds) => client.end(seconds)} onClose={() => setOwn(false)} />
      ) : null}
    </div>
  );
}

function OwnTime({
  up,
  onSet,
  onClose,
}: {
  up: boolean;
  onSet: (seconds: number) => void;
  onClose: () => void;
}) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  const range = t("end.range", { min: limits.endAfterMinSeconds, max: String(limits.endAfterMaxSeconds) });

  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    const stop = onOutside(root, onClose);
    return () => {
      stop();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  function submit(event: Event): void {
    event.preventDefault();
    const seconds = endAfter(field.current?.value ?? "");
    if (seconds === null) {
      setBad(true);
      field.current?.focus();
      return;
    }
    onSet(seconds);
    onClose();
  }

  return (
    <div
      ref={root}
      class={`popover at-end ${up ? "up" : ""}`}
      role="dialog"
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <form onSubmit={submit} noValidate>
        <h3 id={`${id}-title`}>{t("end.title")}</h3>
        <label for={`${id}-seconds`}>{t("end.seconds")}</label>
        <input
          id={`${id}-seconds`}
          ref={field}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={6}
          aria-invalid={bad}
          aria-describedby={`${id}-range`}
        />
        <p id={`${id}-range`} class={bad ? "field-error" : "hint"} role={bad ? "alert" : undefined}>
          {range}
        </p>
        <div class="row">
          <button type="submit" class="primary">
            {t("end.set")}
          </button>
          <button type="button" class="quiet" onClick={onClose}>
            {t("end.cancel")}
          </button>
        </div>
      </form>
    </div>
  );
}
