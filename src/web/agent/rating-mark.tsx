// What a visitor said of a chat, as a face with its word: shown beside it, or for screen readers and on pointing.
import type { Rating } from "../../protocol/entry.ts";
import { ratingFaces } from "../shared/rating-faces.ts";
import { t } from "./words.ts";

export function RatingMark({ rating, small = false }: { rating: Rating; small?: boolean }) {
  const words = t("rated", { rating: t(`ratings.${rating}`) });
  return (
    <span class={`rating-mark ${rating}`} title={small ? words : undefined}>
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={ratingFaces[rating]} />
      </svg>
      <span class={small ? "visually-hidden" : undefined}>{words}</span>
    </span>
  );
}
