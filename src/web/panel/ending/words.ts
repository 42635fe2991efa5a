// The words of a chat's end.
import { lateWords } from "../late-words.ts";
import type { EndingKey } from "./catalogue/en.ts";

export const { begin, t } = lateWords<EndingKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
