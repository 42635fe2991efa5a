// The words of a chat's comforts.
import { lateWords } from "../late-words.ts";
import type { ComfortsKey } from "./catalogue/en.ts";

export const { begin, t } = lateWords<ComfortsKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
