// The page behind the link in an e-mail: what was written, and a field for the answer, which becomes a chat on that ticket.
import { render } from "preact";
import type { AnswerPage } from "../../protocol/visitor-api.ts";
import { fetchJson } from "../shared/fetch-json.ts";
import { chooseLocale } from "../shared/i18n.ts";
import { Answer } from "./answer.tsx";
import { speak, t } from "./words.ts";
import "../shared/base.css";
import "./answer.css";

const locale = chooseLocale(navigator.languages);
await speak(locale);
document.documentElement.lang = locale;
document.title = t("answer.title");

// The token is a secret: no server sees it in an address, and nothing of it stays in the history.
const token = location.hash.slice(1);

const root = document.getElementById("answer");
const found = await fetchJson<AnswerPage>("/visitor/answer", { token });
if (root)
  render(
    found.ok ? (
      <Answer token={token} page={found.value} />
    ) : (
      <main class="answer">
        <h1>{t("answer.title")}</h1>
        <p role="alert">
          {t(found.code === "network" || found.status >= 429 ? "answer.offline" : "answer.gone")}
        </p>
      </main>
    ),
    root,
  );
