// The words of the supervisors' room.
import { lateWords } from "../late-words.ts";
import type { LiveKey } from "./catalogue/en.ts";

export const { begin: beginLiveWords, t } = lateWords<LiveKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
