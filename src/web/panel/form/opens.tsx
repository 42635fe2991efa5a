// When somebody is there again, in the visitor's own time.
import { clockTime, dayOf } from "../../shared/time.ts";
import { locale } from "../words.ts";
import { t } from "./words.ts";

const weekMs = 7 * 24 * 3_600_000;

export function Opens({ at }: { at: number }) {
  const now = Date.now();
  const time = clockTime(at, locale.value);
  if (dayOf(at) === dayOf(now)) return <>{t("opens.today", { time })}</>;
  const named = at - now < weekMs;
  const day = new Intl.DateTimeFormat(locale.value, {
    weekday: "long",
    ...(named ? {} : { month: "long", day: "numeric" }),
  }).format(at);
  return <>{t("opens.later", { day, time })}</>;
}
