// Help beside the form: articles to browse, those that may answer what is being typed, and the visitor's earlier chats.
import { wear } from "../../shared/wear.ts";
import css from "./articles.css?late";
import { Help } from "./help.tsx";
import { Suggestions } from "./suggestions.tsx";
import { begin } from "./words.ts";

wear(css);
await begin();

export const articles = { Help, Suggestions };
