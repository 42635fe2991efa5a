// The agent page's start.
import "../shared/base.css";
import "./agent.css";
import { render } from "preact";
import { Page } from "./page.tsx";
import { applyPreferences } from "./preferences.ts";
import { resume, session } from "./session.ts";
import { beginToSpeak } from "./words.ts";

applyPreferences(document.documentElement);

function wake(): void {
  if (session.value.state === "in") session.value.desk.wake();
  else if (session.value.state === "unreachable") void resume();
}
addEventListener("online", wake);
addEventListener("pageshow", wake);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") wake();
});

void resume();
await beginToSpeak(document.documentElement);
render(<Page />, document.getElementById("agent") ?? document.body);
