// The words of the canned messages' part of the page.
import { lateWords } from "../late-words.ts";
import type { CannedKey } from "./catalogue/en.ts";

export const { begin: beginCannedWords, t: ct } = lateWords<CannedKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
