// After the end: thanks or regret, honestly, a word to add after a missed chat, and the way to another one.
import { useEffect, useRef, useState } from "preact/hooks";
import { isBlank } from "../../../protocol/blank.ts";
import type { ChatView } from "../../../protocol/chat-view.ts";
import { visitorLimits } from "../../../protocol/visitor-limits.ts";
import type { ChatClient } from "../../shared/chat-client.ts";
import { newClientId } from "../../shared/environment.ts";
import type { Visit } from "../visit.ts";
import { locale, refusalText } from "../words.ts";
import { t } from "./words.ts";

interface Props {
  visit: Visit;
  client: ChatClient;
  view: ChatView;
}

export function EndedCard({ visit, client, view }: Props) {
  const outcome = view.outcome ?? "finished";
  const heading = useRef<HTMLHeadingElement>(null);
  const rating = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The composer went, and with it the focus: keep a keyboard's user here.
    if (document.hasFocus() && document.activeElement === document.body) heading.current?.focus();
    const place = rating.current;
    // Where it cannot be fetched, nothing is asked.
    if (place)
      import("../rating/rating-card.ts")
        .then((card) => card.askForRating(place, client, locale.value))
        .catch(() => {});
  }, []);
  return (
    <section class="ended">
      <h2 ref={heading} tabIndex={-1}>
        {t(`ended.${outcome}`)}
      </h2>
      <p class="soft">
        {t(`ended.${outcome}.text`)}
        {outcome === "missed" && view.visitor.email === null ? ` ${t("ended.missed.noEmail")}` : null}
      </p>
      {view.may.rate || view.rated ? <div ref={rating} /> : null}
      {view.may.leaveMessage ? <Afterword visit={visit} /> : null}
      <button type="button" class={view.may.leaveMessage ? "quiet" : "primary"} onClick={visit.reset}>
        {t("ended.again")}
      </button>
    </section>
  );
}

function Afterword({ visit }: { visit: Visit }) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  /** The same until it is taken, so that a repeated try is the same message. */
  const cid = useRef(freshCid());

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (sending || isBlank(text)) return;
    if (text.length > visitorLimits.bodyChars) {
      setRefusal("too_long");
      return;
    }
    setSending(true);
    const answer = await visit.leaveMessage(cid.current, text);
    setSending(false);
    setRefusal(answer.ok ? null : answer.code);
    if (!answer.ok) return;
    cid.current = freshCid();
    setSaid(text);
    setText("");
  }

  return (
    <form class="afterword" onSubmit={submit}>
      <label for="afterword">{t("afterword.label")}</label>
      <textarea
        id="afterword"
        rows={3}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setSaid(null);
        }}
      />
      <div role="status">{said === null ? null : <p class="soft small">{t("afterword.added")}</p>}</div>
      {refusal ? (
        <p class="problem" role="alert">
          {refusalText(refusal)}
        </p>
      ) : null}
      <button type="submit" class="primary" disabled={sending || isBlank(text)}>
        {t("afterword.send")}
      </button>
    </form>
  );
}

function freshCid(): string {
  return `${newClientId()}.1`;
}
