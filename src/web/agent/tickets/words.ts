// The words of the ticket room.
import { lateWords } from "../late-words.ts";
import type { TicketKey } from "./catalogue/en.ts";

export const { begin: beginTicketWords, t } = lateWords<TicketKey>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
