// 'Why did nobody answer?': every ring of a missed chat, who was rung and what they did, who was not and why.
import type { LoggedEntry, SystemEntry } from "../../../protocol/entry.ts";
import { clockTime } from "../../shared/time.ts";
import { Icon } from "../icons.tsx";
import { timeLocale } from "../preferences.ts";
import { t } from "./words.ts";

interface OfferStoryProps {
  transcript: readonly LoggedEntry[];
  /** Of its heading; others stand on the page. */
  id?: string;
}

export function OfferStory({ transcript, id = "story-title" }: OfferStoryProps) {
  const rings = transcript
    .filter((entry) => entry.kind === "system")
    .filter(({ what }) => what.event === "offered");
  return (
    <section class="story" aria-labelledby={id}>
      <h2 id={id}>
        <Icon name="alert" />
        {t("ticket.story")}
      </h2>
      {rings.map((ring) => (
        <Ring key={ring.seq} ring={ring} transcript={transcript} />
      ))}
    </section>
  );
}

function Ring({ ring, transcript }: { ring: SystemEntry; transcript: readonly LoggedEntry[] }) {
  if (ring.what.event !== "offered") return null;
  const { rung, skipped, offerId } = ring.what;
  const declined = declinedAfter(transcript, ring.seq, offerId);
  return (
    <div class="story-ring">
      <p class="soft">
        <time dateTime={new Date(ring.at).toISOString()}>{clockTime(ring.at, timeLocale.value)}</time>
        {rung.length === 0 ? <> · {t("ticket.storyNobody")}</> : null}
      </p>
      <ul>
        {rung.map(({ agentId, name }) => (
          <li key={agentId}>
            <strong dir="auto">{name}</strong>{" "}
            {declined.has(agentId)
              ? declined.get(agentId)
                ? t("ticket.hasDeclinedWhy", { reason: declined.get(agentId) ?? "" })
                : t("ticket.hasDeclined")
              : t("ticket.rung")}
          </li>
        ))}
        {skipped.map(({ agentId, name, why }) => (
          <li key={agentId}>
            <strong dir="auto">{name}</strong> {t(`skipped.${why}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who declined after this ring and before the next, with the reason or "". */
function declinedAfter(
  transcript: readonly LoggedEntry[],
  seq: number,
  offerId: string,
): Map<string, string> {
  const declined = new Map<string, string>();
  for (const entry of transcript) {
    if (entry.seq <= seq || entry.kind !== "system") continue;
    if (entry.what.event === "offered" && entry.what.offerId !== offerId) break;
    if (entry.what.event === "declined") declined.set(entry.what.agentId, entry.what.reason ?? "");
  }
  return declined;
}
