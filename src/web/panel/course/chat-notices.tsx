// What the visitor has to know above the composer: the line is broken, or the chat is about to end.
import { useEffect, useState } from "preact/hooks";
import type { ChatView } from "../../../protocol/chat-view.ts";
import type { ChatClient } from "../../shared/chat-client.ts";
import { Countdown } from "../../shared/countdown.tsx";
import { t } from "./words.ts";

/** A line that is back sooner than this is not worth a word. */
const patienceMs = 1_500;

export function ChatNotices({ client, view }: { client: ChatClient; view: ChatView }) {
  const broken = view.phase !== "ended" && client.connection.value !== "live";
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!broken) {
      setTold(false);
      return;
    }
    const timer = setTimeout(() => setTold(true), patienceMs);
    return () => clearTimeout(timer);
  }, [broken]);
  return (
    <>
      <div role="status">{told ? <p class="notice strip">{t("chat.reconnecting")}</p> : null}</div>
      <div role="status">
        {view.endsAt === null ? null : (
          <div class="notice strip countdown-strip">
            <p>
              <strong>
                {t("chat.countdown")}{" "}
                <Countdown endsAt={view.endsAt} clockSkewMs={client.replica.value.clockSkewMs} />
              </strong>
              <br />
              {t("chat.countdown.hint")}
            </p>
            <button type="button" class="quiet" onClick={client.keep}>
              {t("chat.keep")}
            </button>
          </div>
        )}
      </div>
    </>
  );
}
