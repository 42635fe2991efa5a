// The words of a chat's course.
import { lateWords } from "../late-words.ts";
import type { CourseKey } from "./catalogue/en.ts";

export const { begin, t } = lateWords<CourseKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
