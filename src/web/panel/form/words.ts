// The words of what a form may need beside the first fields.
import { lateWords } from "../late-words.ts";
import type { FormKey } from "./catalogue/en.ts";

export const { begin, t } = lateWords<FormKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
