// An agent's photo. Without a name: the agent's own stands beside it, and what cannot be had is not seen.
import type { Person } from "../../protocol/photos.ts";

export function Photo({ of }: { of: Person | undefined }) {
  return of?.photo ? <img class="photo" src={of.photo} alt="" /> : null;
}
