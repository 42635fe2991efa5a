// The words of the feedback form.
import { lateWords } from "../late-words.ts";
import type { FeedbackKey } from "./catalogue/en.ts";

export const { begin, t } = lateWords<FeedbackKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
