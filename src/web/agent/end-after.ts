// A time of somebody's own after which a chat ends.
import { limits } from "../../protocol/limits.ts";

/** Seconds as somebody typed them; full-width digits of an input method count. Null where they are out of range. */
export function endAfter(typed: string): number | null {
  const text = typed.normalize("NFKC").trim();
  if (!/^\d{1,6}$/.test(text)) return null;
  const seconds = Number(text);
  return seconds >= limits.endAfterMinSeconds && seconds <= limits.endAfterMaxSeconds ? seconds : null;
}
