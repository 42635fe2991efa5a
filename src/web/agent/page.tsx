// The agent page as a whole: signed in it is the desk, else the way to it.
import { Mark } from "./icons.tsx";
import { LoginPage } from "./login-page.tsx";
import { session } from "./session.ts";
import { Shell } from "./shell.tsx";
import { t } from "./words.ts";

export function Page() {
  const now = session.value;
  switch (now.state) {
    case "asking":
      return (
        <main class="door" aria-busy="true">
          <Mark />
          <p class="visually-hidden">{t("page.loading")}</p>
        </main>
      );
    case "unreachable":
      return (
        <main class="door">
          <Mark />
          <div role="alert">
            <h1>{t("page.unreachable")}</h1>
            <p>{t("page.unreachableHint")}</p>
          </div>
        </main>
      );
    case "out":
      return <LoginPage expired={now.expired} />;
    case "in":
      return <Shell desk={now.desk} key={now.desk.me.id} />;
    default:
      return now satisfies never;
  }
}
