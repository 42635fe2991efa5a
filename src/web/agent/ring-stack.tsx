// What was given to this agent, and what rings, at the bottom right: one card for each chat, newest below, with the time
// that is left to accept it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { OfferCard } from "../../protocol/desk-frames.ts";
import { limits } from "../../protocol/limits.ts";
import { timeLeft, useNow } from "../shared/countdown.tsx";
import { useDesk } from "./desk-context.ts";
import { GivenNotices, givenText } from "./given-notices.tsx";
import { Icon } from "./icons.tsx";
import { focusComposer, go } from "./navigation.ts";
import { type RingingCard, ringCardId, stillRinging } from "./ringing.ts";
import { refusalText, t } from "./words.ts";

export function RingStack() {
  const { client, given, lastRang } = useDesk();
  const ringing = client.ringing.value;
  const count = stillRinging(ringing).length;
  const region = useRef<HTMLElement>(null);
  const arrived = lastRang.value;
  const isEmpty = ringing.length === 0 && given.list.value.length === 0;

  // Whoever stood on a card with the keyboard is not thrown to the top of the page when it goes.
  const stood = useRef(false);
  useEffect(() => {
    if (!stood.current || document.activeElement !== document.body) return;
    // With the last card the region is hidden, too.
    if (isEmpty) document.querySelector("main")?.focus({ preventScroll: true });
    else region.current?.focus();
  }, [ringing, given.list.value]);

  return (
    <>
      <p class="visually-hidden" aria-live="assertive">
        {count > 0 && arrived
          ? t(arrived.kind === "new" ? "ring.arrived" : "ring.arrivedAsked", {
              kind: t(`ring.kinds.${arrived.kind}`),
              name: arrived.visitorName,
              from: arrived.from?.name ?? "",
              question: arrived.question || t("ring.noQuestion"),
            })
          : ""}
      </p>
      <p class="visually-hidden" aria-live="assertive">
        {givenText(given.list.value.at(-1))}
      </p>
      <section
        class="rings"
        ref={region}
        aria-label={t("ring.region")}
        tabIndex={-1}
        hidden={isEmpty}
        onFocusIn={() => {
          stood.current = true;
        }}
        onFocusOut={({ relatedTarget }) => {
          if (relatedTarget !== null) stood.current = false;
        }}
      >
        {count > 1 ? <p class="ring-count">{t("ring.count", { count })}</p> : null}
        <div class="ring-list">
          <GivenNotices />
          {ringing.map((ring) => (
            <RingCard key={ring.card.offerId} ring={ring} />
          ))}
        </div>
      </section>
    </>
  );
}

type Busy = "accepting" | "declining" | null;

function RingCard({ ring }: { ring: RingingCard }) {
  const { accept, decline } = useDesk();
  const { card, over } = ring;
  const [busy, setBusy] = useState<Busy>(null);
  const [reasoning, setReasoning] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const refuse = useRef<HTMLButtonElement>(null);
  const id = card.offerId;

  async function onAccept(): Promise<void> {
    setBusy("accepting");
    setProblem(null);
    const refused = await accept(card);
    if (refused === null) {
      focusComposer(card.chatId);
      go({ page: "chats", chatId: card.chatId });
      return;
    }
    setBusy(null);
    setProblem(refusalText(refused.code));
  }

  function goBack(): void {
    setReasoning(false);
    refuse.current?.focus();
  }

  async function onDecline(): Promise<void> {
    if (card.kind !== "new" && !reasoning) return setReasoning(true);
    const over = reason.trim().length - limits.reasonChars;
    if (over > 0) return setProblem(t("help.over", { chars: over }));
    setBusy("declining");
    setProblem(null);
    const refused = await decline(card, reason.trim());
    if (refused === null) return;
    setBusy(null);
    setProblem(refusalText(refused.code));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form.
    <div
      class={`ring ${over ? "over" : ""}`}
      id={ringCardId(id)}
      role="group"
      aria-labelledby={`${id}-title ${id}-name`}
    >
      <div class="ring-head">
        <h2 id={`${id}-title`}>{t(`ring.kinds.${card.kind}`)}</h2>
        <span class="tag">{card.departmentName}</span>
      </div>
      <p class="ring-name" id={`${id}-name`} dir="auto">
        {card.visitorName}
      </p>
      <p class="ring-question" dir="auto">
        {card.question || <span class="soft">{t("ring.noQuestion")}</span>}
      </p>
      <Sender card={card} />
      <p class="ring-note" aria-live="polite">
        {noteOf(ring)}
      </p>
      {over ? null : (
        <>
          <p class="ring-problem" role="alert">
            {problem}
          </p>
          <TimeBar ring={ring} />
          {reasoning ? (
            <ReasonField
              id={id}
              reason={reason}
              onInput={setReason}
              onDone={() => void onDecline()}
              onBack={goBack}
            />
          ) : null}
          <div class="ring-actions">
            {reasoning ? (
              <button type="button" class="quiet" onClick={goBack}>
                {t("ring.back")}
              </button>
            ) : (
              <button type="button" class="primary" disabled={busy !== null} onClick={() => void onAccept()}>
                {t(busy === "accepting" ? "ring.accepting" : "ring.accept")}
                <span class="visually-hidden"> {card.visitorName}</span>
              </button>
            )}
            <button
              type="button"
              ref={refuse}
              class="quiet"
              disabled={busy !== null}
              onClick={() => void onDecline()}
            >
              {t("ring.decline")}
              <span class="visually-hidden"> {card.visitorName}</span>
            </button>
          </div>
        </>
      )}
    </div>
  );
}

/** Who hands it on or asks for help, and with which words. */
function Sender({ card }: { card: OfferCard }) {
  if (card.kind === "new" || card.from === null) return null;
  return (
    <>
      <p class="ring-from" dir="auto">
        {t(`ring.from.${card.kind}`, { name: card.from.name })}
      </p>
      {card.message ? (
        <p class="ring-message" dir="auto">
          {card.message}
        </p>
      ) : null}
    </>
  );
}

interface ReasonProps {
  id: string;
  reason: string;
  onInput: (reason: string) => void;
  onDone: () => void;
  onBack: () => void;
}

function ReasonField({ id, reason, onInput, onDone, onBack }: ReasonProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div class="ring-reason">
      <label for={`${id}-reason`}>{t("ring.reason")}</label>
      <input
        id={`${id}-reason`}
        ref={field}
        type="text"
        dir="auto"
        autocomplete="off"
        value={reason}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return;
          if (event.key === "Enter") onDone();
          else if (event.key === "Escape") onBack();
        }}
      />
    </div>
  );
}

function noteOf({ card, over }: RingingCard): string {
  if (over === null) return "";
  if (over.end !== "accepted") return t(`ring.over.${over.end}`, { department: card.departmentName });
  return over.by?.name ? t("ring.taken", { name: over.by.name }) : t("ring.takenByOther");
}

function TimeBar({ ring: { card, skewMs } }: { ring: RingingCard }) {
  const left = timeLeft(card.ringsUntil, skewMs, useNow());
  const whole = Math.max(1, card.ringsUntil - card.ringsSince);
  return (
    <div class="time-left" role="timer" aria-live="off" aria-label={t("ring.timeLeft")}>
      <Icon name="clock" />
      <span class="track" aria-hidden="true">
        <span
          class={left < 10_000 ? "fill short" : "fill"}
          style={{ transform: `scaleX(${Math.min(1, left / whole)})` }}
        />
      </span>
      <span class="time-number">{t("ring.seconds", { left: Math.ceil(left / 1000) })}</span>
    </div>
  );
}
