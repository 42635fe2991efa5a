// The words of a part of the agent page that is fetched later, together with it.
import { createLateWords } from "../shared/late-words.ts";
import { locale } from "./preferences.ts";
import { t } from "./words.ts";

export const lateWords = createLateWords(locale, t);
