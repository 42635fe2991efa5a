// The panel as a whole: the visit, what is drawn of it, and what the website around it is told.
import { effect } from "@preact/signals-core";
import { render } from "preact";
import { chooseLocale } from "../shared/i18n.ts";
import { hostPage } from "./host-page.ts";
import { Panel } from "./panel.tsx";
import { site, wearColours } from "./site.ts";
import { countUnread } from "./timeline.ts";
import { createVisit } from "./visit.ts";
import { speak } from "./words.ts";

const parameters = new URLSearchParams(location.search);
wearColours();
const fixed = site.language === "auto" ? (parameters.get("lang") ?? "") : site.language;
await speak(chooseLocale([fixed, ...navigator.languages]));

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
