// Before the chat: who asks, and what. While nobody is there the same form files the question, and nothing typed is lost
// when that changes. Says beside each field what is wrong, by the door's own rule.
import { useEffect, useRef, useState } from "preact/hooks";
import { emailMistake, type FormMistake, nameMistake, questionMistake } from "../../domain/visitor-form.ts";
import type { Availability } from "../../protocol/visitor-api.ts";
import { visitorLimits } from "../../protocol/visitor-limits.ts";
import { greeting } from "./embedder.ts";
import type { RestHold } from "./form/form-rest.tsx";
import { hostPage } from "./host-page.ts";
import { described, Labelled } from "./labelled.tsx";
import { Away, FiledCard, FormRest, form, Help } from "./late-parts.ts";
import { PanelHead } from "./panel-head.tsx";
import { site } from "./site.ts";
import type { Visit } from "./visit.ts";
import { refusalText, t } from "./words.ts";

type Field = "name" | "email" | "question";
type Mistakes = Partial<Record<Field, FormMistake | null>>;

export function StartForm({ visit, availability }: { visit: Visit; availability: Availability }) {
  const { departments } = availability;
  const person = visit.person();
  // The website may say who it is while the form is there. What is proved is not typed over.
  const proved = visit.verified.value;
  const [typedName, setName] = useState<string | null>(null);
  const [typedEmail, setEmail] = useState<string | null>(null);
  const name = proved?.name ?? typedName ?? person.name;
  const email = proved?.email ?? typedEmail ?? person.email;
  const [question, setQuestion] = useState("");
  const [chosenId, setDepartmentId] = useState("");
  const offeredId = useRef("");
  const first = departments.find(({ available }) => available) ?? departments[0];
  // What is offered stays, once it is known and not only remembered who is there.
  if (availability.now && !offeredId.current) offeredId.current = first?.id ?? "";
  const departmentId = chosenId || offeredId.current || (first?.id ?? "");
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [refusal, setRefusal] = useState("");
  const [sending, setSending] = useState(false);
  const [filed, setFiled] = useState(0);
  const root = useRef<HTMLFormElement>(null);
  const rest: RestHold = useRef(null);
  const chosen = departments.find(({ id }) => id === departmentId);
  const available = chosen?.available ?? false;
  const asks = site.form;
  const emailNeeded = !available || asks.email === "required";
  const wrong = (field: Field) => {
    const mistake = mistakes[field];
    if (!mistake) return undefined;
    const otherwise = field === "email" ? "form.email.wrong" : (`form.${field}.long` as const);
    return t(mistake === "missing" ? `form.${field}.missing` : otherwise, {
      max: visitorLimits.questionChars,
    });
  };

  const away = (where: "above" | "button") => <Away where={where} opensAt={chosen?.opensAt ?? null} />;

  // The website may say only now who its visitor is: what was typed goes before.
  useEffect(() => {
    setName((typed) => typed || person.name);
    setEmail((typed) => typed || person.email);
  }, [person.name, person.email]);
  useEffect(hostPage.takeFocus, []);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [mistakes]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (sending) return;
    const found: Mistakes = {
      name: nameMistake(name, true),
      email: emailMistake(email, emailNeeded),
      question: questionMistake(question),
    };
    setMistakes(found);
    // What the site asks for besides must be there before anything is sent; else it may come or not.
    const hasAdded = asks.fields.length > 0 || asks.consent !== null;
    const more = rest.current ? rest.current() : hasAdded ? null : undefined;
    if (more === null || Object.values(found).some(Boolean)) return;
    setRefusal("");
    setSending(true);
    const part = await form().catch(() => null);
    const given = { departmentId, name: name.trim(), email: email.trim(), question, ...more?.added };
    const sent = available
      ? await visit.start({ ...given, email: given.email || null })
      : await part?.fileRequest({ kind: "offline", ...visit.told(given), ...given }, more?.drafts);
    setSending(false);
    if (sent?.ok) {
      if ("number" in sent.value) setFiled(sent.value.number);
      return;
    }
    const code = sent?.code ?? "network";
    setRefusal((part?.refusalText ?? refusalText)(code));
    if (code === "unavailable") void visit.ask();
    // The form asks who it is then.
    if (code === "expired_identity") visit.recognise(null);
  }

  if (filed)
    return (
      <FiledCard
        number={filed}
        email={email.trim()}
        again={() => {
          setQuestion("");
          setFiled(0);
        }}
      />
    );
  return (
    <>
      <PanelHead title={availability.site.name} />
      <main class="scroll">
        <form class="form" noValidate onSubmit={submit} ref={root}>
          <div>
            <h2>{t("form.heading")}</h2>
            <p class={available ? "soft" : "notice"} role="status" dir="auto">
              {available
                ? greeting.value || site.greeting || t("form.intro")
                : chosen
                  ? away("above")
                  : t("refusal.no_department")}
            </p>
          </div>
          <Labelled id="name" label={t("form.name")} mistake={wrong("name")}>
            <input
              {...described("name", wrong("name"))}
              autoComplete="name"
              readOnly={!!proved}
              required
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Labelled>
          {available && asks.email === "off" ? null : (
            <Labelled id="email" label={t("form.email")} optional={!emailNeeded} mistake={wrong("email")}>
              <input
                {...described("email", wrong("email"))}
                type="email"
                autoComplete="email"
                readOnly={!!proved?.email}
                required={emailNeeded}
                value={email}
                onInput={(event) => setEmail(event.currentTarget.value)}
              />
            </Labelled>
          )}
          {departments.length > 1 ? (
            <Labelled id="department" label={t("form.department")}>
              <select
                id="department"
                value={departmentId}
                onChange={(event) => setDepartmentId(event.currentTarget.value)}
              >
                {departments.map((department) => (
                  <option key={department.id} value={department.id}>
                    {department.available
                      ? department.name
                      : t("form.department.away", { name: department.name })}
                  </option>
                ))}
              </select>
            </Labelled>
          ) : null}
          <Labelled id="question" label={t("form.question")} mistake={wrong("question")}>
            <textarea
              {...described("question", wrong("question"))}
              rows={3}
              required
              value={question}
              onInput={(event) => setQuestion(event.currentTarget.value)}
            />
          </Labelled>
          <FormRest visit={visit} form={asks} attach={!available} watched={departmentId} hold={rest} />
          {refusal ? (
            <p class="problem" role="alert">
              {refusal}
            </p>
          ) : null}
          <button type="submit" class="primary" disabled={sending || !chosen}>
            {sending ? t("form.sending") : available ? t("form.start") : away("button")}
          </button>
          <Help visit={visit} text={question} />
        </form>
      </main>
    </>
  );
}
