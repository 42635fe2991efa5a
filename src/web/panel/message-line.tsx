// One message: the text as it was written, with its links, and for one's own how far it has come.
import type { Person } from "../../protocol/photos.ts";
import type { ChatClient } from "../shared/chat-client.ts";
import { LinkedText } from "../shared/linkify.tsx";
import { clockTime } from "../shared/time.ts";
import { CheckIcon, ChecksIcon, ClockIcon } from "./icons.tsx";
import { FileBubble } from "./late-parts.ts";
import { Photo } from "./photo.tsx";
import type { Delivery, MessageRow } from "./timeline.ts";
import type { Visit } from "./visit.ts";
import { locale, refusalText, t } from "./words.ts";

interface Props {
  row: MessageRow;
  name: string;
  visit: Visit;
  chatId: string;
  person: Person | undefined;
  client: ChatClient;
  clockSkewMs: number;
}

export function MessageLine({ row, name, visit, chatId, person, client, clockSkewMs }: Props) {
  const { seq, delivery, first, last, body, file, at, failed, cid } = row;
  const mine = delivery !== null;
  const kind = `message${mine ? " mine" : " theirs"}${first ? " first" : ""}${last ? " last" : ""}`;
  return (
    <div class={`${kind}${failed === null ? "" : " failed"}`} data-seq={seq}>
      <span class={mine || !first ? "visually-hidden" : "author"}>
        {first ? <Photo of={person} /> : null}
        {mine ? t("chat.you") : name}
      </span>
      {file ? <FileBubble file={file} visit={visit} chatId={chatId} /> : null}
      {body ? (
        <p class="bubble" dir="auto">
          <LinkedText text={body} />
        </p>
      ) : null}
      {failed !== null && cid !== null ? (
        <p class="refusal">
          <span role="alert">
            {t("mark.failed")} {refusalText(failed)}
          </span>
          <br />
          <button type="button" class="link" onClick={() => client.retry(cid)}>
            {t("mark.retry")}
          </button>{" "}
          <button type="button" class="link" onClick={() => client.discard(cid)}>
            {t("mark.discard")}
          </button>
        </p>
      ) : (
        <p class={last ? "meta" : "meta visually-hidden"}>
          <time dateTime={new Date(at - clockSkewMs).toISOString()}>
            {clockTime(at - clockSkewMs, locale.value)}
          </time>
          {delivery === null ? null : <DeliveryMark delivery={delivery} />}
        </p>
      )}
    </div>
  );
}

function DeliveryMark({ delivery }: { delivery: Delivery }) {
  return (
    <span class={`mark ${delivery}`}>
      {delivery === "sending" ? <ClockIcon /> : delivery === "sent" ? <CheckIcon /> : <ChecksIcon />}
      <span class="visually-hidden">{t(`mark.${delivery}`)}</span>
    </span>
  );
}
