// What a form may need beside the first fields: the site's own fields, whether anybody is there, and what becomes of a
// question while nobody is. Fetched when the form stands.
import { wear } from "../../shared/wear.ts";
import * as core from "../words.ts";
import { Away } from "./away.tsx";
import { fileRequest } from "./file-request.ts";
import { FiledCard } from "./filed-card.tsx";
import css from "./form.css?late";
import { FormRest } from "./form-rest.tsx";
import { begin, t } from "./words.ts";

wear(css);
await begin();

function refusalText(code: string): string {
  return code === "bad_form" || code === "unavailable" ? t(`refusal.${code}`) : core.refusalText(code);
}

export const form = { FormRest, FiledCard, Away, fileRequest, refusalText };
