// Feedback in a place of its own: fetched where the panel is shown for it (`mode=feedback`).
import { wear } from "../../shared/wear.ts";
import css from "./feedback.css?late";
import { FeedbackPage } from "./feedback-page.tsx";
import { begin } from "./words.ts";

wear(css);
await begin();

export const feedback = { FeedbackPage };
