// The door of the agent page: e-mail and password. Every 'no' says what to do.
import { useEffect, useRef, useState } from "preact/hooks";
import { Mark } from "./icons.tsx";
import type { Refused } from "./rest.ts";
import { signIn } from "./session.ts";
import { type Key, refusalText, spanText, t } from "./words.ts";

type Missing = "email" | "password" | null;
/** How long to wait after too many attempts when the server does not say, milliseconds. */
const usualWaitMs = 60_000;

export function LoginPage({ expired }: { expired: boolean }) {
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<Missing>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [shown, setShown] = useState(false);
  const wait = useWait(refused);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${t("login.title")} · ${t("page.title")}`;
    email.current?.focus();
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || wait > 0) return;
    const given = { email: email.current?.value.trim() ?? "", password: password.current?.value ?? "" };
    const lacks: Missing = !/^\S+@\S+$/.test(given.email)
      ? "email"
      : given.password === ""
        ? "password"
        : null;
    setMissing(lacks);
    setRefused(null);
    if (lacks !== null) {
      (lacks === "email" ? email : password).current?.focus();
      return;
    }
    setBusy(true);
    const answer = await signIn(given.email, given.password);
    if (answer === null) return;
    setBusy(false);
    setRefused(answer);
    password.current?.select();
  }

  // By hand, because the type of a field is not a property that may change in its declaration.
  function toggleShown(): void {
    if (password.current) password.current.type = shown ? "password" : "text";
    setShown(!shown);
  }

  return (
    <main class="door">
      <form class="login" onSubmit={submit} noValidate aria-labelledby="login-title">
        <Mark />
        <h1 id="login-title">{t("login.title")}</h1>
        <p class="soft">{t("login.lead")}</p>
        {expired && !refused ? <p class="notice">{t("login.expired")}</p> : null}
        <div role="alert">{refused ? <p class="notice bad">{problemText(refused)}</p> : null}</div>
        {/* Outside of the alert, so that it is not read out every second. */}
        {wait > 0 ? <p class="hint">{t("login.wait", { time: spanText(wait * 1000) })}</p> : null}
        <label for="login-email">{t("login.email")}</label>
        <input
          id="login-email"
          ref={email}
          type="email"
          autocomplete="username"
          autocapitalize="off"
          spellcheck={false}
          maxLength={254}
          {...errorOf("email", missing)}
        />
        <FieldError field="email" missing={missing} text="login.emailMissing" />
        <label for="login-password">{t("login.password")}</label>
        <div class="password">
          <input
            id="login-password"
            ref={password}
            type="password"
            autocomplete="current-password"
            maxLength={200}
            {...errorOf("password", missing)}
          />
          <button type="button" class="plain" aria-pressed={shown} onClick={toggleShown}>
            {shown ? t("login.hide") : t("login.show")}
          </button>
        </div>
        <FieldError field="password" missing={missing} text="login.passwordMissing" />
        <button type="submit" class="primary large" disabled={busy || wait > 0}>
          {busy ? t("login.busy") : t("login.submit")}
        </button>
      </form>
    </main>
  );
}

function FieldError({ field, missing, text }: { field: Missing; missing: Missing; text: Key }) {
  return missing === field ? (
    <p class="field-error" id={`login-${field}-error`}>
      {t(text)}
    </p>
  ) : null;
}

function errorOf(field: Missing, missing: Missing) {
  return field === missing ? { "aria-invalid": true, "aria-describedby": `login-${field}-error` } : {};
}

function problemText(refused: Refused): string {
  if (refused.code === "too_fast") return t("login.tooMany");
  // An address that no account could have is a wrong login to the person who typed it.
  if (refused.code === "wrong_login" || refused.code === "bad_request") return t("login.wrong");
  return refusalText(refused.code);
}

/** Seconds until another attempt makes sense; 0 when it does. */
function useWait(refused: Refused | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (refused?.code !== "too_fast") {
      setLeft(0);
      return;
    }
    const until = Date.now() + (refused.retryAfterMs ?? usualWaitMs);
    const look = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [refused]);
  return left;
}
