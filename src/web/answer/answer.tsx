// The reply as it was written, and the answer to it. When it is sent, the panel goes on with the chat.
import { useRef, useState } from "preact/hooks";
import { isBlank } from "../../protocol/blank.ts";
import type { AnswerPage, Availability, StartChat, StartedChat } from "../../protocol/visitor-api.ts";
import { visitorLimits } from "../../protocol/visitor-limits.ts";
import { createKeepsakes } from "../panel/keepsakes.ts";
import { randomText } from "../shared/environment.ts";
import { type Fetched, fetchJson } from "../shared/fetch-json.ts";
import { LinkedText } from "../shared/linkify.tsx";
import { dateAndTime } from "../shared/time.ts";
import { locale, refusalText, t } from "./words.ts";

interface AnswerProps {
  token: string;
  page: AnswerPage;
}

export function Answer({ token, page }: AnswerProps) {
  const keepsakes = createKeepsakes(page.site.key);
  const draftKey = `answer/${token.slice(-12)}`;
  const [text, setText] = useState(() => keepsakes.get(draftKey) ?? "");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  /** The same until it is taken, so that a repeated try is the same start. */
  const startKey = useRef(randomText(32));
  const over = text.length - visitorLimits.questionChars;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || isBlank(text) || over > 0) return;
    setBusy(true);
    const started = await start({ token, page, text, startKey: startKey.current });
    setBusy(false);
    if (!started.ok) {
      setProblem(refusalText(started.code));
      return;
    }
    keepsakes.set(draftKey, null);
    const { chatId, token: chatToken } = started.value;
    keepsakes.set("chat", JSON.stringify({ chatId, token: chatToken }));
    location.replace(`/panel?${new URLSearchParams({ site: page.site.key, lang: locale })}`);
  }

  return (
    <main class="answer">
      <p class="site" dir="auto">
        {page.site.name}
      </p>
      <h1 dir="auto">{page.subject || t("answer.title")}</h1>
      <blockquote dir="auto">
        <p>
          <LinkedText text={page.reply} />
        </p>
        <footer>
          {page.agentName}, {dateAndTime(page.repliedAt, locale)}
        </footer>
      </blockquote>
      <form onSubmit={submit}>
        <label for="text">{t("answer.field", { name: page.name })}</label>
        <textarea
          id="text"
          rows={6}
          dir="auto"
          value={text}
          readOnly={busy}
          aria-invalid={over > 0}
          aria-describedby="said"
          onInput={({ currentTarget: { value } }) => {
            setText(value);
            keepsakes.set(draftKey, value === "" ? null : value);
          }}
        />
        <p id="said" role="status" class={over > 0 || problem ? "problem" : ""}>
          {over > 0 ? t("answer.over", { chars: over }) : problem}
        </p>
        <button type="submit" disabled={busy || isBlank(text) || over > 0}>
          {t(busy ? "answer.sending" : "answer.send")}
        </button>
      </form>
    </main>
  );
}

interface Start {
  token: string;
  page: AnswerPage;
  text: string;
  startKey: string;
}

/** In the ticket's department; where that takes no chats any more, in the first that does. */
async function start({ token, page, text, startKey }: Start): Promise<Fetched<StartedChat>> {
  const inDepartment = (departmentId: string) => {
    const body: StartChat = {
      ...{ site: page.site.key, departmentId, startKey, language: locale },
      ...{ name: page.name, email: page.email, question: text, answer: token },
    };
    return fetchJson<StartedChat>("/visitor/chats", { body });
  };
  const started = await inDepartment(page.departmentId);
  if (started.ok || started.code !== "no_department") return started;
  const query = new URLSearchParams({ site: page.site.key });
  const open = await fetchJson<Availability>(`/visitor/availability?${query}`);
  const [first] = open.ok ? open.value.departments : [];
  return first ? inDepartment(first.id) : started;
}
