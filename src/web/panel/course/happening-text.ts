// A system line in the visitor's words. Empty where there is nothing for the visitor to read.
import type { ChatView } from "../../../protocol/chat-view.ts";
import type { Happening } from "../../../protocol/entry.ts";
import { clockTime } from "../../shared/time.ts";
import { nameOf } from "../name-of.ts";
import { locale } from "../words.ts";
import { t } from "./words.ts";

/** What comes to the visitor as a hidden line, if at all. */
type Unread = Extract<
  Happening,
  { event: "offered" | "declined" | "ignored" | "requested" | "offer_closed" | "rated" }
>;

export function happeningText(what: Happening, view: ChatView, clockSkewMs: number): string {
  switch (what.event) {
    case "overflowed":
      return t("system.overflowed", { department: what.department.name });
    case "rang_again":
      return t("system.rangAgain");
    case "owner_changed":
      return t("system.ownerChanged", { name: what.name });
    case "left":
      return t("system.left", { name: what.name });
    case "joined":
      return t("system.joined", { name: what.name });
    case "end_scheduled":
      return t("system.endScheduled", { name: nameOf(what.by, view), span: spanText(what.afterSeconds) });
    case "end_cancelled":
      return what.by === "visitor"
        ? t("system.keptByYou")
        : t("system.kept", { name: nameOf(what.by, view) });
    case "silence_warned":
      return t("system.silence", { time: clockTime(what.endsAt - clockSkewMs, locale.value) });
    case "ended":
      return endedText(what, view);
    default:
      what satisfies Unread;
      return "";
  }
}

function endedText(what: Extract<Happening, { event: "ended" }>, view: ChatView): string {
  switch (what.outcome) {
    case "missed":
      return t("system.missed");
    case "abandoned":
      return t("system.abandoned");
    case "finished":
      if (what.by === "visitor") return t("system.endedByYou");
      if (what.by === "system") return t("system.endedBySilence");
      return t("system.ended", { name: nameOf(what.by, view) });
    default:
      what.outcome satisfies never;
      return "";
  }
}

function spanText(seconds: number): string {
  return seconds % 60 === 0
    ? t("span.minutes", { count: seconds / 60 })
    : t("span.seconds", { count: seconds });
}
