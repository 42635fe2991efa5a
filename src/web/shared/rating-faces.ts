// The three faces of a rating, as strokes on a 24-unit grid. Decoration: a word stands with each.
import type { Rating } from "../../protocol/entry.ts";

const head = "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M9 9.5v.01M15 9.5v.01";

export const ratingFaces: Record<Rating, string> = {
  good: `${head}M8 14c2 3.2 6 3.2 8 0`,
  okay: `${head}M8.5 15h7`,
  bad: `${head}M8 16c2-3.2 6-3.2 8 0`,
};
