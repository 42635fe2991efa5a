// The words of a part of the panel that is fetched later, together with it.
import { createLateWords } from "../shared/late-words.ts";
import { locale, t } from "./words.ts";

export const lateWords = createLateWords(locale, t);
