// The reference of the admin API: every route as the API describes itself, and a way to try it.
import { render } from "preact";
import { fetchJson } from "../shared/fetch-json.ts";
import { chooseLocale } from "../shared/i18n.ts";
import type { OpenApi } from "./document.ts";
import { Reference } from "./reference.tsx";
import { speak, t } from "./words.ts";
import "../shared/base.css";
import "./reference.css";

const locale = chooseLocale(navigator.languages);
await speak(locale);
document.documentElement.lang = locale;
document.title = t("reference.title");

const root = document.getElementById("reference");
const found = await fetchJson<OpenApi>("/api/v1/openapi.json");
if (root)
  render(
    found.ok ? (
      <Reference openApi={found.value} />
    ) : (
      <main>
        <h1>{t("reference.title")}</h1>
        <p role="alert">{t("reference.unreachable")}</p>
      </main>
    ),
    root,
  );
