// After the end: thanks or regret, honestly, a word to add after a missed chat, and the way to another one.
import { useEffect, useRef, useState } from "preact/hooks";
import { isBlank } from "../../protocol/blank.ts";
import type { ChatView } from "../../protocol/chat-view.ts";
import { visitorLimits } from "../../protocol/visitor-limits.ts";
import { newClientId } from "../shared/environment.ts";
import type { Visit } from "./visit.ts";
import { refusalText, t } from "./words.ts";

export function EndedCard({ visit, view }: { visit: Visit; view: ChatView }) {
  const outcome = view.outcome ?? "finished";
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The composer went, and with it the focus: keep a keyboard's user here.
    if (document.hasFocus() && document.activeElement === document.body) heading.current?.focus();
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
  const cid = useRef(`${newClientId()}.1`);

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
    cid.current = `${newClientId()}.1`;
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
