// The page: whose token calls, the routes by what they are about, and the codes of every 'no'.
import { useState } from "preact/hooks";
import { type OpenApi, routesOf } from "./document.ts";
import { RouteCard } from "./route-card.tsx";
import { t } from "./words.ts";

export function Reference({ openApi }: { openApi: OpenApi }) {
  const [token, setToken] = useState("");
  const codes = openApi.components.schemas.Problem.properties.error.properties.code.enum;
  return (
    <>
      <nav aria-label={t("reference.routes")}>
        <a class="home" href="#top">
          {t("reference.title")}
        </a>
        {openApi.tags.map(({ name }) => (
          <a key={name} href={`#${name}`}>
            {name}
          </a>
        ))}
        <a href="#codes">{t("reference.codes")}</a>
        <a href="/api/v1/openapi.json">{t("reference.document")}</a>
      </nav>
      <main id="top">
        <h1>{t("reference.title")}</h1>
        <p>{t("reference.lead")}</p>
        <p>{openApi.info.description}</p>
        <div class="token">
          <label for="token">{t("reference.token")}</label>
          <input
            id="token"
            type="password"
            autocomplete="off"
            spellcheck={false}
            aria-describedby="token-hint"
            value={token}
            onInput={(event) => setToken(event.currentTarget.value.trim())}
          />
          <p id="token-hint" class="soft">
            {t("reference.token.hint")}
          </p>
        </div>
        {openApi.tags.map(({ name }) => (
          <section key={name} id={name} aria-labelledby={`${name}-heading`}>
            <h2 id={`${name}-heading`}>{name}</h2>
            {routesOf(openApi, name).map((route) => (
              <RouteCard key={route.operationId} route={route} token={token} />
            ))}
          </section>
        ))}
        <section id="codes" aria-labelledby="codes-heading">
          <h2 id="codes-heading">{t("reference.codes")}</h2>
          <p>{t("reference.codes.lead")}</p>
          <ul class="codes">
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </section>
      </main>
    </>
  );
}
