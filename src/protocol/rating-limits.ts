// What the widget's rating has to know of the limits: apart, since it is fetched apart.
export const ratingLimits = {
  /** What a visitor may add to a rating, UTF-16 code units. */
  ratingCommentChars: 1_000,
} as const;
