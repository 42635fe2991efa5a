// While nobody has answered: the place in the queue as the server counts it, and how long it has been.
import { useEffect, useState } from "preact/hooks";
import { useNow } from "../../shared/countdown.tsx";
import { minutesAndSeconds } from "../../shared/time.ts";
import { hostPage } from "../host-page.ts";
import type { Visit } from "../visit.ts";
import { t } from "./words.ts";

const askMs = 8_000;

interface Props {
  visit: Visit;
  createdAt: number;
  clockSkewMs: number;
}

export function WaitingCard({ visit, createdAt, clockSkewMs }: Props) {
  const [position, setPosition] = useState<number | null>(null);
  const now = useNow();
  useEffect(() => {
    async function ask(): Promise<void> {
      if (!hostPage.isWatched()) return;
      const place = await visit.queuePlace();
      if (place.ok) setPosition(place.value.position);
    }
    void ask();
    const timer = setInterval(ask, askMs);
    return () => clearInterval(timer);
  }, [visit]);
  return (
    <section class="waiting" aria-labelledby="waiting">
      <h2 id="waiting">
        {t("waiting.heading")}
        <span class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      </h2>
      <p class="waiting-line small">
        <span role="status">{position === null ? null : placeText(position)}</span>
        <span class="soft">
          {t("waiting.elapsed")}{" "}
          <span role="timer" class="countdown">
            {minutesAndSeconds(now + clockSkewMs - createdAt)}
          </span>
        </span>
      </p>
      <p class="soft small">{t("waiting.hint")}</p>
    </section>
  );
}

function placeText(position: number): string {
  return position <= 1 ? t("waiting.next") : t("waiting.before", { count: position - 1 });
}
