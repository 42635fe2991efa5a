// What stands in the text box's place when a chat has ended: that it is saved, and where, and what the visitor said of it.
import { useEffect, useState } from "preact/hooks";
import type { ChatView } from "../../protocol/chat-view.ts";
import { Icon } from "./icons.tsx";
import { RatingMark } from "./rating-mark.tsx";
import { rest } from "./rest.ts";
import { type Lookup, lookUpTicket } from "./tickets/ticket-lookup.ts";
import { t } from "./words.ts";

export function EndedCard({ view, onClose }: { view: ChatView; onClose: () => void }) {
  const [lookup, setLookup] = useState<Lookup>({ state: "loading" });
  useEffect(
    () =>
      lookUpTicket({ load: () => rest.ticket(view.id), tries: Number.POSITIVE_INFINITY, show: setLookup }),
    [view.id],
  );
  return (
    <div class="ended">
      <p role="status">
        <strong>{t(`ended.${view.outcome ?? "finished"}`)}</strong>{" "}
        <span class="hint">{savedText(lookup)}</span>
      </p>
      <p role="status" class="ended-rating">
        {view.rated ? <RatingMark rating={view.rated.rating} /> : null}
        {view.rated?.comment ? <q dir="auto">{view.rated.comment}</q> : null}
      </p>
      <div class="row">
        <a class="button quiet" href={`#/tickets/${view.id}`}>
          <Icon name="tickets" />
          {t("ended.open")}
        </a>
        <button type="button" class="quiet" onClick={onClose}>
          {t("ended.close")}
        </button>
      </div>
    </div>
  );
}

function savedText(lookup: Lookup): string {
  switch (lookup.state) {
    case "found":
      return t("ended.saved", { number: String(lookup.ticket.number) });
    case "loading":
      return t("ended.saving");
    case "saving":
      return t(lookup.long ? "ended.savingLong" : "ended.saving");
    case "refused":
      return "";
    default:
      return lookup satisfies never;
  }
}
