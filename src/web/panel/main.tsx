// The page in the widget's iframe, or by itself behind a link: /panel?site=KEY&lang=…&origin=…
import { effect } from "@preact/signals-core";
import { render } from "preact";
import { chooseLocale } from "../shared/i18n.ts";
import { hostPage } from "./host-page.ts";
import { Panel } from "./panel.tsx";
import { countUnread } from "./timeline.ts";
import { createVisit } from "./visit.ts";
import { speak, t } from "./words.ts";
import "../shared/base.css";
import "./panel.css";
import "./controls.css";
import "./conversation.css";

const parameters = new URLSearchParams(location.search);
const locale = chooseLocale([parameters.get("lang") ?? "", ...navigator.languages]);
await speak(locale);
document.documentElement.lang = locale;
document.title = t("panel.title");

const root = document.getElementById("panel");
const visit = createVisit(parameters.get("site") ?? "");
// Drawing is one effect: whatever signal any part read while being drawn draws the panel again when it changes.
if (root) effect(() => render(<Panel visit={visit} />, root));
hostPage.begin();
effect(() => {
  const stage = visit.stage.value;
  const { view, entries, marks, you } =
    stage.name === "chat" ? stage.client.replica.value : { view: null, entries: [], marks: {}, you: null };
  const unread = you === null ? 0 : countUnread(entries, you, marks[you]?.seen ?? 0);
  hostPage.tell({ porchlight: "state", chatting: view !== null && view.phase !== "ended", unread });
});
void visit.begin();
