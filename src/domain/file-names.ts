// Names of files that came from elsewhere, made harmless: for a page, for a header, and for the disk they are saved on.
import { limits } from "../protocol/limits.ts";

/** Controls, and what turns writing round or cannot be seen; the joiners of emoji and of some scripts stay. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** What a file system may not take. */
const reserved = /[<>:"|?*%]/g;
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const endingChars = 10;

/** Safe again is the same. */
export function safeName(raw: string): string {
  const last = raw.split(/[/\\]/).at(-1) ?? "";
  const seen = last.replace(halves, "").replace(unseen, "").replace(reserved, "_").normalize("NFC");
  const { stem, ending } = splitEnding(trim(seen.replace(/\s+/g, " ")));
  const tail = ending === "" ? "" : `.${ending}`;
  const short = trim(shorten(stem, limits.fileNameChars - tail.length - 1));
  if (short === "") return `file${tail}`;
  return `${devices.test(short) ? "_" : ""}${short}${tail}`;
}

/** `ending`: what follows the last dot, where it looks like one; else empty. */
export function splitEnding(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf(".");
  const ending = name.slice(dot + 1);
  const isEnding = dot > 0 && ending !== "" && ending.length <= endingChars && !/[\s.]/.test(ending);
  return isEnding ? { stem: name.slice(0, dot), ending } : { stem: name, ending: "" };
}

/** Dots and spaces at either end hide a name, or an ending, from somebody. */
function trim(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/g, "");
}

/** By code points: no character is cut in half. */
function shorten(text: string, chars: number): string {
  if (text.length <= chars) return text;
  let kept = "";
  for (const point of text) {
    if (kept.length + point.length > chars) break;
    kept += point;
  }
  return kept;
}
