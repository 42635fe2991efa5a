// Notes for colleagues, and who changed what of the ticket when: one list, the newest first, and the field for a note above.
import { useState } from "preact/hooks";
import type { Activity, EmailState, Ticket } from "../../../protocol/ticket-api.ts";
import { LinkedText } from "../../shared/linkify.tsx";
import { dateAndTime } from "../../shared/time.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { momentText } from "../moment.ts";
import { timeLocale } from "../preferences.ts";
import type { Refused } from "../rest.ts";
import { refusalText } from "../words.ts";
import { changeTexts } from "./change-text.ts";
import { ticketCalls } from "./ticket-calls.ts";
import type { TicketStore } from "./ticket-store.ts";
import { t } from "./words.ts";
import { type FormWords, WriteForm } from "./write-form.tsx";

export function ActivityList({ ticket, store }: { ticket: Ticket; store: TicketStore }) {
  const [earlier, setEarlier] = useState<readonly Activity[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const first = Math.min(...[...earlier, ...ticket.activity].map(({ revision }) => revision));
  const known = new Set(ticket.activity.map(({ revision }) => revision));
  const emails = new Map(ticket.emails.map(({ revision, state }) => [revision, state]));
  const shown = [...earlier.filter(({ revision }) => !known.has(revision)), ...ticket.activity].reverse();

  async function loadEarlier(): Promise<void> {
    const answer = await ticketCalls.activity(ticket.id, first);
    setRefused(answer.ok ? null : answer);
    if (answer.ok) setEarlier([...answer.value.data, ...earlier]);
  }

  return (
    <section class="activity" aria-labelledby="activity-title">
      <h2 id="activity-title">{t("note.heading")}</h2>
      <WriteForm
        draftKey={`ticket-note.${ticket.id}`}
        words={noteWords()}
        write={(cid, text) => store.addNote(cid, text)}
      />
      {shown.length === 0 ? <p class="hint">{t("activity.none")}</p> : null}
      <ol class="activity-list">
        {shown.map((done) => (
          <Done key={done.revision} done={done} email={emails.get(done.revision) ?? null} />
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

function noteWords(): FormWords {
  return {
    field: t("note.field"),
    placeholder: t("note.placeholder"),
    submit: t("note.add"),
    busy: t("note.adding"),
    kept: t("note.kept"),
  };
}

/** `email`: how a reply fared on its way. */
function Done({ done: { at, by, change }, email }: { done: Activity; email: EmailState | null }) {
  const { me } = useDesk();
  const who = by.id === me.id ? t("chat.you") : by.name;
  const time = (
    <time dateTime={new Date(at).toISOString()} title={dateAndTime(at, timeLocale.value)}>
      {momentText(at, Date.now(), timeLocale.value)}
    </time>
  );
  const written = change.note ?? change.reply;
  if (written !== undefined)
    return (
      <li class={change.note === undefined ? "noted replied" : "noted"}>
        <p class="noted-head">
          <Icon name={change.note === undefined ? "send" : "note"} />
          <strong dir="auto">{who}</strong> {time}
          {email ? <span class={`email-state ${email}`}>{t(`email.${email}`)}</span> : null}
        </p>
        <p class="noted-text" dir="auto">
          <LinkedText text={written} />
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
