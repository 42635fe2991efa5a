// What happened to a chat, as a sentence for agents.
import type { AuthorId, Happening } from "../../protocol/entry.ts";
import { clockTime } from "../shared/time.ts";
import { timeLocale } from "./preferences.ts";
import { spanText, t } from "./words.ts";

export interface Names {
  visitor: string;
  people: Record<string, { name: string }>;
}

export function nameOf(names: Names, author: AuthorId): string {
  return author === "visitor" ? names.visitor : (names.people[author]?.name ?? "");
}

export function happeningText(what: Happening, names: Names): string {
  switch (what.event) {
    case "offered":
      return what.rung.length === 0
        ? t("happened.rangNobody")
        : t("happened.rang", { names: listText(what.rung.map(({ name }) => name)) });
    case "declined":
      if (what.because === "offline") return t("happened.wentOffline", { name: what.name });
      return what.reason
        ? t("happened.declinedWhy", { name: what.name, reason: what.reason })
        : t("happened.declined", { name: what.name });
    case "ignored":
      return t("happened.ignored", { names: listText(what.agents.map(({ name }) => name)) });
    case "requested":
      return requestText(what, nameOf(names, what.by));
    case "offer_closed":
      return what.kind === "new" ? t("closed.new") : t(`closed.${what.kind}.${what.how}`);
    case "overflowed":
      return t("happened.overflowed", { department: what.department.name });
    case "rang_again":
      return t("happened.rangAgain");
    case "owner_changed":
      return what.department
        ? t("happened.handedTo", { name: what.name, department: what.department.name })
        : t(`owner.${what.how}`, { name: what.name, by: what.assignedBy?.name ?? "" });
    case "left":
      return t(`left.${what.how}`, { name: what.name });
    case "joined":
      return what.assignedBy
        ? t("owner.assigned", { name: what.name, by: what.assignedBy.name })
        : t("happened.joined", { name: what.name });
    case "end_scheduled":
      return t("happened.endScheduled", {
        name: nameOf(names, what.by),
        after: spanText(what.afterSeconds * 1000),
      });
    case "end_cancelled":
      return what.by === "visitor"
        ? t("happened.endCancelledByVisitor", { name: names.visitor })
        : t("happened.endCancelled", { name: nameOf(names, what.by) });
    case "silence_warned":
      return t("happened.silenceWarned", { time: clockTime(what.endsAt, timeLocale.value) });
    case "rated":
      return t(what.comment ? "happened.ratedWith" : "happened.rated", {
        name: names.visitor,
        rating: t(`ratings.${what.rating}`),
        comment: what.comment,
      });
    case "ended":
      if (what.outcome !== "finished") return t(`happened.${what.outcome}`);
      return what.by === "system"
        ? t("happened.endedBySystem")
        : t("happened.endedBy", { name: nameOf(names, what.by) });
    default:
      what satisfies never;
      return "";
  }
}

/** Who asked whom for what, with the words that went along. */
function requestText(what: Extract<Happening, { event: "requested" }>, by: string): string {
  const to = what.to?.name ?? t("help.anyIn", { department: what.department.name });
  const sentence = t(`happened.asked.${what.kind}`, { by, to });
  return what.message ? t("happened.saying", { sentence, message: what.message }) : sentence;
}

/** 'Ada, Bo, and Cy', as the language joins them. */
function listText(names: readonly string[]): string {
  return new Intl.ListFormat(timeLocale.value, { type: "conjunction" }).format(names);
}
