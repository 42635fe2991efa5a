// The words of an agent's own photo.
import { lateWords } from "../late-words.ts";
import type { PhotoWord } from "./catalogue/en.ts";

export const { begin: beginPhotoWords, t } = lateWords<PhotoWord>({
  en: () => import("./catalogue/en.ts"),
  "zh-CN": () => import("./catalogue/zh-CN.ts"),
});
