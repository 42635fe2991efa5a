// A new random id.
import { idOf } from "../protocol/id-of.ts";

export function newId(prefix: string): string {
  return idOf(prefix, crypto.getRandomValues(new Uint8Array(32)));
}
