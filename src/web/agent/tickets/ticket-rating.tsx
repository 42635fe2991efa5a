// What the visitor said of the chat last, beside the ticket.
import type { Ticket } from "../../../protocol/ticket-api.ts";
import { dateAndTime } from "../../shared/time.ts";
import { timeLocale } from "../preferences.ts";
import { RatingMark } from "../rating-mark.tsx";
import { t } from "./words.ts";

export function TicketRating({ ticket: { rating, ratingComment, ratedAt } }: { ticket: Ticket }) {
  if (rating === null) return null;
  return (
    <section class="ticket-rating" aria-label={t("ticket.rating")}>
      <RatingMark rating={rating} />
      {ratingComment ? <q dir="auto">{ratingComment}</q> : null}
      {ratedAt === null ? null : (
        <time class="hint" dateTime={new Date(ratedAt).toISOString()}>
          {dateAndTime(ratedAt, timeLocale.value)}
        </time>
      )}
    </section>
  );
}
