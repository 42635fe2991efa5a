// A countdown that runs: how long the chat still lasts, and what may be done about it.
import type { ChatView } from "../../protocol/chat-view.ts";
import { Countdown, timeLeft, useNow } from "../shared/countdown.tsx";
import { useChatPart } from "./chat-part.ts";
import { EndMenu } from "./end-menu.tsx";
import { Icon } from "./icons.tsx";
import type { OpenChat } from "./open-chats.ts";
import { t } from "./words.ts";

export function EndingBanner({ chat, view, endsAt }: { chat: OpenChat; view: ChatView; endsAt: number }) {
  const { client } = chat;
  const clockSkewMs = useChatPart(client, "clockSkewMs");
  const over = timeLeft(endsAt, clockSkewMs, useNow()) === 0;
  const place = "\u0000";
  const [before = "", after = ""] = t("end.timer", { time: place }).split(place);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form.
    <div class="ending" role="group" aria-label={t("end.group")}>
      <Icon name="clock" />
      <p>
        {over ? (
          t("end.ending")
        ) : (
          <>
            <strong>
              {before}
              <Countdown endsAt={endsAt} clockSkewMs={clockSkewMs} />
              {after}
            </strong>{" "}
            <span class="hint">{t("end.timerHint")}</span>
          </>
        )}
      </p>
      {view.may.end ? (
        <div class="row">
          <button type="button" class="quiet" onClick={() => client.keep()}>
            {t("end.keep")}
          </button>
          <EndMenu client={client} view={view} label={t("end.change")} buttonClass="quiet" up />
          <button type="button" class="quiet danger" onClick={() => client.end()}>
            {t("end.now")}
          </button>
        </div>
      ) : null}
    </div>
  );
}
