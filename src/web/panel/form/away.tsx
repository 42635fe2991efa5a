// What a form says while nobody is there: that it is so, when somebody is back, and what becomes of the question.
import { clockTime, dayOf } from "../../shared/time.ts";
import { site } from "../site.ts";
import { locale } from "../words.ts";
import { t } from "./words.ts";

const weekMs = 7 * 24 * 3_600_000;

interface Props {
  /** Above the form, or on its button. */
  where: "above" | "button";
  /** When it opens; null: nobody knows. */
  opensAt: number | null;
}

export function Away({ where, opensAt }: Props) {
  if (where === "button") return <>{t("form.leave")}</>;
  return (
    <>
      {site.offlineText || t("form.away")}
      {opensAt === null ? null : ` ${opensText(opensAt)}`}
    </>
  );
}

/** In the visitor's own time. */
function opensText(at: number): string {
  const now = Date.now();
  const time = clockTime(at, locale.value);
  if (dayOf(at) === dayOf(now)) return t("opens.today", { time });
  const named = at - now < weekMs;
  const day = new Intl.DateTimeFormat(locale.value, {
    weekday: "long",
    ...(named ? {} : { month: "long", day: "numeric" }),
  }).format(at);
  return t("opens.later", { day, time });
}
