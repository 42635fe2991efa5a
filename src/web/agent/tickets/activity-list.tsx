// Notes for colleagues, and who changed what of the ticket when: one list, the newest first, and the field for a note above.
import { useId, useState } from "preact/hooks";
import { isBlank } from "../../../protocol/blank.ts";
import { limits } from "../../../protocol/limits.ts";
import type { Activity, Ticket } from "../../../protocol/ticket-api.ts";
import { newClientId } from "../../shared/environment.ts";
import { LinkedText } from "../../shared/linkify.tsx";
import { dateAndTime } from "../../shared/time.ts";
import { useDesk } from "../desk-context.ts";
import { keepFor, recall } from "../drafts.ts";
import { Icon } from "../icons.tsx";
import { momentText } from "../moment.ts";
import { timeLocale } from "../preferences.ts";
import type { Refused } from "../rest.ts";
import { refusalText } from "../words.ts";
import { changeTexts } from "./change-text.ts";
import { ticketCalls } from "./ticket-calls.ts";
import type { TicketStore } from "./ticket-store.ts";
import { t } from "./words.ts";

export function ActivityList({ ticket, store }: { ticket: Ticket; store: TicketStore }) {
  const [earlier, setEarlier] = useState<readonly Activity[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const first = Math.min(...[...earlier, ...ticket.activity].map(({ revision }) => revision));
  const known = new Set(ticket.activity.map(({ revision }) => revision));
  const shown = [...earlier.filter(({ revision }) => !known.has(revision)), ...ticket.activity].reverse();

  async function loadEarlier(): Promise<void> {
    const answer = await ticketCalls.activity(ticket.id, first);
    setRefused(answer.ok ? null : answer);
    if (answer.ok) setEarlier([...answer.value.data, ...earlier]);
  }

  return (
    <section class="activity" aria-labelledby="activity-title">
      <h2 id="activity-title">{t("note.heading")}</h2>
      <NoteForm ticketId={ticket.id} store={store} />
      {shown.length === 0 ? <p class="hint">{t("activity.none")}</p> : null}
      <ol class="activity-list">
        {shown.map((done) => (
          <Done key={done.revision} done={done} />
        ))}
      </ol>
      {refused ? (
        <p class="field-error" role="alert">
          {refusalText(refused.code)}
        </p>
      ) : null}
      {Number.isFinite(first) && first > 1 ? (
        <button type="button" class="quiet" onClick={() => void loadEarlier()}>
          {t("activity.earlier")}
        </button>
      ) : null}
    </section>
  );
}

function Done({ done: { at, by, change } }: { done: Activity }) {
  const { me } = useDesk();
  const who = by.id === me.id ? t("chat.you") : by.name;
  const time = (
    <time dateTime={new Date(at).toISOString()} title={dateAndTime(at, timeLocale.value)}>
      {momentText(at, Date.now(), timeLocale.value)}
    </time>
  );
  if (change.note !== undefined)
    return (
      <li class="noted">
        <p class="noted-head">
          <Icon name="note" />
          <strong dir="auto">{who}</strong> {time}
        </p>
        <p class="noted-text" dir="auto">
          <LinkedText text={change.note} />
        </p>
      </li>
    );
  return (
    <li class="changed">
      <p dir="auto">
        {changeTexts(change, who).map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      {time}
    </li>
  );
}

function NoteForm({ ticketId, store }: { ticketId: string; store: TicketStore }) {
  const id = useId();
  const key = `ticket-note.${ticketId}`;
  const [text, setText] = useState(() => recall(key));
  /** Of this very text, over a reload, too: sent again, it is the same note. */
  const [cid, setCid] = useState(() => recall(`${key}.cid`) || freshCid());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const over = text.length - limits.bodyChars;

  function change(next: string): void {
    setText(next);
    setCid(freshCid());
    keepFor(key, next);
    keepFor(`${key}.cid`, "");
  }

  async function submit(): Promise<void> {
    if (busy || isBlank(text) || over > 0) return;
    setBusy(true);
    keepFor(`${key}.cid`, cid);
    const answer = await store.addNote(cid, text);
    setBusy(false);
    setRefused(answer);
    if (answer === null) change("");
  }

  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label for={id}>{t("note.field")}</label>
      <textarea
        id={id}
        rows={3}
        dir="auto"
        placeholder={t("note.placeholder")}
        value={text}
        readOnly={busy}
        aria-invalid={over > 0}
        aria-describedby={`${id}-hint`}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      />
      <div class="row">
        <button type="submit" class="primary" disabled={busy || isBlank(text) || over > 0}>
          {t(busy ? "note.adding" : "note.add")}
        </button>
        <p id={`${id}-hint`} class={over > 0 || refused ? "field-error" : "hint"} role="status">
          {over > 0
            ? t("note.over", { chars: over })
            : refused
              ? `${refusalText(refused.code)} ${t("note.kept")}`
              : ""}
        </p>
      </div>
    </form>
  );
}

function freshCid(): string {
  return `${newClientId()}.0`;
}
