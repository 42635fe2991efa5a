// The panel as a whole: the visit, what is drawn of it, and what the website around it is told.
import { effect, signal } from "@preact/signals-core";
import { render } from "preact";
import type { Availability } from "../../protocol/visitor-api.ts";
import type { ToHost } from "../shared/embedding.ts";
import { chooseLocale } from "../shared/i18n.ts";
import { hostPage } from "./host-page.ts";
import { FeedbackPage } from "./late-parts.ts";
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
const mode = signal(parameters.get("mode"));
const toChat = () => {
  mode.value = null;
};
if (root)
  effect(() =>
    render(
      mode.value === "feedback" ? <FeedbackPage visit={visit} leave={toChat} /> : <Panel visit={visit} />,
      root,
    ),
  );
const embedding = () => import("./embedding/embedding.ts");
hostPage.begin(async (wish) => (await embedding()).fulfil(visit, wish));
effect(() => {
  const stage = visit.stage.value;
  const { view, entries, marks, you } =
    stage.name === "chat" ? stage.client.replica.value : { view: null, entries: [], marks: {}, you: null };
  const unread = you === null ? 0 : countUnread(entries, you, marks[you]?.seen ?? 0);
  hostPage.tell({ porchlight: "state", chatting: view !== null && view.phase !== "ended", unread });
});
effect(() => {
  const stage = visit.stage.value;
  if (stage.name === "form" && stage.availability.now) hostPage.tell(statusOf(stage.availability));
  if (stage.name !== "chat" || !hostPage.embedded) return;
  const known = stage.client.replica.peek();
  void embedding().then(
    ({ tellOf }) => tellOf(stage, known),
    () => {},
  );
});
void visit.begin();

function statusOf({ departments }: Availability): ToHost {
  const status = departments.some(({ available }) => available) ? "online" : "offline";
  return { porchlight: "event", name: "status", detail: { status } };
}
