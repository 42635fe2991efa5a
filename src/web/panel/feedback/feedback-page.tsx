// What a visitor wants to say without a chat: of what sort, in which words, from whom if that is told. Files a ticket. Where
// somebody is there, the way to a chat stands below.
import { useEffect, useRef, useState } from "preact/hooks";
import {
  emailMistake,
  type FormMistake,
  nameMistake,
  questionMistake,
} from "../../../domain/visitor-form.ts";
import type { FeedbackTopic } from "../../../protocol/filled-form.ts";
import { visitorLimits } from "../../../protocol/visitor-limits.ts";
import { fileRequest } from "../form/file-request.ts";
import { FiledCard } from "../form/filed-card.tsx";
import { form } from "../form/form.ts";
import { FormRest, type RestHold } from "../form/form-rest.tsx";
import { hostPage } from "../host-page.ts";
import { described, Labelled } from "../labelled.tsx";
import { Help } from "../late-parts.ts";
import { PanelHead } from "../panel-head.tsx";
import { site } from "../site.ts";
import type { Visit } from "../visit.ts";
import { t as panelText } from "../words.ts";
import { t } from "./words.ts";

type Mistakes = Partial<Record<"name" | "email" | "text", FormMistake | null>>;

interface Props {
  visit: Visit;
  /** To the chat. */
  leave(): void;
}

export function FeedbackPage({ visit, leave }: Props) {
  const asks = site.feedback;
  const person = visit.person();
  const [topic, setTopic] = useState<FeedbackTopic | undefined>(asks.topics[0]);
  const [text, setText] = useState("");
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [refusal, setRefusal] = useState("");
  const [sending, setSending] = useState(false);
  const [filed, setFiled] = useState(0);
  const root = useRef<HTMLFormElement>(null);
  const rest: RestHold = useRef(null);

  useEffect(hostPage.takeFocus, []);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [mistakes]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (sending) return;
    const mail = asks.email === "off" ? "" : email.trim();
    const found: Mistakes = {
      text: questionMistake(text),
      name: nameMistake(name, false),
      email: emailMistake(mail, asks.email === "required"),
    };
    setMistakes(found);
    const more = rest.current?.();
    if (!more || Object.values(found).some(Boolean)) return;
    setRefusal("");
    setSending(true);
    const who = { name: name.trim(), email: mail || null };
    const given = { kind: "feedback", ...visit.told(who), ...who, question: text, ...more.added } as const;
    const sent = await fileRequest({ ...given, ...(topic ? { topic } : {}) }, more.drafts);
    setSending(false);
    if (sent.ok) setFiled(sent.value.number);
    else setRefusal(form.refusalText(sent.code));
  }

  if (filed)
    return (
      <FiledCard
        title={t("feedback.thanks")}
        number={filed}
        email={asks.email === "off" ? "" : email.trim()}
        again={() => {
          setText("");
          setFiled(0);
        }}
      />
    );
  const wrong = {
    text: mistakes.text
      ? t(mistakes.text === "missing" ? "feedback.missing" : "feedback.long", {
          max: visitorLimits.questionChars,
        })
      : undefined,
    name: mistakes.name ? t("form.name.long") : undefined,
    email: mistakes.email
      ? t(mistakes.email === "missing" ? "feedback.email" : "form.email.wrong")
      : undefined,
  };
  return (
    <>
      <PanelHead title={t("feedback.title")} subtitle={site.name} />
      <main class="scroll">
        <form class="form" noValidate onSubmit={submit} ref={root}>
          <div>
            <h2>{t("feedback.heading")}</h2>
            <p class="soft" dir="auto">
              {asks.greeting || t("feedback.intro")}
            </p>
          </div>
          {asks.topics.length > 0 ? (
            <fieldset class="topics">
              <legend>{t("feedback.topic")}</legend>
              {asks.topics.map((one) => (
                <label key={one} class="topic">
                  <input type="radio" name="topic" checked={topic === one} onChange={() => setTopic(one)} />
                  {t(`topic.${one}`)}
                </label>
              ))}
            </fieldset>
          ) : null}
          <Labelled id="text" label={t("feedback.text")} mistake={wrong.text}>
            <textarea
              {...described("text", wrong.text)}
              rows={5}
              dir="auto"
              required
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </Labelled>
          <Labelled id="name" label={t("form.name")} optional mistake={wrong.name}>
            <input
              {...described("name", wrong.name)}
              autoComplete="name"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Labelled>
          {asks.email === "off" ? null : (
            <Labelled
              id="email"
              label={t("form.email")}
              optional={asks.email === "optional"}
              mistake={wrong.email}
            >
              <input
                {...described("email", wrong.email)}
                type="email"
                autoComplete="email"
                required={asks.email === "required"}
                value={email}
                onInput={(event) => setEmail(event.currentTarget.value)}
              />
            </Labelled>
          )}
          <FormRest visit={visit} form={asks} attach hold={rest} />
          {refusal ? (
            <p class="problem" role="alert">
              {refusal}
            </p>
          ) : null}
          <button type="submit" class="primary" disabled={sending}>
            {sending ? panelText("form.sending") : t("feedback.send")}
          </button>
          <Help visit={visit} text={text} />
          {mayChat(visit) ? (
            <button type="button" class="quiet" onClick={leave}>
              {t("feedback.chat")}
            </button>
          ) : null}
          <Help visit={visit} text={text} />
        </form>
      </main>
    </>
  );
}

/** Somebody is there, or a chat runs. */
function mayChat(visit: Visit): boolean {
  const stage = visit.stage.value;
  if (stage.name === "form") return stage.availability.departments.some(({ available }) => available);
  return stage.name === "chat";
}
