// When a ticket is due: usual times at once, any other by its day and hour; what is overdue says so.
import { useEffect, useId, useState } from "preact/hooks";
import type { Ticket } from "../../../protocol/ticket-api.ts";
import { Menu, MenuItem } from "../../shared/menu.tsx";
import { clockTime, dateAndTime, relativeTime } from "../../shared/time.ts";
import { Dialog } from "../dialog.tsx";
import { Icon } from "../icons.tsx";
import { timeLocale } from "../preferences.ts";
import { dueTimes, localText, momentOf } from "./due-times.ts";
import { t } from "./words.ts";

interface DueFieldProps {
  ticket: Pick<Ticket, "dueAt" | "status">;
  onSet: (dueAt: number | null) => void;
}

export function DueField({ ticket, onSet }: DueFieldProps) {
  const { dueAt } = ticket;
  const [own, setOwn] = useState(false);
  const now = useNow(dueAt !== null);
  const shown = dueAt === null ? t("edit.dueNone") : dateAndTime(dueAt, timeLocale.value);
  const isOverdue = dueAt !== null && dueAt < now && ticket.status !== "closed";
  const times = dueTimes(now);
  const at = (time: number) => ({ time: clockTime(time, timeLocale.value) });
  return (
    <>
      <Menu
        label={t("edit.dueIs", { value: shown })}
        buttonClass={`choice-button ${isOverdue ? "overdue" : ""}`}
        face={
          <>
            <span>{shown}</span>
            <Icon name="chevron" />
          </>
        }
      >
        {(close) => {
          const item = (name: string, act: () => void) => (
            <MenuItem
              onChoose={() => {
                close();
                act();
              }}
            >
              {name}
            </MenuItem>
          );
          return (
            <>
              {item(t("edit.dueHour"), () => onSet(times.hour))}
              {item(t("edit.dueHours"), () => onSet(times.hours))}
              {item(t("edit.dueTomorrow", at(times.tomorrow)), () => onSet(times.tomorrow))}
              {item(t("edit.dueMonday", at(times.monday)), () => onSet(times.monday))}
              {item(t("edit.dueOwn"), () => setOwn(true))}
              {dueAt === null ? null : item(t("edit.dueRemove"), () => onSet(null))}
            </>
          );
        }}
      </Menu>
      {dueAt === null || ticket.status === "closed" ? null : (
        <p class={isOverdue ? "due-hint overdue" : "due-hint hint"}>
          {isOverdue ? <Icon name="alert" /> : <Icon name="clock" />}
          {t(isOverdue ? "edit.overdue" : "edit.dueIn", {
            when: relativeTime(dueAt, now, timeLocale.value),
          })}
        </p>
      )}
      {own ? (
        <OwnTime
          from={dueAt ?? times.tomorrow}
          onClose={() => setOwn(false)}
          onSet={(time) => {
            setOwn(false);
            onSet(time);
          }}
        />
      ) : null}
    </>
  );
}

function OwnTime({
  from,
  onSet,
  onClose,
}: {
  from: number;
  onSet: (dueAt: number) => void;
  onClose: () => void;
}) {
  const id = useId();
  const [text, setText] = useState(localText(from));
  const [missing, setMissing] = useState(false);
  function submit(event: Event): void {
    event.preventDefault();
    const at = momentOf(text);
    setMissing(at === null);
    if (at !== null) onSet(at);
  }
  return (
    <Dialog title={t("edit.dueTitle")} onClose={onClose}>
      <form class="due-form" noValidate onSubmit={submit}>
        <label for={id}>{t("edit.dueField")}</label>
        <input
          id={id}
          type="datetime-local"
          value={text}
          aria-invalid={missing}
          aria-describedby={`${id}-flaw`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p id={`${id}-flaw`} class="field-error" role="alert">
          {missing ? t("edit.dueMissing") : ""}
        </p>
        <div class="row dialog-actions">
          <button type="button" class="quiet" onClick={onClose}>
            {t("edit.cancel")}
          </button>
          <button type="submit" class="primary">
            {t("edit.dueSet")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const minuteMs = 60_000;

/** The time, brought up to date each minute while it matters. */
function useNow(matters: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!matters) return;
    const timer = setInterval(() => setNow(Date.now()), minuteMs);
    return () => clearInterval(timer);
  }, [matters]);
  return now;
}
