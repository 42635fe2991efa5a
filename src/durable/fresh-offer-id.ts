// An id for a ring that a command may need: ids come to the rules from outside.
import { idOf } from "../protocol/id-of.ts";

export function freshOfferId(): string {
  return idOf("offer", crypto.getRandomValues(new Uint8Array(32)));
}
