// The whole conversation as a file on the visitor's device: also what the panel does not hold is fetched for it.
import { type Transcript, transcriptAsHtml, transcriptAsText } from "../../../domain/transcript.ts";
import type { ChatView } from "../../../protocol/chat-view.ts";
import type { Entry, MessageEntry } from "../../../protocol/entry.ts";
import type { ChatClient } from "../../shared/chat-client.ts";
import { clockTime, dayOf } from "../../shared/time.ts";
import { happeningText } from "../course/happening-text.ts";
import { begin as beginCourse } from "../course/words.ts";
import { nameOf } from "../name-of.ts";
import { site } from "../site.ts";
import type { Visit } from "../visit.ts";
import { locale } from "../words.ts";
import { t } from "./words.ts";

/** Null when it was handed to the browser, else the code of what went wrong. */
export async function saveTranscript(
  kind: "text" | "html",
  visit: Visit,
  client: ChatClient,
  view: ChatView,
): Promise<string | number | null> {
  const [found] = await Promise.all([allEntries(visit, client), beginCourse()]);
  if (!found.ok) return found.code;
  const { clockSkewMs, you } = client.replica.peek();
  const told = transcriptOf(found.entries, view, clockSkewMs, you ?? "visitor");
  const day = new Date(view.createdAt - clockSkewMs).toLocaleDateString("sv");
  const name = `${t("transcript.file")}-${day}`;
  // The mark at the beginning tells old programs that this is UTF-8.
  if (kind === "text") save(`${name}.txt`, "text/plain", `\ufeff${transcriptAsText(told)}`);
  else save(`${name}.html`, "text/html", transcriptAsHtml(told));
  return null;
}

type Found = { ok: true; entries: Entry[] } | { ok: false; code: string | number };

async function allEntries(visit: Visit, client: ChatClient): Promise<Found> {
  const { entries: held, olderFrom } = client.replica.peek();
  let entries = [...held];
  let before = olderFrom;
  while (before !== null && before > 1) {
    const page = await visit.history(before);
    if (!page.ok) return page;
    const older = page.value.entries.filter(({ seq }) => seq < (before ?? 0));
    entries = [...older, ...entries];
    before = older[0]?.seq ?? null;
  }
  return { ok: true, entries };
}

function transcriptOf(
  entries: readonly Entry[],
  view: ChatView,
  clockSkewMs: number,
  you: string,
): Transcript {
  const full = new Intl.DateTimeFormat(locale.value, { dateStyle: "full" });
  const moment = new Intl.DateTimeFormat(locale.value, { dateStyle: "long", timeStyle: "short" });
  const days: { name: string; day: string; lines: Transcript["days"][number]["lines"][number][] }[] = [];
  for (const entry of entries) {
    const at = entry.at - clockSkewMs;
    const line = lineOf(entry, view, clockSkewMs, you);
    if (line === null) continue;
    if (days.at(-1)?.day !== dayOf(at)) days.push({ name: full.format(at), day: dayOf(at), lines: [] });
    days.at(-1)?.lines.push({ time: clockTime(at, locale.value), ...line });
  }
  const team = Object.values(view.people).map(({ name }) => name);
  return {
    language: locale.value,
    title: t("transcript.title", { site: site.name }),
    facts: [
      { label: t("transcript.visitor"), value: view.visitor.name },
      { label: t("transcript.department"), value: view.department.name },
      ...(team.length === 0 ? [] : [{ label: t("transcript.team"), value: team.join(", ") }]),
      { label: t("transcript.began"), value: moment.format(view.createdAt - clockSkewMs) },
      ...(view.endedAt === null
        ? []
        : [{ label: t("transcript.ended"), value: moment.format(view.endedAt - clockSkewMs) }]),
      { label: t("transcript.zone"), value: moment.resolvedOptions().timeZone },
    ],
    days,
  };
}

function lineOf(entry: Entry, view: ChatView, clockSkewMs: number, you: string) {
  switch (entry.kind) {
    case "message": {
      const own = entry.from === you;
      return { who: own ? view.visitor.name : nameOf(entry.from, view), own, text: textOf(entry) };
    }
    case "system": {
      const text = happeningText(entry.what, view, clockSkewMs);
      return text === "" ? null : { who: null, own: false, text };
    }
    case "note":
    case "hidden":
      return null;
    default:
      return entry satisfies never;
  }
}

/** A file is named: its bytes are not part of the page. */
function textOf({ body, file }: MessageEntry): string {
  const named = file === undefined ? [] : [t("transcript.attached", { name: file.name })];
  return [...named, ...(body === "" ? [] : [body])].join("\n");
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
