// The words of screenshots.
import { lateWords } from "../../late-words.ts";
import type { ScreenshotKey } from "./catalogue/en.ts";

export const { begin, t } = lateWords<ScreenshotKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
