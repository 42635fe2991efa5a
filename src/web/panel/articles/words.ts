// The words of the help articles.
import { lateWords } from "../late-words.ts";
import type { ArticlesKey } from "./catalogue/en.ts";

export const { begin, t } = lateWords<ArticlesKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
