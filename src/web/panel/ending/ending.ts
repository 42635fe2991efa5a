// The end of a chat: the question before it and the card after it. Fetched while the chat runs.
import { wear } from "../../shared/wear.ts";
import { EndDialog } from "./end-dialog.tsx";
import { EndedCard } from "./ended-card.tsx";
import css from "./ending.css?late";
import { begin } from "./words.ts";

wear(css);
await begin();

export const ending = { EndDialog, EndedCard };
