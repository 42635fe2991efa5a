// Before the chat: who asks, and what. Checks what the door will check, and says beside each field what is wrong.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { EMAIL_REGEX } from "valibot";
import { isBlank } from "../../protocol/blank.ts";
import type { Availability } from "../../protocol/visitor-api.ts";
import { visitorLimits } from "../../protocol/visitor-limits.ts";
import { hostPage } from "./host-page.ts";
import { PanelHead } from "./panel-head.tsx";
import type { Visit } from "./visit.ts";
import { refusalText, t } from "./words.ts";

type Field = "name" | "email" | "question";
type Mistakes = Partial<Record<Field, string>>;

export function StartForm({ visit, availability }: { visit: Visit; availability: Availability }) {
  const { departments, site } = availability;
  const person = visit.person();
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email);
  const [question, setQuestion] = useState("");
  const [departmentId, setDepartmentId] = useState(
    (departments.find(({ available }) => available) ?? departments[0])?.id ?? "",
  );
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const available = departments.find(({ id }) => id === departmentId)?.available ?? false;

  useEffect(hostPage.takeFocus, []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [mistakes]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (sending) return;
    const found = check({ name, email, question }, available);
    setMistakes(found);
    if (Object.keys(found).length > 0) return;
    setRefusal(null);
    setSending(true);
    const started = await visit.start({
      departmentId,
      name: name.trim(),
      email: email.trim() || null,
      question,
    });
    setSending(false);
    if (!started.ok) setRefusal(started.code);
  }

  return (
    <>
      <PanelHead title={site.name} />
      <main class="scroll">
        <form class="form" noValidate onSubmit={submit} ref={form}>
          <div>
            <h2>{t("form.heading")}</h2>
            <p class={available ? "soft" : "notice"} role={available ? undefined : "status"}>
              {t(departments.length === 0 ? "refusal.no_department" : available ? "form.intro" : "form.away")}
            </p>
          </div>
          <Labelled id="name" label={t("form.name")} mistake={mistakes.name}>
            <input
              {...described("name", mistakes.name)}
              autoComplete="name"
              required
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Labelled>
          <Labelled id="email" label={t("form.email")} optional={available} mistake={mistakes.email}>
            <input
              {...described("email", mistakes.email)}
              type="email"
              autoComplete="email"
              required={!available}
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          </Labelled>
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
          <Labelled id="question" label={t("form.question")} mistake={mistakes.question}>
            <textarea
              {...described("question", mistakes.question)}
              rows={3}
              required
              value={question}
              onInput={(event) => setQuestion(event.currentTarget.value)}
            />
          </Labelled>
          {refusal ? (
            <p class="problem" role="alert">
              {refusalText(refusal)}
            </p>
          ) : null}
          <button type="submit" class="primary" disabled={sending || departments.length === 0}>
            {t(sending ? "form.sending" : available ? "form.start" : "form.leave")}
          </button>
        </form>
      </main>
    </>
  );
}

interface LabelledProps {
  id: string;
  label: string;
  optional?: boolean;
  mistake?: string | undefined;
  children: ComponentChildren;
}

function Labelled({ id, label, optional = false, mistake, children }: LabelledProps) {
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional ? <span class="optional"> ({t("form.optional")})</span> : null}
      </label>
      {children}
      {mistake ? (
        <p class="mistake" id={`${id}-mistake`}>
          {mistake}
        </p>
      ) : null}
    </div>
  );
}

function described(id: Field, mistake: string | undefined) {
  return {
    id,
    "aria-invalid": mistake !== undefined,
    ...(mistake === undefined ? {} : { "aria-describedby": `${id}-mistake` }),
  };
}

function check(given: Record<Field, string>, available: boolean): Mistakes {
  const mistakes: Mistakes = {};
  const name = given.name.trim();
  const email = given.email.trim();
  if (name === "") mistakes.name = t("form.name.missing");
  else if (name.length > visitorLimits.nameChars) mistakes.name = t("form.name.long");
  if (email === "" && !available) mistakes.email = t("form.email.missing");
  else if (email !== "" && (!EMAIL_REGEX.test(email) || email.length > visitorLimits.emailChars))
    mistakes.email = t("form.email.wrong");
  if (isBlank(given.question)) mistakes.question = t("form.question.missing");
  else if (given.question.length > visitorLimits.questionChars)
    mistakes.question = t("form.question.long", { max: visitorLimits.questionChars });
  return mistakes;
}
