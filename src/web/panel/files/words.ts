// The words of files.
import { lateWords } from "../late-words.ts";
import type { FilesKey } from "./catalogue/en.ts";

export const { begin, t } = lateWords<FilesKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
