// The words of the reports.
import { lateWords } from "../late-words.ts";
import type { ReportKey } from "./catalogue/en.ts";

export const { begin: beginReportWords, t } = lateWords<ReportKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
